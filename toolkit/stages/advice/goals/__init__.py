"""Checks on dates, goals, growth and the ways not taken, one a file."""

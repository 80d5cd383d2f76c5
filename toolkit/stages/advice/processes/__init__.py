"""Checks on how the work runs, one a file."""

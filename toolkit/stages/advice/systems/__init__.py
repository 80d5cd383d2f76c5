"""Checks on programs, flows and data, one a file."""

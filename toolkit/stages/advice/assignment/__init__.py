"""Checks on what is going to be signed, one a file."""

"""Checks on what a vendor does not perform and what is done about it, one a file."""

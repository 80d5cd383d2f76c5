"""Checks on workgroup, hearing, training and support, one a file."""

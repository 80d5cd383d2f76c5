"""Checks on backup, rights and hosting, one a file."""

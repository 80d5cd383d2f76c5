"""Checks on vendors, prices and ratings, one a file."""

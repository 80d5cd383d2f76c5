"""Runs with other weights, points and raters: how stable a rank is."""

"""Formats that come back or go to other tools."""

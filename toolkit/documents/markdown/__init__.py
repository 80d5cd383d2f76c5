"""Markdown text becomes blocks; printed values are put back where the template left their marks."""

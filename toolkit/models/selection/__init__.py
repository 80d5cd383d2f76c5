"""Nouns of how vendors are compared: key tasks, vendors, scorecards, comparison."""

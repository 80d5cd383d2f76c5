"""Interviews: sittings held or read from files, what they say against each other, who is heard when."""

"""A person is taken out of what an engagement holds."""

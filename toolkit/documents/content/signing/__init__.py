"""Papers that are signed after the Technical Assignment, or beside it."""

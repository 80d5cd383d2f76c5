"""Sign-off: freeze, read, sign, verify, change in the open, accept."""

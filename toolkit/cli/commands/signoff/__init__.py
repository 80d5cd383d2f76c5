"""`signoff`: freeze, read, sign, verify, change in the open."""

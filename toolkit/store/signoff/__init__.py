"""The files of a sign-off: what is issued and never changes, and what the readers did."""

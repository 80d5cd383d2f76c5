"""Floor 4: the engagement folder on disk; the only room that reads and writes a client's files."""

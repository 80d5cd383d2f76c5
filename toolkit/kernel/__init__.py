"""Floor 3: pure things that several stages share."""

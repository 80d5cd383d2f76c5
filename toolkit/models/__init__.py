"""Floor 2: frozen nouns of the domain, one file a noun; no input, no output, no clock."""

"""Names that one file uses and another one defines."""

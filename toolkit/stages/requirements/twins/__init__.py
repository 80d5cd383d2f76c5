"""Which requirements seem to ask for the same, and which cannot both hold."""

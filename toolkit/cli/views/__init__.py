"""How results look on the screen and as JSON."""

"""Charts: the same bytes for the same data, legible in black and white."""

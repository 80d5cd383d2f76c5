"""Sign a frozen edition, take in what was signed elsewhere, verify it."""

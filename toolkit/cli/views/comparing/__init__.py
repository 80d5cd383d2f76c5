"""The comparison of the vendors on the screen: short, for the expert, as JSON."""

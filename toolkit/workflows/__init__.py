"""Floor 5: load, call a pure stage, save; here the clock, the user and the ids come in."""

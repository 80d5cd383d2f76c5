"""Plans: made in detail, explained, tried otherwise, accepted, written for other tools."""

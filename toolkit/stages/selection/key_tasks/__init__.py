"""Key tasks: proposed from interviews, accepted by a person, locked before the first demo."""

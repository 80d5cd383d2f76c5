"""Nouns of the scoring stage: how far a comparison can be trusted."""

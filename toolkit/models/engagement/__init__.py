"""Nouns of the client project: client, members, goals, settings, signatories."""

"""Nouns of what the company works with today: processes, systems, flows, data sources, roles."""

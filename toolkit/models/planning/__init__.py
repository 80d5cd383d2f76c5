"""Nouns of from gap to plan: gaps, offers, estimates, phases, budget, plan."""

"""Answers that were collected elsewhere (ODK, Kobo): tables or JSON in, plain answers with their places out."""

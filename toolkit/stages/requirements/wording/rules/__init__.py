"""The wording rules, one a file, in rooms by what they look at."""

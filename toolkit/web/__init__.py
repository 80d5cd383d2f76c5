"""The web face: pages for the people who rate, answer and read, served from the consultant's laptop."""

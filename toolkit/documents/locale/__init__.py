"""Fixed texts in other languages: catalogues (.po), and where their sentences go in templates and blocks."""

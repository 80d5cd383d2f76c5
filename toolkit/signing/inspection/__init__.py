"""Looking into PDFs that come back signed."""

"""Accept phases against the signed edition."""

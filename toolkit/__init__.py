"""crmkit: from the first staff interview to a signed Technical Assignment."""

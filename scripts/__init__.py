"""What keeps the repository's own data true; not part of the product."""

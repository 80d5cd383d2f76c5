"""Pages: each reads its input, calls one workflow, and shows."""

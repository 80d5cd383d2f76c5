"""Papers that stay inside the client's house."""

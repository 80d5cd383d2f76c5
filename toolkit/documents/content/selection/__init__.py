"""What documents say about key tasks, demos and vendors."""

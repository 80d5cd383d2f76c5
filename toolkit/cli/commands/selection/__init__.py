"""Commands on key tasks, demos and vendors."""

"""What the sections of the Technical Assignment hold beside demands, gaps and money."""

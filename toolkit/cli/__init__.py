"""Floor 6: the command line. Reads what was typed, calls one workflow, shows the result."""

"""Review of requirements at the terminal."""

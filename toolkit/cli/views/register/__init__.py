"""Views of what is done with the register."""

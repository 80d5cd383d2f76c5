"""The landscape on the screen."""

"""The engagement folder as a whole, on the screen."""

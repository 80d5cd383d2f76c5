"""The engagement folder as a whole, and the machine it lies on."""

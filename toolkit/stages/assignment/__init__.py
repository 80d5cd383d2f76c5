"""From everything decided to the Technical Assignment as a model."""

"""From answers to a register of requirements."""

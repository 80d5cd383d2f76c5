"""What rows from a file mean for the register."""

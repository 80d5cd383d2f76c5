"""What only the register as a whole shows."""

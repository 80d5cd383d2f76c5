"""What follows from a plan: why it does not hold, what would be if, what moved, what to be warned of."""

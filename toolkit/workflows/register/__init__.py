"""What is done with the register: reviewed, compared, traced, exchanged; and the landscape beside it."""

"""What an engagement's state says to do next."""

"""What a plan comes to in many random draws."""

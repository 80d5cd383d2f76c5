"""What the sign-off shows."""

"""Invitations to the web pages: made, used once, taken back."""

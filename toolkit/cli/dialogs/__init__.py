"""The loops that talk with a person at the terminal; everything that counts is decided by workflows and stages."""

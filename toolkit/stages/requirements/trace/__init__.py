"""The way from the spoken sentence to the signed clause, in both directions."""

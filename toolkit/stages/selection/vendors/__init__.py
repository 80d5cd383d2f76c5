"""Vendors: their answers, claims against grades, the lock of prices, what they cost over the years."""

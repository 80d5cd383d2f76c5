"""From group grades to the gap list with its lists A and B."""

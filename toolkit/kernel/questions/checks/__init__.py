"""Everything that can be wrong with a form before it is asked."""

"""The engagement folder as a whole: begun, taken back, carried, forgotten in part."""

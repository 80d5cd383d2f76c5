"""`serve` and `invite`: pages for the people in the room, and the links to them."""

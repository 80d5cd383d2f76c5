"""What all formats share about the look: places in a table, sides of a page, colours, the facts of a title page."""

"""The HTML writer: blocks to the elements of one self-contained page."""

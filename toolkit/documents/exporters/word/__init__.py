"""The Word writer: blocks to WordprocessingML elements, and those into the package of the reference document."""

"""The PDF writer: blocks to plain data, and a fixed typst program that sets them on pages."""

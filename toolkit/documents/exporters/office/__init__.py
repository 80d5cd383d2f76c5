"""LibreOffice: page numbers for the contents of a Word file, and a PDF that looks like it."""

"""One file a format, found by folder: `SUFFIX` and `render(document, files) -> bytes`."""

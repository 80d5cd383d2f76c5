"""Lines of workbooks that came back from raters and vendors: text with its places."""

"""How YAML is read: the text, the parser's events, places, and words for what is wrong."""

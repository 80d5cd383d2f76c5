"""How YAML and the calendar's CSV are read: the text, the parser's events, places, and words for what is wrong."""

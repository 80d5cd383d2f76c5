"""Who may use the web pages for what."""

"""What stands between a request and a page: sessions, tokens, limits, headers, errors."""

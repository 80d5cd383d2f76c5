"""Ratings of demos: what a scorecard must hold, who may see it, what a file of ratings brings."""

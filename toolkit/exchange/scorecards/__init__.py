"""Scorecards as workbooks and CSV: one goes out for each rater, filled ones come back."""

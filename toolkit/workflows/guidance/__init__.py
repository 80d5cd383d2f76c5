"""Where an engagement stands and what comes next, quick enough to be asked at any moment."""

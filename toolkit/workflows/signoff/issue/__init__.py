"""Issue an edition: the text of today, frozen, with everything that goes beside it."""

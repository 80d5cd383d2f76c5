"""The advice checks over an engagement: gather the facts, run the checks, waive."""

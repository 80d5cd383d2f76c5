"""Commands that look for faults: advice checks and wording."""

"""From gaps, work items and prices to phases, cost, dates and findings."""

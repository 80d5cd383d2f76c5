"""Order by majority judgment and dominance: no points for grades are needed."""

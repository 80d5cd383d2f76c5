"""Key tasks, scorecards, vendors and costs on the screen."""

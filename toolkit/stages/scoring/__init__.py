"""From ratings to group grades, points, gate and verdict."""

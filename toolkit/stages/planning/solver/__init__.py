"""The planner: which item in which phase, when, by which role; proved level by level with CP-SAT."""

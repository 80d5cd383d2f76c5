"""Floor 4: the stages of the method, pure functions that never see each other."""

"""What stands between a draft and a signature."""

"""What interviews and requirements share: forms compiled, answers typed, templates filled."""

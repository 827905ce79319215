"""What must be in order before somebody returns, counted back, and the check after it."""

"""What people see in a browser: pure functions of a view and words, HTML out. Everything that was typed is escaped."""

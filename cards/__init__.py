"""What people see in Teams: pure functions, view in, Adaptive Card out, and the typed data of the buttons."""

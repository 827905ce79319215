"""What follows a zitting: open items move on, everybody hears what was agreed, the verslag is approved and read."""

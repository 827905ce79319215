"""The cards of a zitting that goes on: the running agenda, the panel of who leads it, and what each one sees alone."""

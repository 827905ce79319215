"""The rights of a person, through the real router on a real database."""

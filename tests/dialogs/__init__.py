"""The conversations, each run through the real router on a real database."""

"""The talk of a detained person, through the real router."""

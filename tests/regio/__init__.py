"""Region files: what is taken, what is refused, and how it is said."""

"""What a person really sees: the real playground in a real browser."""

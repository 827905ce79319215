"""The worker that makes, checks, moves and deletes the meetings of talks, outside every transaction."""

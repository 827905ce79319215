"""What an organisatie agreed to do, from its own side."""

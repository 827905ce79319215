"""What stands still, what was tried, and the four steps by which it is brought to move again."""

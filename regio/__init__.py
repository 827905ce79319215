"""A region as data: reading region files and checking them."""

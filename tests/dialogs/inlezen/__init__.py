"""Reading in, from the side of who asks for it."""

"""What comes with the project beside the program."""

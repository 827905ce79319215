"""What comes with the project beside the program: the playground it is shown in, and people who do not exist."""

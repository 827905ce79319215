"""What must be in order before somebody returns: a list, one person, the work of an organisatie, the check after."""

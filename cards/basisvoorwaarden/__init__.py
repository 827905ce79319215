"""What must be in order before somebody returns: the list, one person, what an organisatie works on, the check after."""

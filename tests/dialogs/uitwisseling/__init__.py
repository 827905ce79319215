"""What came of a casus, for another system."""

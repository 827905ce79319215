"""The front office of the RIO."""

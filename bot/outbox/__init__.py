"""Sends what waits, within the limits of Teams."""

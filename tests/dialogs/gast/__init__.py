"""Somebody who is detained, at his own page."""

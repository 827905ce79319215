"""Signals about a return, as who deals with them sees them."""

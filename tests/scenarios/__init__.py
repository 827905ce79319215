"""Whole stories, in which people type and press and everything between is real: HTTP, tokens, database, sender."""

"""Afspraken, made, done and changed."""

"""Invitations: what goes into whose calendar, and when."""

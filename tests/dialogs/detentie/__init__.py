"""Detentions: taking somebody in, and what changes."""

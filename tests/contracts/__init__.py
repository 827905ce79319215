"""Promises between rooms: every text there, every error mapped, every verb handled."""

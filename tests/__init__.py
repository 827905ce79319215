"""Mirrors the rooms; plus whole stories and the real browser."""

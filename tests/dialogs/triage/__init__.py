"""Triage, through the real router on a real database."""

"""Meldingen as people see them: the form, what came of it, and the neutral posts about it."""

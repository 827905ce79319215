"""Detentions on cards: the forms, one calm card of how it stands, the neutral post."""

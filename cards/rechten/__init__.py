"""The rights of a person: cards for the contact point, for the organisatie that answered, and for who should know."""

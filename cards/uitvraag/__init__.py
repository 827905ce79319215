"""The cards of an uitvraag: starting it, the neutral posts, answering, and how it stands."""

"""The cards of a casus: the form, the questions that may follow it, and what is known."""

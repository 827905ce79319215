"""The cards of triage: the form and what it comes down to, the decision, what was decided before, the melder."""

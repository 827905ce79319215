"""Uitvraag, from starting it to reading the answers, through the real router on both databases."""

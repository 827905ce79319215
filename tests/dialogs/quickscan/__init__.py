"""Tests of the quickscan and of the uitvraag of the week."""

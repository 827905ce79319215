"""Tests of the edge with Teams, and of the traps of the stock SDK."""

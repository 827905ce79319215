"""Tests of what must last, on SQLite and on PostgreSQL."""

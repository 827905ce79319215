"""Tests of what people see in Teams."""

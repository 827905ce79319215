"""Answering a worklist: the reason before any name, a few persons per step, refusing, and storing what was said."""

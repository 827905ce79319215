"""The sender and what it decides."""

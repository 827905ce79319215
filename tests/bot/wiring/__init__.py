"""The whole bot, put together from its settings."""

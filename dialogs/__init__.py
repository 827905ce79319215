"""The conversations the bot holds with people: the use cases."""

"""Microsoft Teams: the only room that knows the Bot Framework SDK."""

"""The time and the ticker: the only room that asks the operating system what time it is."""

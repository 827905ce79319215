"""Conveniences of the demo, known to the command line only: the playground, and who one plays."""

"""The edge, tested over real HTTP against the fake Teams."""

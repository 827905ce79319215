"""An invented year of nazorg: for a try-out, and for the tests that play a whole year."""

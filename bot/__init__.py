"""The machine room: Teams, the clock, the outbox, the command line, settings and wiring."""

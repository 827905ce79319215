"""The rules of the Veiligheidshuis: pure and synchronous. Knows no Teams, no database and no clock."""

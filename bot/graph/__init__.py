"""Microsoft Entra, for people: who signs in to the pages."""

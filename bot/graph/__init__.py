"""Microsoft Entra, for people: who signs in to the pages; and Microsoft Graph, for the meetings of talks."""

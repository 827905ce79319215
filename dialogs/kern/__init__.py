"""What all conversations share: the turn, the registry of commands and verbs, the router, the ports."""

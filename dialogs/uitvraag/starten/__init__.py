"""Starting an uitvraag: the proposal, what may be chosen, urgent ones, and asking one organisatie more."""

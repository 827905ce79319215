"""Cards about afspraken: made, listed, opened and changed by the regisseur; done by the owner."""

"""The words the product speaks: one catalogue for each language, with stable keys."""

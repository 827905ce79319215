"""Cards about the verslag of a zitting: approved by the regisseur of each casus, read by who takes part in it."""

"""The cards of a zitting that goes on."""

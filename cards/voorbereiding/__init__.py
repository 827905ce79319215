"""The cards of the hour before a zitting: what stands where, one item, what may be shared, and changing the agenda."""

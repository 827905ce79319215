"""The hour before a zitting, through the real router on both databases."""

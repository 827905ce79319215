"""Questions for advice: the form, one question opened, the neutral posts, and the counts."""

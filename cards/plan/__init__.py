"""Cards of the plan van aanpak."""

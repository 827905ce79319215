"""What people see of the front office of the RIO."""

"""A Microsoft Graph to test against: a real server on loopback that keeps the documented rules for online meetings."""

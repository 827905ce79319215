"""A Teams to test against: a real server on loopback that keeps Teams' rules, with real keys and signed tokens."""

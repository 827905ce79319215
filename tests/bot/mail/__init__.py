"""Mail, against a real mail server on loopback."""

"""The web application around the edge."""

"""Mail: a neutral line for who has no Teams. Content never travels this way."""

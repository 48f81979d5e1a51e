"""How the places of two passages relate: the same, a part, another; countries and their adjectives."""

"""How the bodies of two passages relate: the same, related, look-alikes, or named by a phrase only."""

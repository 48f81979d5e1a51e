"""Whether the two sides of a pair say the same thing at all, or one of them is another sentence."""

"""Comparison: what the mentions of two aligned passages state, and whether it is the same. Checks word it."""

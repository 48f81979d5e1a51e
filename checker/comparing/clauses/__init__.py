"""Phrases and clauses that one side of a pair has and the other lacks."""

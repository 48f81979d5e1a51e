"""Numbers, quantities and dates compared: facts (what each states) → agreeing (whether two are one) → settling (which
answers to which) → conflicts (one value, opposite
bounds) and exchanges (figures that changed places) → disagreements (what to report, and how severe it is)."""

from checker.comparing.figures.disagreements import Disagreement, disagreements

__all__ = ["Disagreement", "disagreements"]

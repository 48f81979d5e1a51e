"""Competing readings: which side denies or hedges more than the other can answer for, or says the opposite, and the
texts an encoder is asked to judge between (editing)."""

from checker.comparing.readings.denials import Denial, denial
from checker.comparing.readings.hedging import Unanswered, unanswered
from checker.comparing.readings.opposites import Opposition, oppositions, shifts, turning

__all__ = ["Denial", "Opposition", "Unanswered", "denial", "oppositions", "shifts", "turning", "unanswered"]

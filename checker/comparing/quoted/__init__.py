"""Quotations on two sides: which answer to each other, how far they reach, and whether their words are the same."""

from checker.comparing.quoted.extents import misplaced
from checker.comparing.quoted.pairing import Couple, Gains, couples, gains, speech
from checker.comparing.quoted.senses import Exchange, exchanges, readings
from checker.comparing.quoted.slots import Slot, misfit, slots
from checker.comparing.quoted.standing import Sides, overreaching, unanswered
from checker.comparing.quoted.unlike import unlike

__all__ = ["Couple", "Exchange", "Gains", "Sides", "Slot", "couples", "exchanges", "gains", "misfit", "misplaced",
           "overreaching", "readings", "slots", "speech", "unanswered", "unlike"]

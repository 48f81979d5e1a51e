"""Quotations on two sides: which answer to each other, how far they reach, and whether their words are the same."""

from checker.comparing.quoted.extents import misplaced
from checker.comparing.quoted.pairing import Couple, couples, speech
from checker.comparing.quoted.senses import Exchange, exchanges, readings
from checker.comparing.quoted.slots import Slot, asked, misfit, slots
from checker.comparing.quoted.standing import Sides, overreaching, unanswered
from checker.comparing.quoted.unlike import unlike

__all__ = ["Couple", "Exchange", "Sides", "Slot", "asked", "couples", "exchanges", "misfit", "misplaced",
           "overreaching", "readings", "slots", "speech", "unanswered", "unlike"]

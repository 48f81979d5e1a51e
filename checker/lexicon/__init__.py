"""What the words of one language are in another: which words of a passage its translation answers for."""

from checker.lexicon._tables import Tables
from checker.lexicon.answering import Answer, State, Unit, answers, answers_of_all, units
from checker.lexicon.kinds import GENERAL, Membership, kinds_of, memberships, missed
from checker.lexicon.loading import Lexicon, lexicon
from checker.lexicon.stems import empty

__all__ = ["GENERAL", "Answer", "Lexicon", "Membership", "State", "Tables", "Unit", "answers", "answers_of_all",
           "empty", "kinds_of", "lexicon", "memberships", "missed", "units"]

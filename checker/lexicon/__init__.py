"""What the words of one language are in another: which words of a passage its translation answers for."""

from checker.lexicon._tables import Sense, Tables
from checker.lexicon.answering import Answer, State, answers
from checker.lexicon.loading import Lexicon, lexicon

__all__ = ["Answer", "Lexicon", "Sense", "State", "Tables", "answers", "lexicon"]

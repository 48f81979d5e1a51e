"""Number words that are names, spelled out in the other script: "Three", the network, is «ثري»."""

from checker.alignment import Passage
from checker.comparing.figures.facts import Fact
from checker.languages import fold, language
from checker.languages.hearing import enough, heard, likeness
from checker.languages.naming import naming
from checker.languages.transliteration import sounds

_LEAST_CONSONANTS = 2
_POSSESSIVE = ("'s", "’s")


def spelled_out(fact: Fact, here: Passage, there: Passage) -> bool:
    """Whether a number that `here` states in a word is a name there: it has a capital that no sentence gives it, and
    the other passage spells it out."""
    written = fact.mention.text
    spoken, other = language(here.language), language(there.language)
    if "word" not in fact.marks or not written[:1].isupper() or spoken.script == other.script:
        return False
    name = sounds(fold(written).text, spoken)
    if name.consonants < _LEAST_CONSONANTS or not _is_name(fact, here):
        return False
    words, least = heard(there.text, other), enough(name)
    return any(likeness(name, words[place], other, least) >= least for place in words.may_be(name))


def _is_name(fact: Fact, here: Passage) -> bool:
    """Whether the word stands inside a sentence, or as an owner or a speaker does ("Three said …")."""
    text, span = here.document.article.text, fact.mention.span
    behind = text[span.end:here.span.end]
    starts = {here.document.sentences[index].span.start for index in here.indices}
    following = fold(behind).text.split()
    return span.start not in starts or behind.startswith(_POSSESSIVE) or (
        bool(following) and following[0] in naming(language(here.language)).saying)

"""A source that one side names and the other names otherwise: "Walker said", «قال الخطيب».

Who stands beside a verb of saying bears a name even where this may be an ordinary word ("Park", «سالم»). Where two
statements answer each other and both sources are bare names, one that is heard in nothing of the other is another's.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from checker.comparing.names.hearing import Heard, listen
from checker.comparing.readings.legible import legible
from checker.comparing.speakers import Speaker
from checker.comparing.statements import Statements
from checker.comparing.wording import in_article, said_of, spans_of
from checker.extract.cues import every_cue
from checker.languages import Language, folded
from checker.languages.hearing import Speech, heard
from checker.languages.naming import naming
from checker.languages.transliteration import sounds
from checker.lexicon import State
from checker.mention import Mention, MentionKind

# More words are no bare name.
_MOST = 3
# A name of fewer heavy sounds is heard anywhere, or nowhere, by chance; one so much alike may be a spelling.
_LEAST, _ALIKE = 2, 0.5
_EDGES = "'’\"“”‘«».,:;()"


class Renamed(NamedTuple):
    """The bare name of either source, and whether neither side has the other's anywhere near."""

    source: Mention
    target: Mention
    sure: bool


def renamed(found: Statements) -> Renamed | None:
    """The sources of two statements that answer each other, or are the only ones left, if they are two men's names."""
    pairs = [*found.answered]
    if all(len({one.phrase for one in left}) == 1 for left in (found.source, found.target)):
        pairs.append((found.source[0], found.target[0]))
    for one, other in pairs:
        if not (legible(one.passage) and legible(other.passage)):
            continue
        capitals = [naming(speaker.spoken).capitals for speaker in (one, other)]
        names = _name(one, other), _name(other, one)
        if names[0] and names[1] and capitals[0] != capitals[1]:
            how = _apart(one, other) if capitals[0] else _apart(other, one)
            if how is not None:
                return Renamed(names[0], names[1], how)
    return None


def _name(one: Speaker, other: Speaker) -> Mention | None:
    """A source that is a bare name, as evidence; None for any other. At the head of a sentence every word has a
    capital, so there it takes more to be a name; where there are no capitals a single word is one that the lexicon
    does not know («قال الزهيري»)."""
    span, spoken = one.said.source, one.spoken
    if span is None or one.said.antecedent or any(each.kind is not MentionKind.PERSON for each in one.said.speakers):
        return None
    words, person = one.phrase.split(), one.mentions(MentionKind.PERSON)
    if len(words) > _MOST or every_cue(one.phrase, spoken, "speakers"):
        return None
    if naming(spoken).capitals:
        first = any(one.passage.document.sentences[index].span.start == span.start for index in one.passage.indices)
        named = bool(person) or (not first and all(_capitalised(word, spoken) for word in words))
    else:
        named = (len(person) == 1 and person[0].text == one.phrase) or (
            not person and len(words) == 1 and _strange(one, other))
    return Mention(MentionKind.PERSON, folded(one.phrase), one.phrase, span) if named else None


def _strange(one: Speaker, other: Speaker) -> bool:
    """Whether the lexicon lacks the words of a source, of which none is a title."""
    lists = naming(one.spoken)
    if any(folded(word) in lists.titles | lists.courtesies for word in one.phrase.split()):
        return False
    answers = said_of(one.passage, other.passage)[0]
    return bool(one.said.source) and all(
        answer.state is State.UNKNOWN for answer, span in zip(answers, spans_of(one.passage), strict=True)
        if one.said.source and in_article(one.passage, span).overlaps(one.said.source))


def _capitalised(word: str, spoken: Language) -> bool:
    return word[:1].isupper() and word.lower() not in naming(spoken).openers


def _apart(one: Speaker, other: Speaker) -> bool | None:
    """Whether the name of a side with capitals is nowhere around the other's statement; None if the two may be one: it
    is heard in the other's name, or a name of its own text is."""
    tokens = [word.strip(_EDGES) for word in one.phrase.split() if sounds(word, one.spoken).consonants >= _LEAST]
    phrase = heard(other.phrase, other.spoken)
    if not tokens or any(each.found or each.score >= _ALIKE for each in _listen(tokens, one, other, phrase)):
        return None
    texts = (sentence.text for sentence in one.passage.document.sentences)
    named = {word.strip(_EDGES) for word in chain.from_iterable(text.split() for text in texts) if word[:1].isupper()}
    if any(each.found for each in _listen(sorted(named), one, other, phrase)):
        return None
    return not any(each.found for each in _listen(tokens, one, other, heard(other.passage.text, other.spoken)))


def _listen(tokens: list[str], one: Speaker, other: Speaker, words: Speech) -> Iterator[Heard]:
    for token in tokens:
        yield from listen([token], one.spoken, words, other.spoken)

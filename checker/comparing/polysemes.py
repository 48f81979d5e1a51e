"""Words that one side takes in another sense: a coal mine for a land mine, jogging for running for office.

A word with several senses in one language has a word for each of them in the other, and a translator in a hurry takes
the wrong one. The lists `polysemes` of the languages say which senses exclude each other and by what each is known:
where each side of a pair has a sense of a word, and they have none in common, one of them is another statement.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.wording import in_article
from checker.extract.cues import every_cue
from checker.extract.worded import words
from checker.languages import folded, language
from checker.mention import Mention, MentionKind

# Words under "word/sense/also" may mean a sense: they excuse its rendering on the other side, and accuse nobody.
_ALSO = "also"


class Taken(NamedTuple):
    """The words of the source and of the target that take a word in two senses, and these."""

    source: Mention
    target: Mention
    senses: tuple[str, str]


# The senses of each word of a passage, each with the first words that settle it (None where all may mean others too).
_Senses = Mapping[str, Mapping[str, Mention | None]]


def taken_otherwise(pair: AlignedPair) -> Iterator[Taken]:
    """The words of a pair that the two sides take in different senses, by the names of the lists."""
    source, target = _senses(pair.source), _senses(pair.target)
    for word in sorted(source.keys() & target.keys()):
        mine, yours = source[word], target[word]
        if mine.keys() & yours.keys() or mine.keys() & _beside(pair.target, word) or yours.keys() & _beside(
                pair.source, word):
            continue
        sure = [next(((sense, one) for sense, one in side.items() if one), None) for side in (mine, yours)]
        if sure[0] and sure[1]:
            yield Taken(sure[0][1], sure[1][1], (sure[0][0], sure[1][0]))


def _senses(passage: Passage) -> _Senses:
    spoken = language(passage.language)
    found: defaultdict[str, dict[str, Mention | None]] = defaultdict(dict)
    for cue in every_cue(passage.text, spoken, "polysemes"):
        word, sense, *also = cue.kind.split("/")
        span = words(passage.text, spoken).span(cue.first, cue.end)
        sure = None if _ALSO in also else _mention(passage, span)
        found[word][sense] = found[word].get(sense) or sure
    return found


def _beside(passage: Passage, word: str) -> set[str]:
    """The senses that a word has in the sentences beside a passage."""
    around = (Passage(passage.document, (index,)) for index in passage.beside())
    return {sense for beside in around for sense in _senses(beside).get(word, ())}


def _mention(passage: Passage, span: Span) -> Mention:
    text = passage.text[span.start:span.end]
    return Mention(MentionKind.COLLECTIVE, folded(text), text, in_article(passage, span))

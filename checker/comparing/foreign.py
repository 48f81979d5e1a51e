"""Words of the source's language inside the target: what a translator left as it stood."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from checker.alignment import Passage
from checker.article import Span
from checker.languages import Language, folded, language
from checker.mention import MentionKind

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Addresses, handles and markup are in no language.
_NO_PROSE = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[#@]\w+|\S+\.(?:com|org|net)\b\S*|<[^<>\n]{1,200}>")
# "The Office for the Coordination of Humanitarian Affairs" is a name, in capitals but for the small words.
_SMALL = 0.5


def left_as_it_stood(passage: Passage, original: Language, fewest: int) -> Iterator[Span]:
    """Runs of at least `fewest` words in `original`'s letters, in the article's characters: no names, no addresses, and
    none in quotation marks, where a post or a slogan may stand in its own language.

    Only letters tell the languages apart: nothing is found where both are written in one script.
    """
    if language(passage.language).script == original.script:
        return
    quoted = [one.span for one in passage.mentions(MentionKind.QUOTATION)]
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        for span in _runs(sentence.text, original, fewest):
            found = Span(sentence.span.start + span.start, sentence.span.start + span.end)
            if not any(one.overlaps(found) for one in quoted):
                yield found


def _runs(text: str, original: Language, fewest: int) -> Iterator[Span]:
    if sum(_script(token[0]) == original.script for token in _TOKEN.findall(text)) < fewest:
        return
    prose = _NO_PROSE.sub(lambda match: " " * len(match[0]), text)
    run: list[re.Match[str]] = []
    for token in [*_TOKEN.finditer(prose), None]:
        if token and _script(token[0][0]) == original.script:
            run.append(token)
            continue
        if len(run) >= fewest and _is_prose([word[0] for word in run], original):
            yield Span(run[0].start(), run[-1].end())
        run = []


def _is_prose(words: list[str], original: Language) -> bool:
    """Whether words are running text: some of the language's commonest among them, and not all in capitals."""
    common = frozenset(original.data("detection").get("frequent", ()))
    small = sum(not word[:1].isupper() for word in words)
    return small > _SMALL * len(words) and any(folded(word) in common or word in common for word in words)


@lru_cache(maxsize=65536)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0]

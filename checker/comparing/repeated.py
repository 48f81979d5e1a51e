"""Words that stand twice in a text: sentences, and runs of words within a passage."""

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.alignment import Alignment, Bead, Passage
from checker.article import Span
from checker.document import Document
from checker.languages import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# "3 million viewers on Monday, 4 million viewers on Tuesday" is a list: what was pasted twice follows itself at once, or
# is long.
_BETWEEN = 1


def repeated_sentences(alignment: Alignment, fewest: int, of_source: bool) -> Iterator[tuple[int, int]]:
    """Sentences of one side (first and later occurrence) that the other side has once: the later one stands alone, or
    shares a bead with the first in which the other side has fewer sentences. Shorter ones than `fewest` words are
    refrains, captions and links."""
    document = alignment.source if of_source else alignment.target
    beads = {index: bead for bead in alignment.beads for index in (bead.source if of_source else bead.target)}
    for first, *later in _alike(document, fewest):
        for index in later:
            if _surplus(beads[index], index, first, of_source):
                yield first, index


def _alike(document: Document, fewest: int) -> Iterator[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(document.sentences):
        found = _WORD.findall(fold(sentence.text).text)
        if len(found) >= fewest and sentence.kind != "heading":
            groups[" ".join(found)].append(index)
    yield from (group for group in groups.values() if len(group) > 1)


def _surplus(bead: Bead, index: int, first: int, of_source: bool) -> bool:
    mine, yours = (bead.source, bead.target) if of_source else (bead.target, bead.source)
    return not yours or (first in mine and index in mine and len(yours) < len(mine))


def repeated_run(passage: Passage, fewest: int) -> Span | None:
    """The second occurrence of the longest run of at least `fewest` words that a sentence of the passage has twice, in
    the article's characters; None without one."""
    found = (_run(passage.document.sentences[index].text, passage.document.sentences[index].span.start, fewest)
             for index in passage.indices)
    return max((span for span in found if span), key=lambda span: span.end - span.start, default=None)


def _run(text: str, start: int, fewest: int) -> Span | None:
    folded = fold(text)
    places = [match.span() for match in _WORD.finditer(folded.text)]
    words = [folded.text[first:end] for first, end in places]
    best: tuple[int, int] | None = None
    for second in range(fewest, len(words) - fewest + 1):
        for first in range(second - fewest + 1):
            length = _common(words, first, second)
            pasted = second - first <= length + _BETWEEN or length >= 2 * fewest
            if length >= fewest and pasted and (best is None or length > best[1]):
                best = second, length
    if best is None:
        return None
    span = folded.span(places[best[0]][0], places[sum(best) - 1][1])
    return Span(start + span.start, start + span.end)


def _common(words: list[str], first: int, second: int) -> int:
    """How many words from `first` on stand again from `second` on, without overlap."""
    length = 0
    while second + length < len(words) and first + length < second and words[first + length] == words[second + length]:
        length += 1
    return length

"""Words that stand twice in a text: sentences, and runs of words within a passage."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.alignment import Alignment, Bead, Passage
from checker.article import Sentence, Span
from checker.comparing.asking import Asking, Similarity
from checker.document import Document
from checker.extract.worded import words
from checker.languages import Language, fold, language

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# "3 million viewers on Monday, 4 million viewers on Tuesday" is a list: what was pasted twice follows itself at once.
_BETWEEN = 1
# The cosine from which a sentence of the other side says much the same.
_AKIN = 0.55


def repeated_sentences(alignment: Alignment, similarity: Similarity, fewest: int, of_source: bool) -> Asking[list[int]]:
    """Sentences of one side that stand there again and on the other side once: the later one stands alone, or shares a
    bead with the first in which the other side has fewer sentences. Shorter ones than `fewest` words are refrains,
    captions and links; what the other side says as often in words of its own is no slip either."""
    here, there = alignment.source, alignment.target
    if not of_source:
        here, there = there, here
    beads = {index: bead for bead in alignment.beads for index in (bead.source if of_source else bead.target)}
    found: list[int] = []
    for group in _alike(here, fewest):
        surplus = [index for index in group[1:] if _surplus(beads[index], index, group[0], of_source)]
        if surplus and (yield from _kin(here.sentences[group[0]].text, there, similarity)) < len(group):
            found.extend(surplus)
    return found


def _kin(text: str, document: Document, similarity: Similarity) -> Asking[int]:
    others = [other.text for other in document.sentences if other.text]
    yield from similarity.known((text, *others))
    alike = 0
    for other in others:
        alike += (yield from similarity(text, other)) >= _AKIN
    return alike


def _alike(document: Document, fewest: int) -> Iterator[list[int]]:
    if len(document.sentences) < 2:
        return
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
    """The second occurrence of the longest run of at least `fewest` words that a sentence of the passage has twice in a
    row, in the article's characters; None without one."""
    spoken = language(passage.language)
    found = (_run(passage.document.sentences[index], spoken, fewest) for index in passage.indices)
    return max((span for span in found if span), key=lambda span: span.end - span.start, default=None)


def _run(sentence: Sentence, spoken: Language, fewest: int) -> Span | None:
    text = words(sentence.text, spoken)
    found = [word.text for word in text.words]
    if len(found) - len(set(found)) < fewest:
        return None  # too few words stand a second time for a run of them
    best: tuple[int, int] | None = None
    for second in range(fewest, len(found) - fewest + 1):
        for first in [place for place in range(second - fewest + 1) if found[place] == found[second]]:
            length = _common(found, first, second)
            pasted = length >= fewest and second - first <= length + _BETWEEN
            if pasted and (best is None or length > best[1]):
                best = second, length
    if best is None:
        return None
    span, start = text.span(best[0], sum(best)), sentence.span.start
    return Span(start + span.start, start + span.end)


def _common(words: Sequence[str], first: int, second: int) -> int:
    """How many words from `first` on stand again from `second` on, without overlap."""
    length = 0
    while second + length < len(words) and first + length < second and words[first + length] == words[second + length]:
        length += 1
    return length

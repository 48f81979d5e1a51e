"""The parts of a sentence: what its neighbour on the other side may hold as sentences of its own.

Segmentation is not trusted: a line of a file may hold three sentences, a list may stand in one line, a semicolon on one
side is a full stop on the other. The parts are embedded beside the sentence, and say which sentences belong together.
"""

import re
from itertools import pairwise

from checker.document import Document
from checker.splitting.boundaries import Stops, ends, stops

# A semicolon, or an item of a list that begins within the line: «… (2) …», "… (II) …", "… • …".
_ITEM = re.compile(r"[;؛](?=\s)|(?<=\s)(?=\((?:[ivxIVX]{1,4}|[0-9٠-٩]{1,2}|[a-zأ-ي])\)\s)|(?<=\s)(?=[•▪●]\s)")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_LETTERS = 3


def parts(document: Document) -> tuple[tuple[str, ...], ...]:
    """The texts of each sentence's parts, in order: the sentence itself where it has no boundary inside.

    Raises InputError when we have no language with the article's code.
    """
    lists = stops(document.article.language)
    return tuple(_parts(sentence.text, lists) for sentence in document.sentences)


def _parts(text: str, lists: Stops) -> tuple[str, ...]:
    """A piece with hardly a letter («(1)», a stray mark) stays with the one before it, or after it at the beginning."""
    cuts = [0]
    for end in sorted({*ends(text, lists), *(match.end() for match in _ITEM.finditer(text))}):
        if _has_words(text[cuts[-1]:end]) and _has_words(text[end:]):
            cuts.append(end)
    return tuple(text[start:end].strip() for start, end in pairwise([*cuts, len(text)]))


def _has_words(text: str) -> bool:
    return len(_LETTER.findall(text)) >= _LEAST_LETTERS

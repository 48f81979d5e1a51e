"""What a format's reader makes of a file: its text, and what an editor finds places by."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.article import Landmark

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a file, and the landmarks in it (none where the file itself shows lines)."""

    text: str
    landmarks: tuple[Landmark, ...] = ()


def assembled(parts: Iterable[tuple[str, str]]) -> Written:
    """A text of paragraphs, each given as its landmark and its words; what holds no words is left out."""
    texts: list[str] = []
    landmarks: list[Landmark] = []
    start = 0
    for label, words in parts:
        if not (kept := words.strip()):
            continue
        if not landmarks or landmarks[-1].label != label:
            landmarks.append(Landmark(start, label))
        texts.append(kept)
        start += len(kept) + len(_BETWEEN)
    return Written(_BETWEEN.join(texts), tuple(landmarks))

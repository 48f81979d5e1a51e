"""Subtitles: SubRip (.srt) and WebVTT (W3C). What is spoken on goes on: cues are joined until a sentence ends."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.errors import InputError
from checker.reading.decoding import decode
from checker.reading.written import Written, assembled

_TIMES = re.compile(r"^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{3})\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}")
_BREAK = re.compile(r"\r\n|\r|\n")
_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)+")
# <i>, <v Salma>, <00:00:01.000>, {\an8}: how and by whom it is spoken.
_MARKUP = re.compile(r"</?[A-Za-z0-9][^<>]*>|\{\\[^{}]*\}")
_DIALOGUE = re.compile(r"^\s*[-–—]\s*")
_ENDED = re.compile(r"[.!?؟…][\"'”’»)\]]*$")
_NO_CUES = ("WEBVTT", "NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class _Cue:
    time: str
    words: str


def read(data: bytes, place: str) -> Written:
    """What is spoken, a paragraph a sentence or run of sentences, each at the time at which it begins.

    Raises InputError for what is no text or holds no cue.
    """
    cues = tuple(_cues(decode(data, place)))
    if not cues:
        raise InputError("holds no subtitles", place=place, advice="a cue is a line 00:00:01,000 --> 00:00:02,000 and "
                         "the words below it; was the file cut off?")
    return assembled(_spoken(cues))


def _cues(text: str) -> Iterator[_Cue]:
    for block in _BLANK.split(text):
        lines = [line for line in _BREAK.split(block) if line.strip()]
        at = next((number for number, line in enumerate(lines[:2]) if _TIMES.match(line)), None)
        if at is None or lines[0].startswith(_NO_CUES):
            continue
        match = _TIMES.match(lines[at])
        for words in _turns([html.unescape(_MARKUP.sub("", line)) for line in lines[at + 1:]]):
            yield _Cue(match[1] if match else "", words)


def _turns(lines: list[str]) -> Iterator[str]:
    """The lines of a cue as one, or one for each speaker where dashes tell them apart."""
    said: list[str] = []
    for line in lines:
        if _DIALOGUE.match(line) and said:
            yield " ".join(said)
            said = []
        said.append(_DIALOGUE.sub("", line).strip())
    if any(said):
        yield " ".join(said)


def _spoken(cues: tuple[_Cue, ...]) -> Iterator[tuple[str, str]]:
    said: list[_Cue] = []
    for cue in cues:
        said.append(cue)
        if _ENDED.search(cue.words):
            yield said[0].time, " ".join(one.words for one in said)
            said = []
    if said:
        yield said[0].time, " ".join(one.words for one in said)

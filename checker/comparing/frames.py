"""Who stands to whom in what words: "the Swiss lost to the Danes" beside «خسر الدنماركيون أمام السويسريين».

A frame is what leads from one name to another: a preposition behind one of some words ("victory … over", «فوز … على»),
a verb alone ("beat"), or a preposition that says as much behind whatever stands before it ("from", «من»). Frames of one
relation answer each other in whichever language, those that turn it about too ("lost to" for "beat"). No parser: who
stands first is governed by no preposition, and between the two no clause ends.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from checker.alignment import Passage
from checker.comparing.actors import Name
from checker.comparing.wording import chunks_of, placed, places_of, spans_of
from checker.extract.worded import Word
from checker.languages import Language, folded, language
from checker.mention import MentionKind

# So many words a frame may span, so many may stand between its preposition or verb and the name behind that ("over the
# second seed Jannik Sinner"), and so far from a verb its subject may stand.
_REACH, _MODIFIERS, _NEAR = 26, 4, 5
# A clause ends here, and not where a word is only quoted.
_ENDS = re.compile(r"[,;:.!?()\[\]،؛؟–—…]")


class Edge(NamedTuple):
    """A relation, and whether the first of two names has it to the second or the second to the first."""

    relation: str
    forward: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """What leads from one name to another, as `languages/data/…/participants.toml` has it: without `by` the word itself
    does, which then is a verb."""

    relation: str
    by: frozenset[str]
    behind: frozenset[str]
    unless: frozenset[str]
    verb: bool
    turned: bool


class _Rules(NamedTuple):
    """The frames of a language, its prepositions, the common nouns that stand before a name as titles do, the words
    that end a clause, those that do so but before a participle, what such a one ends in, what is written onto a verb
    before it, the words between a subject and its verb, what is written onto a noun as its article, and whether a verb
    may stand first."""

    frames: tuple[_Frame, ...]
    prepositions: frozenset[str]
    modifiers: frozenset[str]
    ends: frozenset[str]
    conjoining: frozenset[str]
    continuous: tuple[str, ...]
    joined: tuple[str, ...]
    auxiliaries: frozenset[str]
    article: str
    verb_first: bool


class _Leading(NamedTuple):
    """What governs a name ("": nothing), and where that or, without it, the name with its titles begins."""

    word: str
    place: int


@dataclass(frozen=True, slots=True)
class Framed:
    """A side with its frames."""

    passage: Passage
    words: tuple[Word, ...]
    rules: _Rules

    def edges(self, one: Name, other: Name) -> Iterator[Edge]:
        """The relations that the words between two names state."""
        first, second = (one, other) if one.places < other.places else (other, one)
        end, until = first.places[-1], second.places[0]
        if until <= end or until - end > _REACH or self._governed(first) or self._ended(end + 1, until):
            return
        leading = self._led(second)
        leading = leading if leading.word else self._behind(leading.place)
        for frame in self.rules.frames:
            if self._leads(frame, first, second, leading):
                yield Edge(frame.relation, (first is one) is not frame.turned)

    def deed(self, name: Name) -> frozenset[int]:
        """The places of the words that may say what a name does: right before it, where a verb may stand first, else
        right behind it and its auxiliaries."""
        led, end = self._led(name), name.places[-1]
        if placed(self.passage, name.mention).end < spans_of(self.passage)[end].end:  # "Austria's"
            return frozenset()
        if self.rules.verb_first and not led.word and led.place and not self._parted(led.place):
            return frozenset([led.place - 1])
        place = end + 1
        while place < len(self.words) and self.words[place].text in self.rules.auxiliaries:
            place += 1
        if place >= len(self.words) or self.words[place].apart:
            return frozenset()
        participle = self.words[place].text.endswith(self.rules.continuous)
        return frozenset([place]) if participle or not self._governed(name) else frozenset()

    def _leads(self, frame: _Frame, first: Name, second: Name, leading: _Leading) -> bool:
        """Whether a frame leads from one name to the other, which `leading` governs."""
        if not (leading.word in frame.by if frame.by else not leading.word):
            return False
        begin, end = first.places[0], first.places[-1]
        start = max(0, begin - _NEAR) if self.rules.verb_first else end + 1
        before = [place for place in range(start, leading.place) if not begin <= place <= end]
        if any(not frame.unless.isdisjoint(self.words[place].forms) for place in before):
            return False
        return not frame.behind or any(self._headed(frame, place, first, second) for place in before)

    def _headed(self, frame: _Frame, place: int, first: Name, second: Name) -> bool:
        """Whether a word is one that a frame wants: a verb near its subject, or a noun anywhere between."""
        begin, end, until = first.places[0], first.places[-1], second.places[0]
        if place < begin and self._ended(place + 1, begin):
            return False
        word = self.words[place]
        if not frame.verb:
            return not frame.behind.isdisjoint((word.text, *word.forms))
        bare = word.text[1:] if word.text.startswith(self.rules.joined) else word.text
        return (begin - place if place < begin else place - end) <= _NEAR \
            and not frame.behind.isdisjoint((word.text, bare)) \
            and (bool(frame.by) or until - max(place, end) <= _MODIFIERS + 1)

    def _ended(self, start: int, until: int) -> bool:
        """Whether a clause ends between two places: not in the scores of a match ("6-3, 6-4")."""
        for place in range(start, until + 1):
            word = self.words[place]
            if word.apart and self._parted(place):
                return True
            if place < until and (word.text in self.rules.ends or (
                    word.text in self.rules.conjoining
                    and not self.words[place + 1].text.endswith(self.rules.continuous))):
                return True
        return False

    def _parted(self, place: int) -> bool:
        spans = spans_of(self.passage)
        gap = self.passage.text[spans[place - 1].end:spans[place].start] if place else ""
        return bool(_ENDS.search(gap)) and not (
            self.words[place].text[0].isdigit() and self.words[place - 1].text[0].isdigit())

    def _governed(self, name: Name) -> bool:
        """Whether something governs a name: "after Rome proposed" is another clause."""
        return self._led(name).word not in {"", *self.rules.conjoining}

    def _led(self, name: Name) -> _Leading:
        """What governs a name: written onto it or its title, or before the two."""
        place, mention = name.places[0], name.mention
        while True:
            onset = placed(self.passage, mention).start - spans_of(self.passage)[place].start
            if onset > 0 and self.words[place].text[:onset] != self.rules.article:
                return _Leading(self.words[place].text[:1], place)
            title = next((one for one in self.passage.mentions(MentionKind.ROLE)
                          if places_of(self.passage, one)[-1:] == [place - 1]), None)
            if title is None or self.words[place].apart:
                break
            place, mention = places_of(self.passage, title)[0], title
        while place and not self.words[place].apart and self.words[place - 1].text in self.rules.modifiers:
            place -= 1
        bare = self.words[place - 1].text if place else ""
        if place and not self.words[place].apart:
            if bare in self.rules.prepositions:
                return _Leading(bare, place - 1)
            if bare[:1] in self.rules.prepositions and bare[1:] in self.rules.modifiers:
                return _Leading(bare[:1], place - 1)
        return _Leading("", place)

    def _behind(self, place: int) -> _Leading:
        """The preposition before whatever else stands before a name."""
        for at in range(place - 1, max(-1, place - 1 - _MODIFIERS), -1):
            word = self.words[at]
            if self.words[at + 1].apart or word.text in self.rules.ends or word.text in self.rules.conjoining:
                break
            if word.text in self.rules.prepositions:
                return _Leading(word.text, at)
        return _Leading("", place)


def framed(passage: Passage) -> Framed:
    """A side with the frames of its language."""
    return Framed(passage, chunks_of(passage).text.words, _rules(language(passage.language)))


@cache
def _rules(spoken: Language) -> _Rules:
    data = spoken.data("participants")
    frames = tuple(_frame(row) for row in data.get("frames", ()))
    # "by" among them, which as a rule governs whoever acts.
    prepositions = _listed(data, "prepositions").union(*(frame.by for frame in frames))
    return _Rules(frames, prepositions, _listed(data, "modifiers"),
                  _listed(data, "ends"), _listed(data, "conjoining"),
                  tuple(_listed(data, "continuous")), tuple(_listed(data, "conjunctions")),
                  _listed(data, "auxiliaries"), folded(spoken.article), bool(data.get("verb-first")))


def _frame(row: Mapping[str, Any]) -> _Frame:
    return _Frame(row["relation"], _listed(row, "by"), _listed(row, "behind"), _listed(row, "unless"),
                  bool(row.get("verb")), bool(row.get("turned")))


def _listed(data: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(folded(word) for word in data.get(name, ()))

"""The statements of a sentence: its cues, each with the words of its source and of its content."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.extract._clauses import Clauses, Range
from checker.extract._contents import both_sides, contents, opened
from checker.extract._noun_phrases import behind
from checker.extract._readings import (
    ACCORDING,
    IMPERSONAL,
    NOMINAL,
    QUOTE,
    follows_passive,
    is_noun,
    is_participle,
    is_vowelled_passive,
    joined,
    place,
)
from checker.extract._subjects import before
from checker.extract.cues import Cue

# So far behind its verb stands whom a medium quotes.
_QUOTED = 6
_COMMAS = (",", "،")


class Statement(NamedTuple):
    """A cue, the words of its source (an empty range where it has none) and those of its content."""

    cue: Cue
    source: Range
    content: list[Range]


class Statements:
    """The statements of a sentence, found from its cues."""

    def __init__(self, clauses: Clauses, found: Sequence[Cue]) -> None:
        self.clauses = clauses
        self.cues = list(joined(found, clauses))
        # «حسب ما قال»: where a verb ends the cue, its subject follows, and perhaps whom it addresses.
        self._verbs = frozenset(one.end for one in found if one.kind not in (ACCORDING, NOMINAL))
        self.taken = frozenset(index for cue in self.cues if not is_noun(cue, clauses)
                               for index in range(cue.first, cue.end))

    def all(self) -> list[Statement]:
        """The statements, left to right; a noun ("a statement by") only where no verb has it for its source."""
        verbs = [(cue, self._source(cue)) for cue in self.cues if not is_noun(cue, self.clauses)]
        verbs = [(cue, self._inherited(cue, source, verbs)) for cue, source in verbs]
        verbs = [(cue, source) for cue, source in verbs if self._speaks(cue, source)]
        said = [Statement(cue, source, self._contents(cue, source)) for cue, source in verbs]
        said = [self._led(one, said[number + 1:]) for number, one in enumerate(said)]
        covered = {index for one in said for words in (one.source, one.cue[-2:]) for index in range(*words)}
        begun = {one.content[0].first for one in said if one.content}
        for cue in self.cues:
            if is_noun(cue, self.clauses) and cue.first not in covered:
                found = list(self._nominal(cue, begun))
                begun |= {one.content[0].first for one in found if one.content}
                said += found
        return sorted((one._replace(cue=self._named(one.cue)) for one in said), key=lambda one: one.cue.first)

    def speaking(self, one: Statement) -> list[Range]:
        """The words in which a statement's speakers are named: its source, what is apposed to it, whom it quotes."""
        places = [] if one.source.empty else [one.source, *self._apposed(one)]
        return [*places, self._quoted(one.cue)] if one.cue.kind == QUOTE else places

    def _named(self, cue: Cue) -> Cue:
        return cue._replace(kind=IMPERSONAL) if is_vowelled_passive(cue, self.clauses) else cue

    def _others(self, cue: Cue) -> frozenset[int]:
        return self.taken - frozenset(range(cue.first, cue.end))

    def _source(self, cue: Cue) -> Range:
        clauses, none = self.clauses, Range(cue.end, cue.end)
        if cue.kind == IMPERSONAL or is_vowelled_passive(cue, clauses):
            return none
        if cue.kind == ACCORDING:
            return behind(clauses, cue.end, self.taken, led=cue.end not in self._verbs)
        if is_participle(cue, clauses) and clauses.apart(cue.first):
            return none
        if follows_passive(cue, clauses):
            return behind(clauses, cue.end + 1, self.taken) if clauses.fits(cue.end, "agent") else none
        found = before(clauses, cue.first, self._others(cue))
        if not found.empty or self._is_related(cue):
            return found
        # «"The road is closed," said Wade»: only a verb that begins a clause has its subject behind it.
        inverted = clauses.apart(cue.first) and cue.first > 0
        return behind(clauses, cue.end, self.taken) if clauses.verbs_first or inverted or cue.kind == QUOTE else none

    def _is_related(self, cue: Cue) -> bool:
        """Whether a relative pronoun is the subject of a verb that stands first as a rule: «شهادتها التي توضح»."""
        clauses = self.clauses
        if not clauses.verbs_first or not clauses.fits(cue.first - 1, "relative"):
            return False
        begun = opened(clauses, cue.end, self.taken)
        return begun is None or begun > clauses.end(cue.first)

    def _speaks(self, cue: Cue, source: Range) -> bool:
        """Whether a verb whose subject must be named has one, or opens what is said ("no case to answer" does not)."""
        clauses = self.clauses
        opens = opened(clauses, cue.end, self._others(cue)) is not None
        if is_vowelled_passive(cue, clauses) and not opens:
            return False
        if not source.empty or clauses.verbs_first or cue.kind in (IMPERSONAL, ACCORDING, QUOTE):
            return True
        infinitive = clauses.fits(cue.first - 1, "infinitive")
        return is_participle(cue, clauses) or (cue.first > 0 and opens and not infinitive)

    def _inherited(self, cue: Cue, source: Range, others: Sequence[tuple[Cue, Range]]) -> Range:
        """The source of a participle (", adding that", «مضيفا أن») or of a verb that "and" joins is that of the verb
        before it."""
        joined_on = self.clauses.fits(cue.first - 1, "joining")
        if not source.empty or not (joined_on or is_participle(cue, self.clauses)):
            return source
        return next((one for other, one in reversed(others) if other.first < cue.first and not one.empty), source)

    def _led(self, one: Statement, others: Sequence[Statement]) -> Statement:
        """A participle that its sentence begins with shares what the main verb has: "Citing police, the paper said"."""
        if one.cue.first > 0 or not one.source.empty or not others or not self.clauses.fits(0, "participles"):
            return one
        return Statement(one.cue, others[0].source, others[0].content)

    def _contents(self, cue: Cue, source: Range) -> list[Range]:
        clauses, words = self.clauses, place(cue, self.clauses)
        others = self.taken - frozenset(range(*words))
        if cue.kind == IMPERSONAL and opened(clauses, words.end, others) is None:
            return both_sides(clauses, words)
        return contents(clauses, words, self._beside(cue, source), others, loose=cue.kind == ACCORDING)

    def _beside(self, cue: Cue, source: Range) -> Range:
        """The source where it stands beside its cue, an empty range where another verb has it too."""
        clauses = self.clauses
        if source.empty or source.first >= cue.end:
            return source
        between = range(source.end, cue.first)
        beside = not between or clauses.apart(source.end) or all(clauses.fits(one, "auxiliaries") for one in between)
        shared = is_participle(cue, clauses) or clauses.fits(cue.first - 1, "joining")
        shared = shared or any(one in self.taken for one in between)
        return source if beside and not shared else Range(0, 0)

    def _nominal(self, cue: Cue, begun: set[int]) -> Iterator[Statement]:
        """The statement of a noun, if it opens what is said or heads the sentence with its source («وفي تصريح
        للوزير،»), and no other statement has that content (`begun` are the words at which theirs begin)."""
        clauses, article = self.clauses, self.clauses.language.article
        source = Range(cue.end, cue.end) if self._told(cue) else behind(clauses, cue.end, self.taken, led=True)
        if source.empty and article and cue.end - cue.first > 1 and clauses.words[cue.end - 1].text.startswith(article):
            cue, source = cue._replace(end=cue.end - 1), Range(cue.end - 1, cue.end)
        if source.empty and cue.first and "'" in clauses.words[cue.first - 1].text:
            source = Range(clauses.start(cue.first - 1), cue.first)
        end = max(cue.end, source.end)
        start = opened(clauses, end, self.taken)
        heads = cue.first <= 1 and not source.empty and clauses.apart(end)
        if start in begun or (start is None and not heads):
            return
        beside = source if source.first >= cue.end else Range(0, 0)
        yield Statement(cue, source, contents(clauses, Range(cue.first, cue.end), beside, self.taken, loose=False))

    def _told(self, cue: Cue) -> bool:
        """Whether a noun has its owner written onto it, and whom it is said to behind it: «قوله لقناة الجزيرة»."""
        clauses = self.clauses
        return (cue.end < len(clauses) and clauses.written(cue.end - 1, "owner-endings")
                and clauses.words[cue.end].text.startswith(clauses.letters("owning")))

    def _apposed(self, one: Statement) -> list[Range]:
        """What a comma sets beside a source: its name, or what it is ("the director, Paul Hicks, said")."""
        clauses, end = self.clauses, one.source.end
        if end >= len(clauses) or clauses.gap(end).strip() not in _COMMAS:
            return []
        beside = Range(end, clauses.end(end))
        words = range(*beside)
        said = any(index in content for content in one.content for index in words)
        return [] if said or any(index in self.taken for index in words) else [beside]

    def _quoted(self, cue: Cue) -> Range:
        """Whom a medium quotes: «نقلت الوكالة عن مصدر», "quoted a source as saying"."""
        clauses = self.clauses
        leads = (index + 1 for index in range(cue.end, min(cue.end + _QUOTED, len(clauses)))
                 if clauses.fits(index, "of-quoting"))
        return behind(clauses, next(leads, cue.end), self.taken, led=True)

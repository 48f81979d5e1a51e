"""What is said: the words beside a cue and its source that are their content."""

from collections.abc import Iterator

from checker.extract._clauses import Clauses, Range
from checker.extract._noun_phrases import is_finite

# So many words may stand between a verb and "that": "said on Tuesday in a statement that".
_REACH = 16
_COLON, _SEMICOLONS = ":", ";؛"
_COMMA = (",", "،", "-", "–", "—")


def contents(clauses: Clauses, cue: Range, source: Range, taken: frozenset[int], *, loose: bool) -> list[Range]:
    """The content of an attribution whose cue and source are these words; `taken` are the words of the other cues, and
    `loose` says that cue and source may follow what is said without a comma ("ill according to his sister")."""
    first = cue.first if source.empty else min(cue.first, source.first)
    end = cue.end if source.empty else max(cue.end, source.end)
    begun = opened(clauses, end, taken)
    if begun is not None and first > 0 and clauses.closes(first) and _COLON not in clauses.gap(begun):
        begun = None  # "“We saw it,” she said, “and we ran.”": what is opened again was begun before
    if begun is None and first > 0 and ((loose and not clauses.apart(first)) or _parenthetical(clauses, first, end)):
        return [one for one in _around(clauses, first, end) if not one.empty]
    start = _behind_adverbials(clauses, end, told=clauses.fits(cue.first, "telling")) if begun is None else begun
    found = Range(start, _ending(clauses, start, taken))
    return [] if found.empty else [found]


def both_sides(clauses: Clauses, cue: Range) -> list[Range]:
    """The content of a cue inside its sentence: "The minister has reportedly offered to resign"."""
    sides = Range(_sentence_start(clauses, cue.first), cue.first), Range(cue.end, _sentence_end(clauses, cue.end))
    return [one for one in sides if not one.empty]


def opened(clauses: Clauses, end: int, taken: frozenset[int]) -> int | None:
    """Where the words said begin, if a conjunction, a colon or a quotation mark opens them behind a word."""
    for index in range(end, min(end + _REACH, len(clauses))):
        gap = clauses.gap(index)
        if index > end and clauses.stops(index):
            return None
        if _COLON in gap or (clauses.opens(index) and (index == end or _is_adverbial(clauses, end))):
            return index
        if clauses.introduces(index) and _leads_on(clauses, end, index):
            return index if clauses.fits(index, "with-pronoun") else index + 1
        if index in taken and _interrupts(clauses, index):
            return None
    return None


def _interrupts(clauses: Clauses, index: int) -> bool:
    """Whether a cue opens a statement of its own: in «بيان نقلته الوكالة أنها» and in "said, quoting police, that" the
    words said are still to come."""
    if not clauses.apart(index):
        return not clauses.written(index, "owner-endings")
    return clauses.has("complementizers", range(index, clauses.end(index)))


def _is_adverbial(clauses: Clauses, index: int) -> bool:
    return clauses.fits(index, "adverbials") or clauses.fits(index, "days")


def _leads_on(clauses: Clauses, first: int, end: int) -> bool:
    """Whether the words between a verb and "that" are an addressee, an adverbial or set off: in "denied the report
    that", and where something is described («وصف الحكم بأنه»), they are the content."""
    if first == end or clauses.apart(first) or clauses.apart(end):
        return True
    if clauses.fits(first, "auxiliaries") or _is_adverbial(clauses, first):
        return True
    if clauses.language.article:
        return not clauses.has("describing", range(max(0, first - _REACH), first))
    told = first + 1 if clauses.fits(first, "determiners") else first
    return clauses.fits(first, "addressees") or clauses.fits(told, "addressees")


def _parenthetical(clauses: Clauses, first: int, end: int) -> bool:
    """Whether source and cue only accompany what is said: nothing but adverbials stands behind them."""
    if not (clauses.apart(first) or clauses.closes(first)):
        return False
    if end >= len(clauses) or clauses.apart(end):
        return True
    rest = clauses.end(end)
    if clauses.closes(first):
        return True
    return clauses.fits(end, "adverbials") and not any(is_finite(clauses, index) for index in range(end + 1, rest)
                                                       if not clauses.fits(end, "clausal"))


def _around(clauses: Clauses, first: int, end: int) -> Iterator[Range]:
    """What stands before source and cue, and what goes on behind them."""
    yield Range(_sentence_start(clauses, first), first)
    rest = end if end >= len(clauses) or clauses.apart(end) else clauses.end(end)
    if rest < len(clauses) and not clauses.stops(rest) and _goes_on(clauses, first, rest):
        yield Range(rest, _sentence_end(clauses, rest))


def _goes_on(clauses: Clauses, first: int, rest: int) -> bool:
    """Whether what stands behind a comma is said too, and no apposition to the source: "said Wade, a shopkeeper"."""
    if clauses.opens(rest):
        return True
    if clauses.closes(first) or not clauses.gap(rest).strip().startswith(_COMMA):
        return False
    if all(clauses.words[index].name for index in range(rest, clauses.end(rest))):
        return False  # "according to the police chief, Karl Ness"
    return not any(clauses.fits(rest, name) for name in ("appositions", "determiners", "concessions"))


def _behind_adverbials(clauses: Clauses, end: int, *, told: bool) -> int:
    """The first word behind the addressee and the day: "told him the loans …", "said on Friday the loans …"; where
    nothing stands behind them they are what the verb is about ("blamed the council")."""
    first = end
    while end + 1 < len(clauses) and not clauses.apart(end + 1):
        step = _adverbial(clauses, end, told=told)
        if not step:
            break
        end += step
    return first if end >= len(clauses) or clauses.apart(end) else end


def _adverbial(clauses: Clauses, index: int, *, told: bool) -> int:
    """How many words of an addressee or a day begin at a word."""
    if clauses.fits(index, "days") or (told and clauses.fits(index, "addressees")):
        return 1
    day = clauses.fits(index, "prepositions") and clauses.fits(index + 1, "days")
    told = told and clauses.fits(index, "determiners") and clauses.fits(index + 1, "addressees")
    return 2 if day or told else 0


def _ending(clauses: Clauses, start: int, taken: frozenset[int]) -> int:
    """Where what is said ends: with its quotation, before the next attribution that is none of its parts, or with the
    sentence."""
    end = _sentence_end(clauses, start)
    if start < len(clauses) and clauses.opens(start):
        close = next((index for index in range(start + 1, len(clauses) + 1)
                      if index == len(clauses) or clauses.closes(index)), end)
        if close == len(clauses) or clauses.apart(close):
            return max(close, start)
    for index in range(start + 1, end):
        if clauses.apart(index) and _turns(clauses, index, end, taken):
            return index
        if clauses.fits(index, "joining") and index + 1 in taken and index + 1 < end:
            return index
    return end


def _turns(clauses: Clauses, index: int, end: int, taken: frozenset[int]) -> bool:
    """Whether another attribution begins at a mark of punctuation: ", adding that", ", but the ministry insists"."""
    if index in taken:
        return True
    if not clauses.fits(index, "contrasts") and not any(mark in clauses.gap(index) for mark in _SEMICOLONS):
        return False
    return any(other in taken for other in range(index, min(clauses.end(index), end)))


def _sentence_start(clauses: Clauses, index: int) -> int:
    while index > 0 and not clauses.stops(index):
        index -= 1
    return index


def _sentence_end(clauses: Clauses, index: int) -> int:
    """Where the sentence ends that a word stands in, a quotation of several sentences counting as one."""
    quoted = index < len(clauses) and clauses.opens(index)
    for place in range(index + 1, len(clauses)):
        if quoted and clauses.closes(place):
            quoted = False
        if not quoted and clauses.stops(place):
            return place
    return len(clauses)

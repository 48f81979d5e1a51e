"""Bodies that the termbase lacks: phrases that look like a body's name, and acronyms, written or spelled out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from checker.extract._letters import first_letters, letters_of
from checker.languages import Language, all_languages, fold
from checker.mention import ACRONYM_BODY, SPELLED_BODY, UNLISTED_BODY

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*|&")
_ACRONYM = re.compile(r"(?<![\w.])(?:[A-Z](?:\.[A-Z])+\.?|[A-Z][A-Za-z]?[A-Z]{1,5})(?:['’]?s)?(?!\w)")
# What stands between the words of one name: white space and hyphens; a word left out breaks it too.
_BREAK = re.compile(r"[^\s'’&-]")
_OPENED = re.compile(r"\s+[\"“«„]")


class Word(NamedTuple):
    """A word of a sentence: as written, folded, and where it stands."""

    written: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of a language for phrases that look like a body's name, folded. `words` are the class words that stand
    at either end of a name, with those `inside` it, those that none begins with (`outside`) and those that part two
    (`breaks`); of a language that puts the class first `classes` are its words for classes, `ends` what a name ends
    before, unless a class follows a word `within`, `joining` what joins a second body on, `length` the most words of a
    name."""

    words: frozenset[str]
    inside: frozenset[str]
    outside: frozenset[str]
    breaks: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    ends: frozenset[str]
    within: frozenset[str]
    joining: str
    length: int


@cache
def _rules(spoken: Language) -> _Rules | None:
    """The rules of a language; None where it has none."""
    data: Mapping[str, Any] = spoken.data("bodies").get("candidates", {})
    if not data:
        return None
    listed = {name: frozenset(data.get(name, ())) for name in ("words", "inside", "outside", "breaks")}
    of_names = {name: frozenset(map(_folded, data.get(name, ()))) for name in ("ends", "within")}
    classes = {_folded(word): frozenset(ones) for word, ones in data.get("classes", {}).items()}
    listed["outside"] |= listed["inside"]
    return _Rules(**listed, classes=classes, **of_names, joining=data.get("joining", ""), length=data.get("length", 0))


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A phrase that names a body we do not know: `classes` are what kinds of body it may be, in terms of the language
    whose candidates have plain words ("committee", "commission"); an acronym has none. `open` says that where the name
    ends is a guess."""

    value: str
    classes: frozenset[str]
    start: int
    end: int
    open: bool = False


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text (cached: phrases are cut off and respaced by the words of the same sentence)."""
    return tuple([Word(match[0], _folded(match[0]), *match.span()) for match in _pattern().finditer(text)])


@cache
def _pattern() -> re.Pattern[str]:
    """A word. Some letters end their word whatever follows them: «منظمةتحالف» has lost a space."""
    finals = "".join(one.data("bodies").get("candidates", {}).get("finals", "") for one in all_languages().values())
    return re.compile(rf"[^\W_{finals}]*[{finals}]|{_WORD.pattern}") if finals else _WORD


def spaced(text: str) -> str:
    """The words of a text with one space between them, those that were lost put in."""
    return " ".join(word.written for word in words(text))


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(word).text


def shouted(text: str) -> bool:
    """Whether a text of several words is all in capitals (what has no capitals never is)."""
    return " " in text and all(letter.isupper() for letter in text if letter.isalpha())


def unlisted(text: str, spoken: Language) -> list[Unlisted]:
    """The candidates of a text in its order; they may overlap with what the termbase names. A headline all in capitals
    has none: there every word looks like a name."""
    rules = _rules(spoken)
    if rules is None or shouted(text):
        return []
    all_words = words(text)
    found = _runs(text, all_words, rules) if rules.words else _heads(text, all_words, rules, spoken)
    return sorted([*found, *_acronyms(text), *_spelled(text, all_words, spoken)], key=lambda one: one.start)


def kinds(name: str, spoken: Language) -> frozenset[str]:
    """What kinds of body a name may be of, by its class words: "Danish Refugee Council" is a council; of a language
    that puts the class first, by the first word."""
    rules, all_words = _rules(spoken), words(name)
    if rules is None or not all_words:
        return frozenset()
    if rules.words:
        return rules.words.intersection([word.folded for word in all_words])
    return _class_of(all_words[0].folded, spoken)[1]


def _runs(text: str, all_words: Sequence[Word], rules: _Rules) -> Iterator[Unlisted]:
    """Runs of capitalised words with a class word at one end: "Network for Prisoners' Rights", "Barada Observatory"."""
    if rules.words.isdisjoint([word.folded for word in all_words]):
        return
    inside = rules.inside
    for capitalised in _capitalised([word for word in all_words if word.folded not in rules.breaks], text, inside):
        run = _trimmed(capitalised, rules.outside, inside)
        classes = rules.words.intersection([word.folded for word in run])
        if len(run) < 2 or not classes or not _names_a_body(run, rules.words, inside):
            continue
        yield _phrase(text, run, classes)


def _trimmed(run: list[Word], before: frozenset[str], after: frozenset[str]) -> list[Word]:
    first, last = 0, len(run)
    while first < last and run[first].folded in before:
        first += 1
    while last > first and run[last - 1].folded in after:
        last -= 1
    return run[first:last]


def _capitalised(all_words: list[Word], text: str, inside: frozenset[str]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in all_words:
        joined = bool(run) and not _BREAK.search(text[run[-1].end:word.start])
        if joined and (word.written[0].isupper() or word.folded in inside):
            run.append(word)
            continue
        if run:
            yield run
        run = [word] if word.written[0].isupper() else []
    if run:
        yield run


def _names_a_body(run: list[Word], kinds: frozenset[str], inside: frozenset[str]) -> bool:
    """A class word last, or first before "of", "for" …; "Police Monday" is none."""
    return run[-1].folded in kinds or any(
        word.folded in kinds and following.folded in inside for word, following in pairwise(run)
    )


def _phrase(text: str, run: list[Word], classes: frozenset[str]) -> Unlisted:
    start, end = run[0].start, run[-1].end
    return Unlisted(f"{UNLISTED_BODY}{fold(text[start:end]).text}", classes, start, end)


def _heads(text: str, all_words: Sequence[Word], rules: _Rules, spoken: Language) -> Iterator[Unlisted]:
    """A class word and what follows it up to a word that ends names («لجنة حماية الصحفيين») or a second body joined to
    it («شرطة الولاية وشرطة الجامعة»); two class words side by side are its classes («شرطة جامعة دمشق»)."""
    place = 0
    while place < len(all_words):
        stem, classes = _class_of(all_words[place].folded, spoken)
        run = _following(text, all_words[place:place + rules.length], rules, spoken) if classes else []
        if len(run) > 1:
            first = run[0]
            run[0] = Word(first.written[stem:], first.folded[stem:], first.start + stem, first.end)
            yield replace(_phrase(text, run, classes | _class_of(run[1].folded, spoken)[1]), open=True)
        place += max(1, len(run))


def _following(text: str, all_words: Sequence[Word], rules: _Rules, spoken: Language) -> list[Word]:
    """The first of these words and those that go on with its name; quotation marks may stand around the rest of it:
    «محكمة "الأحوال المدنية"»."""
    run = [all_words[0]]
    for place, word in enumerate(all_words[1:], 1):
        between = text[run[-1].end:word.start]
        quoted = len(run) == 1 and _OPENED.fullmatch(between)
        joined = word.folded.startswith(rules.joining) and _class_of(word.folded, spoken)[1]
        following = all_words[place + 1:place + 2]
        within = word.folded in rules.within and following and _class_of(following[0].folded, spoken)[1]
        if (_BREAK.search(between) and not quoted) or (word.folded in rules.ends and not within) or joined:
            break
        run.append(word)
    return run


@lru_cache(maxsize=65536)
def _class_of(word: str, spoken: Language) -> tuple[int, frozenset[str]]:
    """The classes of a folded word that begins a name, and how many letters are written before it (the article is its
    own)."""
    rules = _rules(spoken)
    for length in range(len(word)) if rules else ():
        prefix, stem = word[:length], word[length:]
        if prefix in spoken.proclitics and rules and stem in rules.classes:
            definite = bool(spoken.article) and prefix.endswith((spoken.article, "لل"))
            return length - 2 * definite, rules.classes[stem]
    return 0, frozenset()


def before(one: Unlisted, starts: Iterable[int], text: str, spoken: Language) -> Unlisted:
    """A phrase cut off where a known name inside it starts, with what led to that: of «اللجنة القضائية في مجلس الشيوخ»
    the committee, where the senate is known. As it was where less than two words are left."""
    rules = _rules(spoken)
    cut = min((start for start in starts if one.start < start < one.end), default=one.end)
    run = [word for word in words(text) if one.start <= word.start and word.end <= cut]
    while rules and run and run[-1].folded in rules.within:
        run.pop()
    if len(run) < 2:
        return one
    return replace(one, value=f"{UNLISTED_BODY}{fold(text[one.start:run[-1].end]).text}", end=run[-1].end)


def _acronyms(text: str) -> Iterator[Unlisted]:
    for match in _ACRONYM.finditer(text):
        letters = re.sub(r"['’]?s$", "", match[0]).replace(".", "")
        yield Unlisted(f"{ACRONYM_BODY}{letters}", frozenset(), match.start(), match.start() + len(match[0]))


def _spelled(text: str, all_words: Sequence[Word], spoken: Language) -> Iterator[Unlisted]:
    """Acronyms spelled out by the names of their letters, three or more of them: «إم إس إن بي سي»."""
    letters, initial = letters_of(spoken), first_letters(spoken)
    run: list[tuple[str, Word]] = []
    for word in [*all_words, Word("", "", len(text), len(text))] if letters else ():
        key = (letters if run else initial).get(word.folded)
        if key and (not run or not _BREAK.search(text[run[-1][1].end:word.start])):
            run.append((key, word))
            continue
        if len(run) > 2:
            key = "".join(one for one, _ in run)
            yield Unlisted(f"{SPELLED_BODY}{key}", frozenset(), run[0][1].start, run[-1][1].end)
        run = []

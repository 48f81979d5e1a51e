"""Bodies that the termbase lacks: phrases that look like a body's name, and acronyms, written or spelled out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from checker.extract._letters import first_letters, letters_of
from checker.languages import Language, all_languages, fold

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
class Unlisted:
    """A phrase that names a body we do not know: `classes` are what kinds of body it may be, in terms of the language
    whose candidates have plain words ("committee", "commission"); an acronym has none. `open` says that where the name
    ends is a guess."""

    value: str
    classes: frozenset[str]
    start: int
    end: int
    open: bool = False


def words(text: str) -> list[Word]:
    """The words of a text."""
    return [Word(match[0], _folded(match[0]), *match.span()) for match in _pattern().finditer(text)]


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
    rules = spoken.data("bodies").get("candidates", {})
    if not rules or shouted(text):
        return []
    all_words = words(text)
    found = _runs(text, all_words, rules) if "words" in rules else _heads(text, all_words, rules, spoken)
    return sorted([*found, *_acronyms(text), *_spelled(text, all_words, spoken)], key=lambda one: one.start)


def kinds(name: str, spoken: Language) -> frozenset[str]:
    """What kinds of body a name may be of, by its class words: "Danish Refugee Council" is a council; of a language
    that puts the class first, by the first word."""
    rules = spoken.data("bodies").get("candidates", {})
    all_words = words(name)
    if "words" in rules:
        return frozenset(word.folded for word in all_words) & frozenset(rules["words"])
    return _class_of(all_words[0], _classes(spoken.code, rules), spoken)[1] if rules and all_words else frozenset()


def _runs(text: str, all_words: list[Word], rules: Mapping[str, Any]) -> Iterator[Unlisted]:
    """Runs of capitalised words with a class word at one end: "Network for Prisoners' Rights", "Barada Observatory"."""
    kinds, inside, outside, breaks = (frozenset(rules[key]) for key in ("words", "inside", "outside", "breaks"))
    for capitalised in _capitalised([word for word in all_words if word.folded not in breaks], text, inside):
        run = _trimmed(capitalised, outside | inside, inside)
        classes = frozenset(word.folded for word in run if word.folded in kinds)
        if len(run) < 2 or not classes or not _names_a_body(run, kinds, inside):
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
    return Unlisted(f"org?:{fold(text[start:end]).text}", classes, start, end)


def _heads(text: str, all_words: list[Word], rules: Mapping[str, Any], spoken: Language) -> Iterator[Unlisted]:
    """A class word and what follows it up to a word that ends names («لجنة حماية الصحفيين») or a second body joined to
    it («شرطة الولاية وشرطة الجامعة»); two class words side by side are its classes («شرطة جامعة دمشق»)."""
    kinds = _classes(spoken.code, rules)
    place = 0
    while place < len(all_words):
        stem, classes = _class_of(all_words[place], kinds, spoken)
        run = _following(text, all_words[place:place + rules["length"]], rules, spoken) if classes else []
        if len(run) > 1:
            first = run[0]
            run[0] = Word(first.written[stem:], first.folded[stem:], first.start + stem, first.end)
            yield replace(_phrase(text, run, classes | _class_of(run[1], kinds, spoken)[1]), open=True)
        place += max(1, len(run))


def _following(text: str, all_words: list[Word], rules: Mapping[str, Any], spoken: Language) -> list[Word]:
    """The first of these words and those that go on with its name; quotation marks may stand around the rest of it:
    «محكمة "الأحوال المدنية"»."""
    ends, kinds = _ends(spoken.code, rules), _classes(spoken.code, rules)
    run = all_words[:1]
    for place, word in enumerate(all_words[1:], 1):
        between = text[run[-1].end:word.start]
        quoted = len(run) == 1 and _OPENED.fullmatch(between)
        joined = word.folded.startswith(rules["joining"]) and _class_of(word, kinds, spoken)[1]
        following = all_words[place + 1:place + 2]
        within = word.folded in _within(spoken.code, rules) and following and _class_of(following[0], kinds, spoken)[1]
        if (_BREAK.search(between) and not quoted) or (word.folded in ends and not within) or joined:
            break
        run.append(word)
    return run


def _class_of(word: Word, kinds: Mapping[str, frozenset[str]], spoken: Language) -> tuple[int, frozenset[str]]:
    """The classes of a word that begins a name, and how many letters are written before it (the article is its own)."""
    for length in range(len(word.folded)):
        prefix, stem = word.folded[:length], word.folded[length:]
        if prefix in spoken.proclitics and stem in kinds:
            definite = bool(spoken.article) and prefix.endswith((spoken.article, "لل"))
            return length - 2 * definite, kinds[stem]
    return 0, frozenset()


@cache
def _kept_classes(_code: str, pairs: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, frozenset[str]]:
    return {fold(word).text: frozenset(classes) for word, classes in pairs}


def _classes(code: str, rules: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return _kept_classes(code, tuple((word, tuple(classes)) for word, classes in rules["classes"].items()))


@cache
def _kept_ends(_code: str, forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word).text for word in forms)


def _ends(code: str, rules: Mapping[str, Any]) -> frozenset[str]:
    return _kept_ends(code, tuple(rules["ends"]))


def before(one: Unlisted, starts: Iterable[int], text: str, spoken: Language) -> Unlisted:
    """A phrase cut off where a known name inside it starts, with what led to that: of «اللجنة القضائية في مجلس الشيوخ»
    the committee, where the senate is known. As it was where less than two words are left."""
    leading = _within(spoken.code, spoken.data("bodies").get("candidates", {"within": ()}))
    cut = min((start for start in starts if one.start < start < one.end), default=one.end)
    run = [word for word in words(text) if one.start <= word.start and word.end <= cut]
    while run and run[-1].folded in leading:
        run.pop()
    if len(run) < 2:
        return one
    return replace(one, value=f"org?:{fold(text[one.start:run[-1].end]).text}", end=run[-1].end)


def _within(code: str, rules: Mapping[str, Any]) -> frozenset[str]:
    return _kept_ends(code, tuple(rules["within"]))


def _acronyms(text: str) -> Iterator[Unlisted]:
    for match in _ACRONYM.finditer(text):
        letters = re.sub(r"['’]?s$", "", match[0]).replace(".", "")
        yield Unlisted(f"org?:#{letters}", frozenset(), match.start(), match.start() + len(match[0]))


def _spelled(text: str, all_words: list[Word], spoken: Language) -> Iterator[Unlisted]:
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
            yield Unlisted(f"org?:#~{key}", frozenset(), run[0][1].start, run[-1][1].end)
        run = []

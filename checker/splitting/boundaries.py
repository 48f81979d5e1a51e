"""Where sentences end within a paragraph: what each full stop, question mark and ellipsis means.

Every stop is judged by the word before it, the closing marks after it and the word that follows, with the word lists
of `languages/data/<code>/splitting.toml`. Letter case is evidence where the script has case and none where it has not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.languages import language, plain

_INVISIBLE = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad]*"
# «قال إنه "لن يعود". وأضاف»: quotation marks, brackets, footnote numbers and emphasis behind a stop belong before it
# ends; a closing mark may stand apart («… لن يعود. »).
_STOP = re.compile(
    rf"(?P<mark>[.!?؟…۔](?:{_INVISIBLE}[.!?؟…۔])*)"
    rf"(?:{_INVISIBLE}(?:\[\d{{1,3}}\]|[\"'”’»›)\]}}*_]|[ \u00a0\u202f][\"”»](?=[\s,،]|$)))*{_INVISIBLE}"
)
_BEFORE = re.compile(r"[^\s\"“”«»()\[\]{}'‘’،؛;*_]+[\"”»’')\]]*$")
_AFTER = re.compile(r"\s*(?P<lead>[^\w\s]?)[^\w]*(?P<word>\w*)(?P<hyphened>-\w)?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LINK = re.compile(r"[@/\\]|www\.", re.IGNORECASE)
_CONTINUES = frozenset(",;:،؛.!?؟…")  # behind white space too: the sentence goes on, or a later stop ends it
_REACH = 60  # characters looked at on either side: longer than any word that is an abbreviation


@dataclass(frozen=True, slots=True)
class Stops:
    """The word lists that tell a sentence end from an abbreviation, for one language."""

    titles: frozenset[str]
    before_number: frozenset[str]
    after_number: frozenset[str]
    abbreviations: frozenset[str]
    starters: frozenset[str]
    letter_names: frozenset[str]
    particles: frozenset[str]
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Stop:
    """A stop and its surroundings: `word` stands before it, `former` before that, `next` follows."""

    mark: str
    closes_quotation: bool
    word: str
    former: str
    next: str
    glued: bool


@cache
def stops(code: str) -> Stops:
    """The lists of the language with this code (empty ones where it has none). Raises InputError for no language."""
    data = language(code).data("splitting")
    return Stops(**{name: frozenset(data.get(name, ())) for name in Stops.__slots__})


def ends(text: str, lists: Stops) -> Iterator[int]:
    """The offsets behind the last character of each sentence of a paragraph, ascending, but for the last sentence."""
    quotes = counted = 0
    for match in _STOP.finditer(text):
        quotes += text.count('"', counted, match.start())
        counted = match.start()
        end = _without_opening_quote(text, match, quotes)
        after = _AFTER.match(text, end, end + _REACH)
        if after is None or end >= len(text) or not after["word"] or after["lead"] in _CONTINUES:
            continue
        first = after["word"][0]
        if first.islower() and not (after["hyphened"] and after["word"] in lists.particles and text[end].isspace()):
            continue
        if text[match.start() - 1:match.start()] in ("[", "("):  # "[…] and then": words were left out there
            continue
        closes = any(mark in "\"”»" for mark in text[match.end("mark"):end])
        words = _words_before(text, match.start())
        stop = _Stop(plain(match["mark"]), closes, *words, after["word"], not text[end].isspace())
        if _is_end(stop, lists) and not (stop.glued and _in_link(text, match.start())):
            yield end


def _without_opening_quote(text: str, match: re.Match[str], quotes: int) -> int:
    """The end of the match, less a straight quotation mark that opens what follows («انتهى."لن نعود"», «انتهى. " لن»).

    A straight mark behind a stop closes when it stands at the stop, apart from the next word, or when one is open:
    when `quotes`, the number of such marks before the stop, and those between make an odd one.
    """
    end = match.end()
    apart = text[end - 2:end - 1].isspace()
    if text[end - 1:end] != '"' or not (apart or text[end:end + 1].isalnum()):
        return end
    opens = (quotes + text.count('"', match.start(), end - 1)) % 2 == 0
    return end - 1 - apart if opens else end


def _words_before(text: str, place: int) -> tuple[str, str]:
    """The word that ends at `place`, and the one before it."""
    near = text[max(0, place - _REACH):place]
    if not near.isascii():
        near = plain(near)
    match = _BEFORE.search(near)
    if match is None:
        return "", ""
    former = near[:match.start()].split()
    return match[0].rstrip("\"”»’')]"), former[-1] if former else ""


def _in_link(text: str, place: int) -> bool:
    """Whether the run of characters around `place` is an address, where stops and question marks are no punctuation."""
    before = text[max(0, place - _REACH):place].split()
    after = text[place:place + _REACH].split()
    return bool(_LINK.search((before[-1] if before else "") + after[0]))


def _is_end(stop: _Stop, lists: Stops) -> bool:
    if stop.glued and not _may_be_glued(stop):
        return False
    if stop.mark == ".":
        return _is_full_stop(stop, lists)
    if set(stop.mark) <= {".", "…"}:
        # «القاهرة.. مدينة لا تنام»: two stops are a pause where letters have no case; "…" and «...» end a sentence.
        return not stop.glued and (stop.mark != ".." or stop.next[0].isupper())
    # «"هل انتهى كل شيء؟" تساءل الوزير» is one sentence: the speaker follows his words.
    return not (stop.closes_quotation and plain(stop.next) in lists.said)


def _may_be_glued(stop: _Stop) -> bool:
    """Whether a sentence may begin here without a space: «انتهى.وقال», "over.The", not 1.5, "v2.Beta" or "e.V"."""
    first = stop.next[0]
    if not first.isalpha():
        return False
    if not _has_case(first):
        return True
    last = stop.word[-2:]
    ended = last.isdigit() or (last.isalpha() and (last.islower() or not _has_case(last[-1])))
    return first.isupper() and stop.next[1:2].islower() and len(last) == 2 and ended


def _is_full_stop(stop: _Stop, lists: Stops) -> bool:
    word = stop.word
    if word in lists.after_number and stop.former[-1:].isnumeric():
        return True
    if word in lists.titles or (word.isupper() and word.title() in lists.titles):
        return False
    if word in lists.before_number and stop.next[0].isnumeric():
        return False
    if word in lists.letter_names:
        return stop.former in lists.letter_names
    if word in lists.abbreviations or _DOTTED.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return stop.next in lists.starters and not stop.glued
    return True


def _has_case(letter: str) -> bool:
    return letter.lower() != letter.upper()

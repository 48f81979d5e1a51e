"""Names of places looked for in another script or another spelling: by sound, and in words that lost their spaces."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.places.relations import CAPITAL, PLACE, found
from checker.languages import Language, all_languages, fold, language
from checker.languages.hearing import Speech, Word, enough, heard, inside, said
from checker.languages.naming import naming, ordinary
from checker.languages.transliteration import Sounds, alike, sounds
from checker.mention import MentionKind
from checker.termbase import Termbase, load_termbase

# Shorter names stand in other words by chance: «مجر» in «مجرد».
_LEAST_SQUEEZED = 5
# A name of fewer heavy sounds must fit exactly.
_LEAST_HEARD, _EXACT = 3, 0.95


def spelled(value: str, written: str, here: Passage, there: Passage) -> bool:
    """Whether a passage has the place that the other writes so, spelled in another way."""
    termbase = load_termbase()
    listed = value.startswith(PLACE)
    words = _free_words(there) if listed else _words(there)
    spoken = language(there.language)
    if listed and _squeezed_in(value, words, spoken.code, termbase):
        return True
    names = Speech(word for word in words if _may_be_name(word, spoken))
    forms = [(_telling(written, language(here.language)), language(here.language))]
    forms += [(_telling(form, spoken), spoken) for form in _names(value, spoken, termbase)[:2]]
    return any(_heard(tokens, writing, names, spoken) for tokens, writing in forms)


def sound_alike(one: str, other: str) -> bool:
    """Whether two names sound so alike that one may be the other in another script, or a part of it: "Brookline",
    «بروكلين»; "Urum al-Kubra", «أروم»."""
    sides = sorted((one, other), key=lambda words: len(words.split()))
    spoken = [_by_script(words) for words in sides]
    if spoken[0] is spoken[1]:
        return False
    few, many = ([sounds(token, writing) for token in _telling(words, writing)]
                 for words, writing in zip(sides, spoken, strict=True))
    return bool(few) and all(any(alike(mine, yours) >= enough(mine) for yours in many) for mine in few)


def _by_script(text: str) -> Language:
    """The language whose script the first letter of a text is in."""
    script = unicodedata.name(next((letter for letter in text if letter.isalpha()), "?")).split()[0]
    languages = list(all_languages().values())
    return next((one for one in languages if one.script == script), languages[0])


def _names(value: str, spoken: Language, termbase: Termbase) -> tuple[str, ...]:
    """The names of a listed place in a language; none for one that the termbase lacks."""
    first = value.partition("|")[0]
    entry = found(first, termbase)
    return entry.written("capital" if first.endswith(CAPITAL) else "name", spoken.code) if entry else ()


def _words(passage: Passage) -> list[Word]:
    """The words of a passage, their places counted from the beginning of their sentence."""
    return [word for index in passage.indices
            for word in heard(passage.document.sentences[index].text, language(passage.language))]


def _free_words(passage: Passage) -> list[Word]:
    """The words of a passage that no listed place claims: in «نيو مكسيكو» Mexico is not told."""
    spoken = language(passage.language)
    words: list[Word] = []
    for index in passage.indices:
        sentence, start = passage.document.sentences[index], passage.document.sentences[index].span.start
        claimed = [Span(one.span.start - start, one.span.end - start)
                   for one in passage.document.of_kind(MentionKind.PLACE, (index,)) if one.value.startswith(PLACE)]
        words += [word for word in heard(sentence.text, spoken)
                  if not any(one.overlaps(Span(word.start, word.end)) for one in claimed)]
    return words


def _squeezed_in(value: str, words: Sequence[Word], code: str, termbase: Termbase) -> bool:
    """Whether a name of the place stands in the text with its spaces lost: «مجلسالأمنفيبيونغيانغ»."""
    letters = "".join(word.text for word in words)
    return any(form in letters for form in _squeezed(value, code, termbase))


@cache
def _squeezed(value: str, code: str, termbase: Termbase) -> tuple[str, ...]:
    forms: list[str] = []
    for one in value.split("|"):
        entry = found(one, termbase)
        roles = ("capital",) if one.endswith(CAPITAL) else ("name", "cased", "adjective", "people")
        forms += [form for role in roles if entry for form in entry.written(role, code)]
    squeezed = ("".join(letter for letter in fold(form).text if letter.isalnum()) for form in forms)
    return tuple(dict.fromkeys(form for form in squeezed if len(form) >= _LEAST_SQUEEZED))


def _may_be_name(word: Word, spoken: Language) -> bool:
    """Whether a word may be a name: it has a capital, or where there are none is not ordinary."""
    if naming(spoken).capitals:
        return word.written[0].isupper()
    return not any(ordinary(stem, spoken) for stem in (word.written, *_unprefixed(word.written, spoken)))


def _unprefixed(word: str, spoken: Language) -> Iterator[str]:
    return (word[len(clitic):] for clitic in spoken.proclitics
            if clitic and word.startswith(clitic) and len(word) > len(clitic) + 2)


def _telling(name: str, spoken: Language) -> list[str]:
    """The words of a name without article and without words for kinds of places."""
    classes = _classes(spoken)
    words = (fold(word).text.removeprefix(spoken.article) for word in name.split())
    return [word for word in words if word not in classes]


@cache
def _classes(spoken: Language) -> frozenset[str]:
    rules = spoken.data("places").get("unlisted", {})
    return frozenset(fold(word).text for key in ("classes_before", "classes_behind") for word in rules.get(key, ()))


def _heard(tokens: Sequence[str], writing: Language, words: Speech, spoken: Language) -> bool:
    """Whether the words hold every word of a name; a short one must fit exactly, or every text would hold it."""
    rows = [sounds(token, writing) for token in tokens]
    return bool(rows) and all(row.consonants and _is_heard(row, words, spoken) for row in rows)


def _is_heard(row: Sounds, words: Speech, spoken: Language) -> bool:
    least = enough(row) if row.consonants >= _LEAST_HEARD else _EXACT
    return (any(score >= least for score, _, _ in said(row, words, spoken))
            or any(inside(row, word, spoken) for word in words))

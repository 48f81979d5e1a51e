"""Words that may be names in a script without capitals: by their letters, and by what stands before them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.extract._capitalised import Run
from checker.extract._runs import Range
from checker.languages import Language, fold
from checker.languages.hearing import Word, heard, stems
from checker.languages.naming import name_like, naming, ordinary

_JOINS = re.compile(r"[\s-]{1,3}")
# The indefinite ending, which foreign names don't take: «هدفًا».
_TANWIN = re.compile("[\u064b-\u064d]")
# «لإيجادالناجين»: an article inside a word of this length tells that its space was lost.
_TWO_WORDS = 9
_ARTICLE_FROM = 3
_SURELY_FOREIGN = 2.5
# A stem of fewer letters says nothing by its letters.
_LEAST = 3


def candidates(text: str, spoken: Language, taken: Sequence[Range]) -> list[Run]:
    """Runs of words that look like names: two or more, or one behind a title, a role, kin or an act of saying."""
    found = []
    words, lists = heard(text, spoken), naming(spoken)
    for begin, end in _stretches(text, words, spoken, taken):
        cued = begin > 0 and cue(words[begin - 1].text, spoken)
        listed = not lists.given.isdisjoint(stems(words[begin].text, spoken))
        tokens = tuple(word.text for word in words[begin:end] if word.text not in lists.particles)
        if tokens and (end - begin > 1 or cued):
            found.append(Run(tokens, words[begin].start, words[end - 1].end, cued or listed))
    return found


def _stretches(text: str, words: Sequence[Word], spoken: Language, taken: Sequence[Range]) -> Iterator[Range]:
    particles = naming(spoken).particles
    begin = -1
    for place, word in enumerate(words):
        joined = begin >= 0 and bool(_JOINS.fullmatch(text[words[place - 1].end:word.start]))
        good = named(word.written, spoken, inside=joined) or (joined and word.text in particles)
        good = good and not any(word.start < end and start < word.end for start, end in taken)
        if begin >= 0 and not (joined and good):
            yield begin, _trimmed(words, begin, place, particles)
            begin = -1
        if begin < 0 and good:
            begin = place
    if begin >= 0:
        yield begin, _trimmed(words, begin, len(words), particles)


def _trimmed(words: Sequence[Word], begin: int, end: int, particles: frozenset[str]) -> int:
    while end - begin > 1 and words[end - 1].text in particles:
        end -= 1
    return end


@lru_cache(maxsize=65536)
def named(written: str, spoken: Language, *, inside: bool = False, least: float = 0.0) -> bool:
    """Whether a word looks like a name: a known given name, or foreign letters (more than `least`, see `name_like`)
    and no ordinary word. Inside a name nothing is written onto the word."""
    lists, word = naming(spoken), fold(written).text
    if written in lists.exact or (" " in written and any(written.startswith(f"{head} ") for head in lists.joined)):
        return True  # «عبد العزيز»
    forms = (word,) if inside else stems(word, spoken)
    # «على» folds to the name «علي», so the small words come first.
    if not lists.openers.isdisjoint(forms) or any(shape.fullmatch(word) for shape in lists.verbal):
        return False
    if any(form in lists.given for form in forms if form == word or len(form) >= _LEAST):
        return True
    foreign = foreignness(written, spoken)
    if len(word) < _LEAST or foreign <= least or _TANWIN.search(written) or _with_article(written, foreign, spoken):
        return False
    if inside and foreign > 0:  # «كريستي»: a word of the vocabulary that is a name all the same
        return word not in lists.titles
    return not any(form in lists.titles or form in lists.saying or ordinary(form, spoken) for form in forms)


def _with_article(written: str, foreign: float, spoken: Language) -> bool:
    """Whether a word has the definite article, before it or, where a space was lost, inside."""
    article = spoken.article
    if not article or written.startswith(article):
        return bool(article)
    return article in written[_ARTICLE_FROM:] and len(written) >= _TWO_WORDS and foreign < _SURELY_FOREIGN


def foreignness(written: str, spoken: Language) -> float:
    """How much the letters of a word look like a foreign name (see `name_like`), with or without the single letter that
    may be written onto it."""
    bare = (written[1:],) if written[:1] in spoken.proclitics and len(written) > _LEAST + 1 else ()
    return max([name_like(form, spoken) for form in (written, *bare)])


@lru_cache(maxsize=65536)
def cue(word: str, spoken: Language) -> bool:
    """Whether a name may follow this folded word: a title, a role, kin, an act of saying."""
    lists = naming(spoken)
    return any(form in lists.titles or form in lists.saying for form in stems(word, spoken))

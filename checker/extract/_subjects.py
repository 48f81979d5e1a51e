"""The subject before a verb of saying: the noun phrase that names its source on that side."""

from checker.extract._clauses import Clauses, Range
from checker.extract._noun_phrases import LONGEST, complete, is_finite, phrase

# How many stretches between commas may part a subject from its verb, and of how many words one is no subject.
_APPOSITIONS, _SHORT = 4, 2
# Words so short are no adverbs, except those that are listed.
_ONLY = 4


def before(clauses: Clauses, verb: int, taken: frozenset[int]) -> Range:
    """The noun phrase that is the subject of the verb that begins at a word and follows it."""
    if clauses.verbs_first:
        return _fronted(clauses, verb, taken)
    if clauses.fits(verb - 1, "infinitive"):
        return Range(verb, verb)
    end = verb
    while end > 0 and not clauses.apart(end) and _is_auxiliary(clauses, end - 1):
        end -= 1
    if end == 0:
        return Range(0, 0)
    return _before_apposition(clauses, end, taken) if clauses.apart(end) else _subject(clauses, end, taken)


def _is_auxiliary(clauses: Clauses, index: int) -> bool:
    word = clauses.words[index]
    return clauses.fits(index, "auxiliaries") or (
        _ends_as_adverb(clauses, index) and len(word.text) > _ONLY and not word.name)


def _before_apposition(clauses: Clauses, verb: int, taken: frozenset[int]) -> Range:
    """"Salma Idris, the hospital's director, said": the phrase before what stands between commas."""
    comma, none = verb, Range(verb, verb)
    if clauses.closes(verb) or "," not in clauses.gap(verb):
        return none
    for _ in range(_APPOSITIONS):
        comma = clauses.start(comma - 1)
        if comma == 0 or "," not in clauses.gap(comma) or clauses.closes(comma):
            return none
        found = _subject(clauses, comma, taken)
        head = clauses.start(comma - 1)
        if found.end == comma and not clauses.fits(head, "prepositions") and not _apposed(clauses, head, comma):
            verbless = not any(is_finite(clauses, index) for index in range(*found))
            return found if verbless else none
    return none


def _apposed(clauses: Clauses, first: int, end: int) -> bool:
    """Whether words between commas only go on with an apposition: "…, of the institute in Bethesda, Maryland, said"."""
    return end - first <= _SHORT and "," in clauses.gap(first) and first > 0 and not clauses.closes(first)


def _subject(clauses: Clauses, end: int, taken: frozenset[int]) -> Range:
    """The phrase that ends before a word: what its clause holds behind the conjunction, the adverbial or the verb that
    it begins with."""
    end = _without_day(clauses, end)
    first = clauses.start(end - 1)
    first = max([first, *(index + 1 for index in taken if first <= index < end)])
    for index in range(first, end):
        if clauses.fits(index, "relative") and index > first:
            break
        if clauses.fits(index, "introducers"):
            first = index + 1
    while first < end and (clauses.fits(first, "joining") or _is_adverb(clauses, first, end)):
        first += 1
    if first < end and clauses.fits(first, "relative"):
        return _related(clauses, first, taken)
    if clauses.fits(end - 1, "joining"):
        return _shared(clauses, first, end)
    return _without_adverbial(clauses, first, end)


def _without_day(clauses: Clauses, end: int) -> int:
    """Where the subject ends if a day stands between it and its verb: "The president on Friday ordered"."""
    if clauses.fits(end - 1, "days") and end > 2 and not clauses.apart(end - 1):
        return end - 2 if clauses.fits(end - 2, "prepositions") else end - 1
    return end


def _is_adverb(clauses: Clauses, index: int, end: int) -> bool:
    adverb = clauses.fits(index, "auxiliaries") or _ends_as_adverb(clauses, index)
    return index + 1 < end and adverb and not (clauses.words[index].name and index > 0)


def _ends_as_adverb(clauses: Clauses, index: int) -> bool:
    """Whether a word looks like an adverb ("reportedly") and is not known to be none ("family")."""
    ending = clauses.letters("adverb-endings")
    return clauses.words[index].text.endswith(ending) and not clauses.fits(index, "no-adverbs")


def _related(clauses: Clauses, relative: int, taken: frozenset[int]) -> Range:
    """"the envoy, who said": what the relative pronoun stands for."""
    apart = relative > 0 and "," in clauses.gap(relative)
    return _subject(clauses, relative, taken) if apart else Range(relative, relative)


def _shared(clauses: Clauses, first: int, end: int) -> Range:
    """The subject of the first verb of a clause, which a second one shares: "The pope prayed and asked"."""
    verb = next((index for index in range(first + 1, end) if is_finite(clauses, index)), first)
    return _without_adverbial(clauses, first, verb)


def _without_adverbial(clauses: Clauses, first: int, end: int) -> Range:
    """A phrase without the "On Tuesday" or "In a statement" before it."""
    if first < end and clauses.fits(first, "prepositions"):
        # "At a meeting of the council the mayor said": what a preposition leads is no subject.
        nouns = (index for index in range(first + 2, end)
                 if clauses.fits(index, "determiners") and not clauses.fits(index - 1, "prepositions"))
        behind = min(first + 2, end)
        first = behind if clauses.fits(first + 1, "days") else next(nouns, behind)
    return Range(first, end)


def _fronted(clauses: Clauses, verb: int, taken: frozenset[int]) -> Range:
    """The subject before its verb where verbs come first as a rule: «الشرطة قالت», «لكن الوزارة تؤكد»."""
    if clauses.apart(verb) or clauses.words[verb].text.startswith(clauses.letters("joins")):
        return Range(verb, verb)
    first = clauses.start(verb)
    first = max([first, *(index + 1 for index in taken if first <= index < verb)])
    for index in range(first, verb):
        if clauses.fits(index, "introducers"):
            first = index + 1
    if first >= verb or verb - first > LONGEST // 2 or clauses.fits(first, "no-subject"):
        return Range(verb, verb)
    named = complete(clauses, first) or (clauses.mention_from(first) is not None
                                         and not clauses.written(first, "accusative-endings"))
    whole = phrase(clauses, first, frozenset(range(verb, len(clauses))))
    return Range(first, verb) if named and whole.end == verb else Range(verb, verb)

"""What a word of saying is where it stands: a verb with a subject, a participle, a passive, a noun; and which words
belong together in one cue."""

from collections.abc import Iterator, Sequence

from checker.extract._clauses import Clauses, Range
from checker.extract.cues import Cue

LOOSE, NOMINAL, ACCORDING, QUOTE, IMPERSONAL = "loose", "nominal", "according", "quote", "impersonal"
# So far behind "quoted" its "saying" may stand.
_REACH = 8


def joined(found: Sequence[Cue], clauses: Clauses) -> Iterator[Cue]:
    """The cues without the doubtful ones, and with what belongs together in one: «جاء في» and «بيان», «حسبما» and
    «أعلن»; "saying" behind "quoted" is no cue of its own."""
    before: Cue | None = None
    for cue in found:
        if cue.kind == LOOSE or (before and before.kind == QUOTE and clauses.fits(cue.first, "quoting")):
            continue
        if before and _one(before, cue, clauses):
            before = before._replace(end=cue.end)
            continue
        if before:
            yield before
        before = cue
    if before:
        yield before


def _one(before: Cue, cue: Cue, clauses: Clauses) -> bool:
    """Whether two cues are one: nouns side by side, a verb right behind "as" or behind "as what"."""
    if before.kind == cue.kind == NOMINAL:
        return before.end == cue.first
    between = range(before.end, cue.first)
    return before.kind == ACCORDING and cue.kind != NOMINAL and all(clauses.fits(one, "as-what") for one in between)


def place(cue: Cue, clauses: Clauses) -> Range:
    """The words of a cue, "as saying" with them: "quoted a source as saying that"."""
    found = (index + 1 for index in range(cue.end, min(cue.end + _REACH, len(clauses)))
             if clauses.fits(index, "quoting"))
    return Range(cue.first, next(found, cue.end) if cue.kind == QUOTE else cue.end)


def is_noun(cue: Cue, clauses: Clauses) -> bool:
    """Whether a cue is a noun: of the kind, listed as one, or a verb's form behind "the", "no" or an article."""
    if cue.kind in (ACCORDING, IMPERSONAL, QUOTE):
        return False
    if cue.kind == NOMINAL or clauses.fits(cue.first, "nouns"):
        return True
    article = clauses.language.article
    if article:
        return any(form.startswith(article) and len(form) > len(article) + 2 for form in clauses.words[cue.first].forms)
    if cue.first == 0 or clauses.apart(cue.first):
        return False
    led = clauses.fits(cue.first - 1, "noun-leads") and not is_participle(cue, clauses)
    # "The 34-year-old said" holds no old saying.
    marked = clauses.fits(cue.first - 1, "noun-marks") and "-" not in clauses.gap(cue.first - 1)
    return led or marked or "'" in clauses.words[cue.first - 1].text


def is_participle(cue: Cue, clauses: Clauses) -> bool:
    """Whether a cue is a form that shares the subject of another verb: "adding that", «مضيفا أن»."""
    return clauses.fits(cue.first, "participles")


def is_vowelled_passive(cue: Cue, clauses: Clauses) -> bool:
    """Whether a vowel sign behind the first letter of a verb in the past says that nobody is named: «ذُكر»."""
    span = clauses.text.span(cue.first, cue.end)
    written = clauses.sentence.text[span.start:span.end]
    bare = written[1:] if written.startswith(clauses.letters("joins")) else written
    vowels = clauses.language.data("cues")["clause"].get("passive-vowels", ())
    return bare[1:2] in vowels and not bare.startswith(clauses.letters("imperfect-letters"))


def follows_passive(cue: Cue, clauses: Clauses) -> bool:
    """Whether a form of "be" stands before a verb: "was not reported"."""
    before = cue.first
    if is_participle(cue, clauses):
        return False
    while clauses.fits(before - 1, "auxiliaries") and not clauses.apart(before):
        before -= 1
        if clauses.fits(before, "passive"):
            return True
    return False

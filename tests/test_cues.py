"""Patterns of lists of cues: which words of a text they find."""

import pytest

from checker.extract.cues import every_cue
from checker.extract.word_forms import number, numeral
from checker.languages import all_languages, folded, language

LISTS = ("circumstances", "hedges", "idioms", "negation", "polysemes", "scales", "settings", "speakers")
PLAIN = str.maketrans("", "", "~^!*")


def hyphenated() -> list[tuple[str, str, str, str]]:
    """The language, the list and the kind of every alternative with a hyphen, and a text that has it in its pattern."""
    found = []
    for code, one in all_languages().items():
        for subject in LISTS:
            for kind, texts in one.data(subject).get("cues", {}).items():
                for parts in (text.replace(" +", "").replace(" ..", "").split() for text in texts):
                    found += [(code, subject, kind, " ".join(inner if number == place else part.split("|")[0]
                                                             for number, part in enumerate(parts)).translate(PLAIN))
                              for place, each in enumerate(parts) for inner in each.split("|") if "-" in inner]
    return [one for one in found if "<" not in one[3] and "@" not in one[3] and one[2] != "none"]


def test_every_alternative_with_a_hyphen_finds_itself() -> None:
    """A text is read as single words: the list of word senses alone had 367 alternatives that nothing could match."""
    listed = hyphenated()
    assert len(listed) >= 400
    assert [(code, subject, kind, text) for code, subject, kind, text in listed
            if kind not in {cue.kind for cue in every_cue(text, language(code), subject)}] == []


@pytest.mark.parametrize(("text", "sense"), [
    ("Fans of both clubs met at the semi-final tie.", "tie/match"),
    ("The semi final tie is on Friday.", "tie/match"),
    ("Doctors' strikes emptied the wards.", "strike/labour"),
    ("The two-day strike ended.", None),
    ("A final tie of silk.", None),
    ("The semi, a final tie of silk, was sold.", None),
])
def test_a_hyphen_parts_words_in_patterns_and_texts_alike(text: str, sense: str | None) -> None:
    found = {cue.kind for cue in every_cue(text, language("en"), "polysemes")}
    assert (sense in found) if sense else not found & {"tie/match", "strike/labour"}


@pytest.mark.parametrize(("word", "code", "counts"), [
    ("three", "en", True), ("twelve", "en", True), ("thousand", "en", True), ("12", "en", True),
    ("one", "en", False), ("no", "en", False), ("third", "en", False), ("m", "en", False), ("tent", "en", False),
    ("ثلاث", "ar", True), ("ثلاثة", "ar", True), ("بثلاث", "ar", True), ("وعشرين", "ar", True), ("مئتين", "ar", True),
    ("٣", "ar", True), ("واحد", "ar", False), ("أحد", "ar", False), ("ثالث", "ar", False), ("الثلاثاء", "ar", False),
])
def test_a_number_is_in_digits_or_in_letters(word: str, code: str, counts: bool) -> None:
    assert number(folded(word), language(code)) is counts


@pytest.mark.parametrize(("word", "digits"), [("3", True), ("2019", True), ("three", False), ("may", False)])
def test_a_numeral_is_in_digits_only(word: str, digits: bool) -> None:
    assert numeral(word, language("en")) is digits


@pytest.mark.parametrize(("text", "code", "subject", "kind", "found"), [
    ("She is eleven years old.", "en", "polysemes", "age/exact", True),
    ("The eleven-year-old was found.", "en", "polysemes", "age/exact", True),
    ("The school is years old.", "en", "polysemes", "age/exact", False),
    ("كانت الفتاة بالغة من العمر خمسة عشر عاما", "ar", "polysemes", "age/exact", True),
    ("كانت الفتاة بالغة من العمر أشده", "ar", "polysemes", "age/exact", False),
    ("the fall of 2019", "en", "polysemes", "fall/autumn", True),
    ("the fall of two towns", "en", "polysemes", "fall/autumn", False),
    ("they trained two hours, three a day", "en", "circumstances", "every-day", True),
    ("two may have left", "en", "hedges", "none", False),
])
def test_number_words_count_in_patterns(text: str, code: str, subject: str, kind: str, found: bool) -> None:
    assert (kind in {cue.kind for cue in every_cue(text, language(code), subject)}) is found

"""Patterns of lists of cues: which words of a text they find."""

import pytest

from checker.extract.cues import every_cue
from checker.languages import all_languages, language

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

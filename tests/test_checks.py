"""Every check against its table of plain-word cases, `tests/checks/<check>.yaml`.

A case has `source` and `target` (Arabic and English; a list is a text of aligned sentences,
what one side has more of stands alone, unless `beads` says which belong together), or `text` and `language`
for what a check finds within one text; `settings` are the check's own; `finds` lists severity and the words on both
sides (empty: silent); `fails_because` marks an expected failure with the right answer in `finds`; `model: true` runs
with the built-in encoder, which measures the pairs too, other cases with the share of common words for similarity.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from numpy.typing import NDArray

from checker.alignment import Alignment, Bead
from checker.article import Article, Sentence, Span
from checker.checks import Check, Similarity, Telling, all_checks, configured
from checker.comparing.asking import Cosines, answered
from checker.document import Document
from checker.extract import extract
from checker.finding import Finding
from checker.languages import fold
from checker.settings import BUILT_IN_MODEL, Settings
from checker.termbase import load_termbase

TABLES = Path(__file__).parent / "checks"


class SharedWords:
    """The share of words two phrases have in common: similarity enough where no model is needed."""

    def unknown(self, texts: Iterable[str]) -> Sequence[str]:
        return ()

    def prefetch(self, texts: Iterable[str]) -> None:
        raise AssertionError("nothing is ever unknown")

    def __call__(self, one: str, other: str) -> float:
        first, second = set(fold(one).text.split()), set(fold(other).text.split())
        return len(first & second) / max(1, len(first | second))

    def table(self, ones: Sequence[str], others: Sequence[str]) -> NDArray[np.float32]:
        return np.array([[self(one, other) for other in others] for one in ones], np.float32)


@cache
def model_cosines() -> Cosines:
    from checker.embedding import Phrases, load

    return Phrases(load(BUILT_IN_MODEL))


def document(text: str | list[str], language: str) -> Document:
    parts = [text] if isinstance(text, str) else text
    article = Article("case", f"case.{language}", language, "\n".join(parts))
    sentences, start = [], 0
    for part in parts:
        sentences.append(Sentence(part, Span(start, start + len(part))))
        start += len(part) + 1
    return extract(article, sentences, load_termbase())


def in_order(source: int, target: int) -> tuple[Bead, ...]:
    """Sentences one to one, what one side has more of alone."""
    paired = min(source, target)
    return (*(Bead((i,), (i,), 0.8) for i in range(paired)),
            *(Bead((i,), (), 0.0) for i in range(paired, source)),
            *(Bead((), (i,), 0.0) for i in range(paired, target)))


def given(rows: list[list[Any]]) -> tuple[Bead, ...]:
    """Beads as a table writes them: indices of source and of target, and "moved" where they left their place."""
    return tuple(Bead(tuple(source), tuple(target), 0.8 if source and target else 0.0, moved=marks == ["moved"])
                 for source, target, *marks in rows)


def findings(check: Check, case: dict[str, Any]) -> list[Finding]:
    cosines = model_cosines() if case.get("model") else SharedWords()
    similarity = Similarity(cosines)
    if "text" in case:
        return told([check.inspect(document(case["text"], case["language"]), similarity)], cosines)
    source, target = document(case["source"], "ar"), document(case["target"], "en")
    beads = given(case["beads"]) if "beads" in case else in_order(len(source.sentences), len(target.sentences))
    alignment = Alignment(source, target, beads)
    pairs = [replace(pair, similarity=cosines(pair.source.text, pair.target.text)) if case.get("model") else pair
             for pair in alignment.pairs()]
    return told([*(check.compare(pair, similarity) for pair in pairs), check.examine(alignment, similarity)], cosines)


def told(tellings: Sequence[Telling], cosines: Cosines) -> list[Finding]:
    return [finding for findings in answered(tellings, cosines.prefetch) for finding in findings]


def english_in(message: str) -> str:
    """What of a message in another script is English and stands in no isolate."""
    while (shorter := re.sub("\u2068[^\u2068\u2069]*\u2069", "", message)) != message:
        message = shorter
    return " ".join(re.findall("[A-Za-z]+", message))


@cache
def table(name: str) -> list[dict[str, Any]]:
    path = TABLES / f"{name}.yaml"
    cases: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else []
    return cases


def cases() -> Iterator[Any]:
    for name in all_checks():
        for case in table(name):
            marks = [pytest.mark.xfail(reason=case["fails_because"], strict=True)] if "fails_because" in case else []
            marks += [pytest.mark.model] if case.get("model") else []
            yield pytest.param(name, case, id=f"{name}: {case['case']}", marks=marks)


@pytest.mark.parametrize(("name", "case"), list(cases()))
def test_a_check_finds_what_its_table_says(name: str, case: dict[str, Any]) -> None:
    check, = configured(Settings(select=(name,), checks={name: case.get("settings", {})}, folder=TABLES))
    told = findings(check, case)
    found = [(one.severity.value, one.source.text, one.target.text) for one in told]
    wanted = [(one["severity"], one.get("source", ""), one.get("target", "")) for one in case["finds"] or []]
    assert sorted(found) == sorted(wanted)
    assert [english for one in told for english in map(english_in, one.translations) if english] == []


@pytest.mark.parametrize("name", sorted(all_checks()))
def test_every_check_has_a_table_in_which_it_fires_and_stays_silent(name: str) -> None:
    assert any(case["finds"] for case in table(name)), f"no case of {name} finds anything"
    assert any(not case["finds"] for case in table(name)), f"no case of {name} stays silent"


@pytest.mark.parametrize("name", sorted(all_checks()))
def test_every_check_explains_itself_with_an_example(name: str) -> None:
    assert "Example:" in (all_checks()[name].__doc__ or "")


def test_every_table_belongs_to_a_check_and_names_its_cases_once() -> None:
    names = {path.stem for path in TABLES.glob("*.yaml")}
    assert names <= set(all_checks())
    for name in names:
        titles = [case["case"] for case in table(name)]
        assert len(titles) == len(set(titles))

"""The pages of `checker explain` keep their word: what they say fires does, and what they say is silent is.

A page has the headings `Example:` and `Silent:`. Under them stand cases: a line `ar: «…»`, a line `en: "…"`, or both,
which may run on, and then a sentence that says why; it names the severity of what fires.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.article import Article
from checker.checks import all_checks, configured
from checker.cli.explain import documentation
from checker.pipeline import Instruments, check_article, check_articles
from checker.settings import Settings

_TEXT = re.compile(r"(ar|en): [«\"]")
_SEVERITY = re.compile(r"severity (high|medium|low)")
# What a check cannot find without the user's files.
_FILES = {"terminology": {"termbases": ["terminology.csv"]}}


@dataclass(frozen=True)
class Case:
    """An example: its texts by language, whether it fires, and what the page says of it."""

    texts: dict[str, str]
    fires: bool
    comment: str


def cases(page: str) -> Iterator[Case]:
    lines = iter(page.splitlines())
    heading, texts, comment = "", {}, ""
    for line in lines:
        words = line.strip()
        if words in ("Example:", "Silent:") or not heading or not words:
            if texts:
                yield Case(texts, heading == "Example:", comment)
            heading, texts, comment = (words if words.endswith(":") else ""), {}, ""
        elif _TEXT.match(words):
            if comment:
                yield Case(texts, heading == "Example:", comment)
                texts, comment = {}, ""
            while not words.endswith(("»", '"')):
                words = f"{words} {next(lines).strip()}"
            texts[words[:2]] = words[5:-1]
        else:
            comment = f"{comment} {words}".strip()
    if texts:
        yield Case(texts, heading == "Example:", comment)


def severities(name: str, case: Case, instruments: Instruments) -> set[str]:
    settings = Settings(select=(name,), checks={name: _FILES.get(name, {})}, folder=Path(__file__).parent / "checks")
    alone = Instruments(instruments.encoder, instruments.load_termbase, configured(settings))
    articles = [Article("case", f"case.{code}", code, text) for code, text in case.texts.items()]
    if len(articles) == 1:
        return {one.severity.value for one in check_article(articles[0], alone).findings}
    return {one.severity.value for one in check_articles(articles[0], articles[1], alone).findings}


def every() -> Iterator[object]:
    for name, check in all_checks().items():
        for number, case in enumerate(cases(documentation(check))):
            yield pytest.param(name, case, id=f"{name} {number}: {case.comment}", marks=pytest.mark.model)


@pytest.mark.parametrize(("name", "case"), list(every()))
def test_an_example_does_what_its_page_says(name: str, case: Case, instruments: Instruments) -> None:
    found = severities(name, case, instruments)
    if not case.fires:
        assert not found
        return
    said = _SEVERITY.search(case.comment)
    assert said, "the page does not say how severe it is"
    assert said[1] in found


@pytest.mark.parametrize("name", sorted(all_checks()))
def test_every_page_has_both_languages_firing_and_silent(name: str) -> None:
    found = list(cases(documentation(all_checks()[name])))
    for fires in (True, False):
        assert {code for case in found if case.fires is fires for code in case.texts} == {"ar", "en"}

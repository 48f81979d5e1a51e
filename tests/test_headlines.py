"""The headline's figure and the body's."""

import pytest

from checker.article import Article, Sentence, Span
from checker.checks.total import Total
from checker.comparing.asking import Similarity
from checker.document import Document
from checker.embedding import Phrases
from checker.extract import extract
from checker.termbase import load_termbase
from tests.encoders import HashEncoder


def report(language: str, headline: str, *body: str) -> Document:
    text = "\n".join([headline, *body])
    sentences, start = [], 0
    for number, part in enumerate([headline, *body]):
        sentences.append(Sentence(part, Span(start, start + len(part)), "body" if number else "heading"))
        start += len(part) + 1
    return extract(Article("case", f"case.{language}", language, text), sentences, load_termbase())


def words(document: Document) -> list[tuple[str, str]]:
    found = Total().inspect(document, Similarity(Phrases(HashEncoder())))
    return [(one.source.text, one.target.text) for one in found]


@pytest.mark.parametrize(("language", "parts", "found"), [
    ("en", ["17 people hurt in harbour fire", "The fire hurt 19 people on Sunday."], [("17", "19")]),
    ("en", ["17 people hurt in harbour fire", "The fire hurt 17 people on Sunday."], []),
    ("en", ["17 people hurt in harbour fire", "The fire hurt 19 people on Sunday.", "Of these, 17 went home."], []),
    ("en", ["17 people hurt in harbour fire", "Some 19 people were hurt on Sunday."], []),
    ("en", ["More than 17 people hurt in harbour fire", "The fire hurt 19 people on Sunday."], []),
    ("en", ["17 people hurt in harbour fire", "19 people were treated, 12 people were sent home."], []),
    ("en", ["17 people hurt in harbour fire", "It took 19 engines to put it out."], []),
    ("ar", ["إصابة 17 شخصا في حريق الميناء", "وأصيب 19 شخصا في الحريق يوم الأحد."], [("17", "19")]),
    ("ar", ["إصابة 17 شخصا في حريق الميناء", "وأصيب سبعة عشر شخصا في الحريق يوم الأحد."], []),
])
def test_a_headline_that_counts_otherwise_than_the_body_is_found(
        language: str, parts: list[str], found: list[tuple[str, str]]) -> None:
    assert words(report(language, *parts)) == found

"""Where sentences may be cut between clauses: each "|" is a boundary, and there is no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article
from checker.extract import extract
from checker.extract.boundaries import Boundary, Sign, boundaries
from checker.languages import Language, language
from checker.splitting import whole
from checker.termbase import load_termbase

CLAUSES = [
    ("a comma and a word that joins a clause",
     "en", "The ferry sank off the coast, |and the crew swam ashore."),
    ("a word that opens a clause, without a comma",
     "en", "The shops stayed open |while the port was closed."),
    ("a semicolon",
     "en", "The mayor resigned; |his deputy stayed."),
    ("a relative clause at the end, with its preposition",
     "en", "The crew repaired a boat |for which nobody had paid."),
    ("what he said, and what else he said",
     "ar", "قال المدير إن المخزن احترق، |وإن العمال نجوا."),
    ("«و» before a verb, without a comma",
     "ar", "أغلقت البلدية الجسر |ويخشى التجار خسارة زبائنهم."),
    ("a comma and «فيما»",
     "ar", "عاد الصيادون إلى المرفأ، |فيما بقي المركب في البحر."),
    ("an Arabic semicolon",
     "ar", "غادر الوفد المدينة؛ |بقي المترجم فيها."),
]
NEAR_MISSES = [
    ("a list of nouns", "en", "She bought apples, pears, figs and plums."),
    ("a list of nouns before the verb", "en", "Apples, pears, figs, and plums were sold."),
    ("a clause between a subject and its verb", "en", "The minister, who was in Beirut, said nothing."),
    ("a quotation with commas inside", "en", 'He called it "slow, costly, and he knew it" on Monday.'),
    ("brackets with commas inside", "en", "The ferry (which sank, and was raised later) was old."),
    ("a date with a comma", "en", "It sank on Monday, 5 May 2014."),
    ("«إن» behind a clause in between", "ar", "قال الوزير، الذي زار بيروت، إن الطريق مغلق."),
    ("a list of nouns without verbs between", "ar", "في السوق تفاح، خوخ، تين."),
    ("a quotation with commas inside, Arabic", "ar", "وصفه بأنه «بطيء، مكلف، لا ينفع» أمس."),
    ("a word that begins with «و» of its own", "ar", "شكر مدير وزارة النقل."),
    ("a single clause", "en", "The harbour was closed."),
    ("no word at all", "en", "…"),
]


def found(text: str, code: str) -> tuple[Boundary, ...]:
    article = Article("case", f"case.{code}", code, text)
    document = extract(article, whole(article), load_termbase())
    return boundaries(document.sentences[0], document.mentions[0], language(code))


def marked(text: str, code: str) -> str:
    for one in reversed(found(text, code)):
        text = f"{text[:one.start]}|{text[one.start:]}"
    return text


@pytest.mark.parametrize(("code", "text"), [case[1:] for case in CLAUSES], ids=[case[0] for case in CLAUSES])
def test_clauses_begin_at_marks_and_at_words_that_join_or_open_them(code: str, text: str) -> None:
    assert marked(text.replace("|", ""), code) == text


@pytest.mark.parametrize(("code", "text"), [case[1:] for case in NEAR_MISSES], ids=[case[0] for case in NEAR_MISSES])
def test_what_only_looks_like_a_clause_is_none(code: str, text: str) -> None:
    assert marked(text, code) == text


def test_what_shows_a_boundary_is_told() -> None:
    (only,) = found("The mayor resigned; his deputy stayed.", "en")
    assert only == Boundary(len("The mayor resigned;"), len("The mayor resigned; "), Sign.STOP)


def test_an_opening_mark_goes_with_what_it_opens() -> None:
    text = 'The mayor resigned, and "nobody knew why", she said.'
    assert marked(text, "en").startswith('The mayor resigned, |and "nobody')


def test_a_language_without_lists_has_no_boundaries() -> None:
    article = Article("case", "case.fr", "fr", "Le pont est fermé, et le port est ouvert.")
    assert boundaries(whole(article)[0], (), Language("fr", "French", "français", "LATIN")) == ()


PIECES = st.lists(st.sampled_from(
    ["the crew", "sank", ", ", "; ", " and ", " while ", '"', "(", ")", "who", " – ", "he said", "5 May", "وقال ",
     "، "]), max_size=14)


@given(PIECES, st.sampled_from(["en", "ar"]))
def test_boundaries_ascend_and_lie_within_white_space(pieces: list[str], code: str) -> None:
    text = f"x {' '.join(pieces)} y"
    places = found(text, code)
    assert [one.start for one in places] == sorted({one.start for one in places})
    assert all(0 < one.end < one.start < len(text) and text[one.end:one.start].isspace() for one in places)

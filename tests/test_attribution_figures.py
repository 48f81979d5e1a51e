"""Extraction of attributions against the marked sentences: the figures reached, how marks are read and counted."""

from pathlib import Path

import pytest

from checker.article import Article, Span
from checker.errors import InputError
from checker.extract import extract
from checker.mention import Attribution
from checker.scoring import Extracted, marked_files, read_marked, score_attributions
from checker.splitting import split
from checker.termbase import load_termbase

MARKED = Path(__file__).parent / "attribution"
# Overlap F1 of source, cue and content and exact F1 of the source, a little below what was reached.
FLOORS = [
    ("development.ar", 0.96, 0.96, 0.955, 0.95),
    ("development.en", 0.97, 0.97, 0.96, 0.97),
    ("held-out.ar", 0.9, 0.93, 0.9, 0.85),
    ("held-out.en", 0.94, 0.93, 0.87, 0.93),
]
FIGURES = {one.name: one for one in score_attributions(MARKED, load_termbase())}


def marked(folder: Path, *lines: str, name: str = "a.en.txt") -> Extracted:
    (folder / name).write_text("\n".join(lines), "utf-8")
    one, = score_attributions(folder / name, load_termbase())
    return one


def said(text: str, code: str) -> list[Attribution]:
    article = Article("case", f"case.{code}", code, text)
    return [one for row in extract(article, split(article), load_termbase()).attributions for one in row]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_at_least_150_sentences_a_language_are_marked_and_a_part_has_no_attribution(code: str) -> None:
    texts = [one for part in ("development", "held-out") for one in read_marked(MARKED / f"{part}.{code}.txt")]
    assert len(texts) >= 150
    assert len({one.article.text for one in texts}) == len(texts)
    assert sum(not one.statements for one in texts) >= 15


@pytest.mark.parametrize(("name", "source", "cue", "content", "exact"), FLOORS)
def test_extraction_is_as_good_as_it_was(name: str, source: float, cue: float, content: float, exact: float) -> None:
    figures = FIGURES[name]
    assert figures.overlap["source"].value >= source
    assert figures.overlap["cue"].value >= cue
    assert figures.overlap["content"].value >= content
    assert figures.exact["source"].value >= exact


def test_marks_are_read_as_spans_of_the_text_without_them(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text(
        "# a note\n\n[s12 Paris] [c said] [q [s3 Rome] had [c3 denied] [q3 it]], [c2 adding]: ¶ "
        "[s4 He = Paris] [c4 left]\n", "utf-8")
    one, = read_marked(tmp_path / "a.en.txt")
    text = one.article.text
    assert text == "Paris said Rome had denied it, adding: \n He left"
    first, second, third, fourth = one.statements
    assert first.source == second.source == (Span(0, 5),)
    assert [text[span.start:span.end] for span in (*first.content, *third.content)] == ["Rome had denied it", "it"]
    assert (fourth.antecedent, first.antecedent) == ("Paris", "")
    assert one.article.place(0).line == 3


@pytest.mark.parametrize(("line", "said"), [
    ("[s Paris said", "not closed"), ("Paris] said", "closes nothing"), ("[x Paris] said", "opens no mark"),
])
def test_a_mark_that_is_none_is_named_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "a.en.txt").write_text(f"fine\n{line}\n", "utf-8")
    with pytest.raises(InputError, match=said) as error:
        list(read_marked(tmp_path / "a.en.txt"))
    assert "a.en.txt:2" in str(error.value)


def test_a_file_of_marked_texts_tells_its_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[s Paris] [c said] [q so]", "utf-8")
    assert marked_files(tmp_path) == (tmp_path / "a.txt",)
    with pytest.raises(InputError, match="language"):
        list(read_marked(tmp_path / "a.txt"))


def test_what_is_marked_as_it_is_found_scores_one(tmp_path: Path) -> None:
    figures = marked(tmp_path, "[s Police] [c said] [q the road was closed].", "The road is long.")
    assert {role: (figures.exact[role].value, figures.overlap[role].value) for role in figures.exact} == dict.fromkeys(
        ("source", "cue", "content"), (1.0, 1.0))
    assert (figures.texts, figures.statements) == (2, 1)


def test_a_content_marked_too_short_is_no_exact_hit_and_overlaps_by_its_words(tmp_path: Path) -> None:
    figures = marked(tmp_path, "[s Police] [c said] the road [q was closed].")
    assert figures.exact["content"].value == 0
    assert (figures.overlap["content"].precision.value, figures.overlap["content"].recall.value) == (0.5, 1.0)


def test_a_source_counts_only_beside_its_cue(tmp_path: Path) -> None:
    figures = marked(tmp_path, "[s Police] said the road was closed, and drivers [c left].")
    assert figures.exact["source"].value == figures.overlap["source"].value == 0
    assert (figures.exact["source"].precision.n, figures.exact["source"].recall.n) == (1, 1)


@pytest.mark.parametrize(("text", "code", "antecedent", "speaker"), [
    ("Rania Haddad said so. She added that it was late.", "en", "Rania Haddad", "person:rania haddad"),
    ("The interior minister said so. The bridge fell. The minister added that it was old.", "en",
     "The interior minister", "role:minister/interior"),
    ("The World Bank warned of debt. The bank said little else.", "en", "The World Bank", "org:world_bank"),
    ("قالت منظمة الصحة العالمية إنها سترسل طائرة. وأضافت أن الطائرة ستصل غدا.", "ar",
     "منظمة الصحة العالمية", "org:who"),
    ("قالت منظمة الصحة العالمية إنها سترسل طائرة. وأضافت المنظمة أن الطائرة ستصل غدا.", "ar",
     "منظمة الصحة العالمية", "org:who"),
])
def test_a_pronoun_a_description_and_a_bare_verb_stand_for_the_last_source_that_fits(
    text: str, code: str, antecedent: str, speaker: str
) -> None:
    last = said(text, code)[-1]
    assert last.antecedent is not None
    assert text[last.antecedent.start:last.antecedent.end] == antecedent
    assert speaker in {value for one in last.speakers for value in one.value.split("|")}


@pytest.mark.parametrize(("text", "code"), [
    ("Police said so. The minister added that it was late.", "en"),
    ("The World Bank said so. He added that it was late.", "en"),
    ("She said so.", "en"),
    ("وأضاف أن الوقت متأخر.", "ar"),
])
def test_where_no_source_fits_none_is_made_up(text: str, code: str) -> None:
    assert said(text, code)[-1].antecedent is None


def test_a_quotation_and_a_list_go_on_with_what_was_said() -> None:
    text = "Dr Saleh said so. “We had two beds. We have none.”\n\nIt rained."
    one, = said(text, "en")
    assert [text[span.start:span.end] for span in one.content][1:] == ["“We had two beds.", "We have none.”"]
    text = "The agency said:\n\n- Schools are closed.\n- Clinics have no fuel.\n\nIt rained."
    one, = said(text, "en")
    assert " ".join(text[span.start:span.end] for span in one.content) == "Schools are closed. Clinics have no fuel."

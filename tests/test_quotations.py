"""What stands in quotation marks: where it begins and ends, and whether it is speech, a name or a word set off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article, Sentence, Span
from checker.extract.quotation_marks import quoted
from checker.extract.quotations import EMPTY, NAME, NESTED, SPEECH, TERM, UNCLOSED, UNOPENED, quotations
from checker.languages import language
from checker.mention import Mention


def found(text: str, code: str) -> list[str]:
    return [text[one.start:one.end] for one in quoted(text, language(code))]


def of_text(text: str, code: str) -> list[Mention]:
    article = Article("case", "case.txt", code, text)
    return quotations(article, [Sentence(text, Span(0, len(text)))])[0]


@pytest.mark.parametrize(("code", "text", "inside"), [
    ("en", 'She said "no" and left.', ["no"]),
    ("en", "She said “no” and left.", ["no"]),
    ("en", "She said „no“ and left.", ["no"]),
    ("en", "She said «no» and left.", ["no"]),
    ("en", "She said ‹no› and left.", ["no"]),
    ("en", "She said 'no' and left.", ["no"]),
    ("en", "She said ‘we don’t know’ and left.", ["we don’t know"]),
    ("en", "'We don't know the workers' names,' she said.", ["We don't know the workers' names,"]),
    ("en", "The workers' pay and the firms' debts", []),
    ("en", "Rock 'n' roll of the '90s, 'til late", []),
    ("en", "He is 6'2\" and not the tallest", []),
    ("en", "“He told me ‘go home’ and I went,” she said.", ["He told me ‘go home’ and I went,", "go home"]),
    ("en", '"First," he said, "second."', ["First,", "second."]),
    ("en", 'and we will not go," he said.', ["and we will not go,"]),
    ("en", '"We will stay here.', ["We will stay here."]),
    ("en", 'He wrote "" and left', [""]),
    ("ar", "قال «لا» ومضى", ["لا"]),
    ("ar", 'قال "لا" ومضى', ["لا"]),
    ("ar", 'تحدث عن ال"أصدقاء" كلهم', ["أصدقاء"]),
    ("ar", 'فيلم ” الطريق الطويل" جديد', [" الطريق الطويل"]),
    ("ar", 'فيلم” الطريق الطويل" جديد', [" الطريق الطويل"]),
    ("ar", '"وقال إن "الطريق مغلق', ["الطريق مغلق"]),
])
def test_marks_are_paired_by_where_they_stand(code: str, text: str, inside: list[str]) -> None:
    assert found(text, code) == inside


@pytest.mark.parametrize(("code", "text", "kinds"), [
    ("en", 'The mayor said "we will rebuild the harbour".', [SPEECH]),
    ("en", 'The mayor said the plan was "quite good".', [SPEECH]),
    ("en", "The 'friends' came late.", [TERM]),
    ("en", 'Her film "the long road" opens today.', [NAME]),
    ("en", 'They watched "The Long Road" together.', [NAME]),
    ("en", 'He wrote "" and left.', [EMPTY]),
    ("ar", "قال العمدة «سنعيد بناء الميناء كله».", [SPEECH]),
    ("ar", 'وصلت السفينة "نجمة الصبح البعيدة" أمس.', [NAME]),
    ("ar", 'أغلقت صحيفة "الصباح" أبوابها.', [NAME]),
    ("ar", 'شاهدوا "The Long Road" معا.', [NAME]),
    ("ar", "جاء «الأصدقاء» متأخرين.", [TERM]),
])
def test_speech_is_told_from_names_and_words_set_off(code: str, text: str, kinds: list[str]) -> None:
    assert [one.value for one in of_text(text, code)] == kinds


def test_a_speech_over_three_sentences_goes_on_in_each() -> None:
    parts = ["He said: “We waited.", "Nobody came.", "We left.” Then it rained."]
    text, sentences = " ".join(parts), []
    for part in parts:
        start = text.index(part)
        sentences.append(Sentence(part, Span(start, start + len(part))))
    told = quotations(Article("case", "case.txt", "en", text), sentences)
    assert [[one.text for one in ones] for ones in told] == [["We waited."], ["Nobody came."], ["We left."]]
    assert [ones[0].marks & {UNOPENED, UNCLOSED} for ones in told] == [{UNCLOSED}, {UNCLOSED, UNOPENED}, {UNOPENED}]


def test_a_paragraph_ends_what_nobody_closed() -> None:
    parts = ["“We waited.", "The rain stopped."]
    text = "\n".join(parts)
    sentences = [Sentence(part, Span(text.index(part), text.index(part) + len(part))) for part in parts]
    assert quotations(Article("case", "case.txt", "en", text), sentences)[1] == []


def test_a_quotation_within_another_is_marked() -> None:
    outer, inner = of_text("“He told me ‘go home now’ and I went,” she said.", "en")
    assert NESTED in inner.marks
    assert NESTED not in outer.marks


@given(st.text(alphabet="ab س\n.,\"'“”«»‘’„‹›0", max_size=40), st.sampled_from(["ar", "en"]))
def test_every_quotation_lies_in_its_text(text: str, code: str) -> None:
    for one in of_text(text, code):
        assert text[one.span.start:one.span.end] == one.text
    assert all(0 <= one.start <= one.end <= len(text) for one in quoted(text, language(code)))


@given(st.lists(st.sampled_from(["road", "mayor", "seven", "old"]), min_size=1, max_size=6),
       st.sampled_from(["“”", '""', "«»", "‘’", "''", "‹›"]))
def test_what_is_put_in_marks_is_found(words: list[str], marks: str) -> None:
    said = " ".join(words)
    assert found(f"They called it {marks[0]}{said}{marks[1]} again.", "en") == [said]

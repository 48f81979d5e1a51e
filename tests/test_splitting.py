"""Splitting: where sentences end, in plain words. In the tables a `|` stands where one sentence ends and one begins."""

import pytest

from checker.article import Article, Span
from checker.errors import InputError
from checker.splitting import lines, split, whole


def article(text: str, language: str = "en", file: str = "report.txt") -> Article:
    return Article("report", file, language, text)


def sentences(text: str, language: str = "en", file: str = "report.txt") -> list[str]:
    found = split(article(text, language, file))
    for sentence in found:
        assert text[sentence.span.start:sentence.span.end] == sentence.text
    return [sentence.text for sentence in found]


def kinds(text: str, language: str = "en", file: str = "report.txt") -> list[tuple[str, str]]:
    return [(sentence.kind, sentence.text) for sentence in split(article(text, language, file))]


ENGLISH = {
    "a full stop ends a sentence": "The talks failed.| Nobody was surprised.",
    "so do question and exclamation marks": "Who won?| Nobody!| The count goes on.",
    "a title is no end": "Dr. Haddad met Mr. Cole and Gen. Amin in Geneva.| They left early.",
    "an initial is no end": "George W. Bush met P. Sarkis there.| He left.",
    "an acronym with stops is no end": "The U.S. Navy and the U.N. Security Council agree.| No vote is planned.",
    "an acronym with stops before a new beginning is": "He flew back to the U.S.| The minister stayed.",
    "a time of day is no end": "It opens at 9 a.m. Friday and closes at 3 p.m. sharp.",
    "a month before its day is no end": "It was signed on Jan. 5 and ratified on Sept. 12.",
    "a month that ends a sentence does": "The vote was put off until Dec.| The opposition complained.",
    "a number sign is no end": "Resolution No. 242 was cited.",
    "the word no is an end": "Would he resign? |No. |He would not.",
    "decimals are no end": "Prices rose 3.5 percent, or 1.25 dollars.",
    "a year before a sentence ends it": "The war began in 2014.| 300 families fled.",
    "a company's name goes on": "Nadim Bros. Ltd. and Cedar Inc. merged.| The price is secret.",
    "an address is no end": "See https://news.example.org/a.Story?id=4.Now or write to a.b@example.com for more.",
    "an ellipsis before small letters is no end": "He paused ... and then went on.| Then he stopped...| Nobody spoke.",
    "words left out are no end": "She said: we will [...] The rest was lost in the noise.",
    "a closing quotation mark belongs to its sentence": 'He said: "We will stay." |She said: “So will we.” |They did.',
    "a quotation of two sentences is two": "“We will stay. |We have nowhere else to go,” he said.",
    "a question within a sentence is no end": '"Will they return?" she asked.',
    "a bracket behind the stop belongs to its sentence": "(It was the third time.) |Nobody was hurt.",
    "a footnote behind the stop belongs to its sentence": "The plant was shut.[12] |Workers protested.",
    "a lone mark stays with the sentence before": 'He said "never." . |She left.',
    "a stop without a space still ends": "The hearing is over.|The judge left.",
    "a file name is no sentence end": "Nobody could open x.Final or v2.Beta there.",
    "a name in small letters may begin a sentence": "Nobody came. |al-Sadr was ill.",
    "semicolons and colons end nothing": "He resigned; She stayed: Both denied it.",
}

ARABIC = {
    "a full stop ends a sentence": "فشلت المحادثات.| ولم يفاجأ أحد.",
    "so does the Arabic question mark": "من فاز في الاقتراع؟| لا أحد!| العد مستمر.",
    "comma and semicolon end nothing": "قال الوزير، الذي زار صيدا، إن الأمر انتهى؛ ولا عودة عنه.",
    "a stop without a space still ends": "أعلن القاضي أن الجلسة انتهت.|وغادر الجميع القاعة.",
    "a question mark without a space still ends": "هل انتهى الأمر؟|لا أحد يعرف.",
    "a title is no end": "التقى د. سامي حداد أ. د. كريم نصر في جنيف.| ثم غادرا.",
    "a title with diacritics and tatweel is no end": "التقى دُ. سامي أمس كـ. نبيل ود. كريم.| ثم غادرا.",
    "an era mark behind a year ends": "شيد المسجد عام 1445 هـ.| ورمم بعد ذلك.",
    "letters by their names are no end": "كتبت جيه. كيه. رولينغ الرواية.| ونشرتها في لندن.",
    "a broadcaster's letters end a sentence": "نقلت الخبر بي بي سي.| ونفاه الوزير.",
    "decimals are no end": "ارتفع السعر 3.5 في المئة، أي ٢.٧٥ دينار.",
    "two stops are a pause": "صيدا.. مدينة تنتظر.| ولا أحد يأتي.",
    "three stops are an end": "لم يعد أحد...| ثم عادوا.",
    "a closing quotation mark belongs to its sentence": 'قال "لن نعود." |وأضاف «سنبقى هنا.» |ثم غادر.',
    "a stop behind the quotation mark is the end": 'قال "لن نعود".| وأضاف «سنبقى».| ثم غادر.',
    "a closing mark set apart belongs to its sentence": 'قال " لن نعود. "| ثم غادر.',
    "an opening mark set apart does not": 'انتهت الجلسة. |" لن نعود"، قال الوزير.',
    "an opening mark at the stop does not": 'انتهت الجلسة.|"لن نعود"، قال الوزير.',
    "the speaker behind a quoted question belongs to it": '"هل انتهى كل شيء؟" تساءل الوزير.| ثم غادر.',
    "direction marks change nothing": "فشلت المحادثات.\u200f |\u200fولم يفاجأ أحد.",
    "Latin names stand in it": "أعلنت ذلك BBC.| ونفته U.S. Steel أمس.",
    "presentation forms are letters too": "ﺍﻧﺘﻬﻰ.|ﻭﻗﺎﻝ ﺇﻧﻪ ﺳﻌﻴﺪ.",
}


@pytest.mark.parametrize("marked", ENGLISH.values(), ids=ENGLISH.keys())
def test_english(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", ARABIC.values(), ids=ARABIC.keys())
def test_arabic(marked: str) -> None:
    assert sentences(marked.replace("|", ""), "ar") == [part.strip() for part in marked.split("|")]


def test_a_line_is_a_paragraph_where_lines_are_long() -> None:
    text = "Ceasefire holds\nThe truce held on Monday. Aid came in.\r\nA second line without its stop\nThe end."
    assert kinds(text) == [("heading", "Ceasefire holds"), ("body", "The truce held on Monday."),
                           ("body", "Aid came in."), ("heading", "A second line without its stop"),
                           ("body", "The end.")]


def test_lines_wrapped_at_a_width_are_joined() -> None:
    text = ("Ministers from nine states met in the\ncapital on Monday to talk about grain.\n"
            "They agreed on little but wished to go\non. The next meeting will be in Amman in\nthe last week of May.\n")
    assert sentences(text) == ["Ministers from nine states met in the\ncapital on Monday to talk about grain.",
                               "They agreed on little but wished to go\non.",
                               "The next meeting will be in Amman in\nthe last week of May."]


def test_a_dash_at_the_head_of_a_wrapped_line_is_no_bullet() -> None:
    text = ("Ministers from nine states met in town\n- as they had in March - to speak of it.\n"
            "They agreed on little but wished to go\non. The next meeting will be in Amman in\nthe last week of May.\n")
    assert len(sentences(text)) == 3


def test_a_list_of_short_lines_is_not_joined() -> None:
    text = "Bread dearer again\nCup final moved to Thursday\nTwo freed\nRain expected in the north"
    assert [kind for kind, _ in kinds(text)] == ["heading"] * 4


def test_a_line_behind_a_comma_or_in_small_letters_goes_on() -> None:
    assert sentences("The minister, who came late,\nLeft early\nand said nothing.") == [
        "The minister, who came late,\nLeft early\nand said nothing."]


@pytest.mark.parametrize("marker", ["* ", "- ", "• ", "•", "– ", "1. ", "12) ", "(3) ", "\u200f* ", "a) ", "  ▪ "])
def test_a_bullet_marker_is_outside_its_sentence(marker: str) -> None:
    assert kinds(f"He said:\n\n{marker}We will stay here.\n{marker}We will not go.") == [
        ("body", "He said:"), ("bullet", "We will stay here."), ("bullet", "We will not go.")]


@pytest.mark.parametrize("marker", ["* ", "١. ", "٢- ", "3-", "أ) ", "• "])
def test_arabic_bullets(marker: str) -> None:
    assert kinds(f"وقال:\n{marker}سنبقى هنا.\n", "ar") == [("body", "وقال:"), ("bullet", "سنبقى هنا.")]


def test_what_looks_like_a_bullet_and_is_none() -> None:
    assert kinds("د. سلمى حداد غادرت.", "ar") == [("body", "د. سلمى حداد غادرت.")]
    assert kinds("3-1 was the score.") == [("body", "3-1 was the score.")]
    assert kinds("2018 was a bad year.") == [("body", "2018 was a bad year.")]
    assert kinds("**Nobody** came.") == [("body", "**Nobody** came.")]


def test_headings() -> None:
    assert kinds("## After the flood ##\n\nThe water fell.") == [
        ("heading", "After the flood"), ("body", "The water fell.")]
    assert kinds("“After the flood”\n\nThe water fell.")[0] == ("heading", "“After the flood”")
    assert kinds("**After the flood**\n\nThe water fell.")[0] == ("heading", "After the flood")
    assert kinds("He told them:\n\nThe water fell.")[0] == ("body", "He told them:")
    assert kinds(" ".join(["word"] * 21))[0][0] == "body"


def test_rules_and_blank_lines_are_no_sentences() -> None:
    text = "One is here.\n\n* * *\n=====\n____\n\u200f\n . \nTwo is here.\n"
    assert sentences(text) == ["One is here.", "Two is here."]
    assert sentences("\n \u200b\n") == []


MARKDOWN = """---
title: Not for the reader. Nor this.
---
# Flood

The water fell
on Monday. See [the map](https://example.org/a.Map "x").
<!-- Editor: check this. And that. -->

> He said it was
> over.

```text
Code. More code.
```

![A bridge. Broken.](bridge.png)

- One *more* thing.
  It goes on

[1]: https://example.org/x
"""


def test_markdown() -> None:
    assert kinds(MARKDOWN, file="flood.md") == [
        ("heading", "Flood"), ("body", "The water fell\non Monday."),
        ("body", 'See [the map](https://example.org/a.Map "x").'), ("body", "He said it was\n> over."),
        ("bullet", "One *more* thing."), ("bullet", "It goes on")]


def test_markdown_offsets_with_crlf() -> None:
    text = MARKDOWN.replace("\n", "\r\n")
    assert len(sentences(text, file="flood.MD")) == 6


def test_in_plain_text_dashes_hide_nothing() -> None:
    assert len(sentences("---\nOne is here.\n---\nTwo is here.\n```\nThree is here.")) == 3


def test_an_unclosed_comment_hides_nothing() -> None:
    assert sentences("One is here.\n\n<!-- Two is here.", file="a.md") == ["One is here.", "<!-- Two is here."]


def test_lines_are_counted_as_the_file_has_them() -> None:
    found = lines(article("one\r\n\n  two \n\nthree\n"))
    assert [segment.text for segment in found] == ["one", "", "two", "", "three"]
    assert found[1].span == Span(5, 5)
    assert found[2].span == Span(8, 11)


@pytest.mark.parametrize(("text", "count"), [
    ("", 0), ("\n", 1), ("a", 1), ("a\n", 1), ("a\n\n", 2), ("a\u2028b\x0cc", 1),
])
def test_the_last_line_break_begins_no_line(text: str, count: int) -> None:
    assert len(lines(article(text))) == count


def test_whole_is_one_sentence() -> None:
    (one,) = whole(article(" One. Two.\n"))
    assert (one.text, one.span, one.kind) == ("One. Two.", Span(1, 10), "body")
    assert whole(article(" \n")) == ()


def test_a_language_we_do_not_have_is_an_error() -> None:
    with pytest.raises(InputError, match="no language with the code 'xx'"):
        split(article("A.", "xx"))


@pytest.mark.parametrize("line", [
    "Read also: Floods cut off two villages in Oman",
    "(Reporting by Salma Haddad in Amman; Editing by John Reed)",
    "Photo: A boat on the Tigris, 3 May 2021 / AFP",
    "Related | The dam that nobody wanted",
    "For more information, please contact the press office in Geneva.",
    "VIDEO",
])
def test_a_line_of_the_page_is_no_line_of_the_article(line: str) -> None:
    assert kinds(f"The water fell on Monday.\n\n{line}")[1][0] == "boilerplate"


@pytest.mark.parametrize("line", [
    "By Tuesday the water had fallen, the ministry said.",
    "Related claims were filed in Basra.",
    "Photos of the dam were shown to the judges on Monday.",
    "Watch officers on the bridge saw nothing.",
    "Sources close to the minister said he would resign.",
])
def test_a_sentence_that_begins_like_one_stays(line: str) -> None:
    assert kinds(f"The water fell on Monday.\n\n{line}")[1][0] == "body"


@pytest.mark.parametrize(("line", "kind"), [
    ("اقرأ أيضًا: السيول تعزل قريتين في عُمان", "boilerplate"),
    ("(إعداد سلمى حداد للنشرة العربية - تحرير سامي نجار)", "boilerplate"),
    ("الصورة: قارب في نهر دجلة، 3 أيار 2021", "boilerplate"),
    ("للمزيد من المعلومات يرجى الاتصال بالمكتب الصحفي في جنيف.", "boilerplate"),
    ("صور الأقمار الصناعية تظهر السد كاملا.", "body"),
    ("مصادر قريبة من الوزير قالت إنه سيستقيل.", "body"),
    ("كتب الوزير على حسابه أن السد آمن.", "body"),
])
def test_lines_of_the_page_in_arabic(line: str, kind: str) -> None:
    article = Article("flood", "flood.ar.txt", "ar", f"هبط منسوب المياه يوم الاثنين.\n\n{line}")
    assert [sentence.kind for sentence in split(article)][-1] == kind

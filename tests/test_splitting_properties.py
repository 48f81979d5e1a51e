"""What holds for the sentences of any text, however strange."""

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article, Sentence
from checker.splitting import lines, split, whole

_PIECES = st.sampled_from([
    "The talks failed", "قال الوزير", "انتهى", "كـــتب", "ذَهَبَ", "ﺍﻧﺘﻬﻰ", "e\u0301tat", "état", "U.S", "Dr", "د",
    "3", "٤٧", "v", "😀", "中文。", "a@b.c", ".", "..", "...", "…", "؟", "!", "?", "،", "؛", ":", '"', "«", "»", "“",
    "”", "(", ")", "[", "]", "[4]", "*", "**", "-", "–", "•", "#", ">", "_", "1.", "---", "```", "<!--", "-->",
    "![x](y)", "[1]: z", "\u200f", "\u202b", "\u202c", "\u2067", "\u00ad", "\ufeff", " ", "  ", "\u00a0", "\t", "\n",
    "\n\n", "\r\n", "\r", "\u2028", "\x0b", "\x85",
])
TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map("".join))
LANGUAGES = st.sampled_from(["ar", "en"])
FILES = st.sampled_from(["a.txt", "a.md"])


def checked(text: str, sentences: tuple[Sentence, ...]) -> None:
    end = 0
    for sentence in sentences:
        assert sentence.span.start >= end
        assert text[sentence.span.start:sentence.span.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        end = sentence.span.end


@given(TEXTS, LANGUAGES, FILES)
def test_sentences_are_exact_ascending_parts(text: str, language: str, file: str) -> None:
    found = split(Article("a", file, language, text))
    checked(text, found)
    assert all(any(character.isalnum() for character in sentence.text) for sentence in found)


@given(TEXTS, LANGUAGES)
def test_outside_of_sentences_stands_no_word(text: str, language: str) -> None:
    rest = list(text)
    for sentence in split(Article("a", "a.txt", language, text)):
        rest[sentence.span.start:sentence.span.end] = " " * len(sentence.text)
    left = [word for word in "".join(rest).split() if any(character.isalnum() for character in word)]
    # What is left are numbers and letters of bullets: "1.", "(12)", "a)".
    assert all(sum(character.isalnum() for character in word) <= 2 for word in left)


@given(TEXTS, LANGUAGES)
def test_every_line_is_a_segment(text: str, language: str) -> None:
    found = lines(Article("a", "a.txt", language, text))
    checked(text, found)
    assert len(found) == text.count("\n") + bool(text and not text.endswith("\n"))


@given(TEXTS)
def test_the_whole_is_the_stripped_text(text: str) -> None:
    assert "".join(sentence.text for sentence in whole(Article("a", "a.txt", "en", text))) == text.strip()


ENGLISH = st.sampled_from(["Prices rose.", "Nobody spoke!", "Who won?", "He said “no.”"])
ARABIC = st.sampled_from(["عاد الوزير إلى صيدا.", "لم يحضر أحد!", "من فاز بالجائزة؟", "قال «لا»."])


@given(st.lists(ENGLISH, min_size=1, max_size=8), st.sampled_from([" ", "\n", "\r\n", "\n\n", "  "]))
def test_sentences_joined_come_apart_again(parts: list[str], between: str) -> None:
    assert [one.text for one in split(Article("a", "a.txt", "en", between.join(parts)))] == parts


@given(st.lists(ARABIC, min_size=1, max_size=8))
def test_decomposed_letters_split_alike(parts: list[str]) -> None:
    text = " ".join(parts)
    composed = split(Article("a", "a.txt", "ar", unicodedata.normalize("NFC", text)))
    decomposed = split(Article("a", "a.txt", "ar", unicodedata.normalize("NFD", text)))
    assert [one.text for one in composed] == [unicodedata.normalize("NFC", one.text) for one in decomposed] == parts


def test_strange_text_is_split_in_no_time() -> None:
    pieces = ('."a', "\u200f.", ".\u200f", "<!--", "[", "((", "> ", "* ", "1. ", "a.", '"', "-\n", "…", "![](", "**a")
    for piece in pieces:
        text = piece * (100_000 // len(piece))
        begin = time.perf_counter()
        for file in ("a.txt", "a.md"):
            checked(text, split(Article("a", file, "en", text)))
        assert time.perf_counter() - begin < 5, piece

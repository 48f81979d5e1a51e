"""Where the words of a passage stand in its article."""

from hypothesis import given
from hypothesis import strategies as st

from checker.alignment import Passage
from checker.article import Article, Sentence, Span
from checker.comparing.wording import in_article, placed
from checker.document import Document
from checker.mention import Mention, MentionKind

SENTENCES = st.lists(
    st.text("ab cd", min_size=1, max_size=12).map(lambda text: f"x{text.strip()}x"), min_size=1, max_size=4)
GAPS = st.lists(st.sampled_from([" ", "\n", "\n\n- ", "   "]), min_size=4, max_size=4)


def _passage(sentences: list[str], gaps: list[str]) -> Passage:
    text, found = "", []
    for sentence, gap in zip(sentences, gaps, strict=False):
        found.append(Sentence(sentence, Span(len(text), len(text) + len(sentence))))
        text += sentence + gap
    article = Article("a", "a.en.txt", "en", text)
    return Passage(Document(article, tuple(found), tuple(() for _ in found)), tuple(range(len(found))))


@given(SENTENCES, GAPS, st.data())
def test_words_found_in_a_passage_are_the_words_of_the_article(
    sentences: list[str], gaps: list[str], data: st.DataObject
) -> None:
    passage = _passage(sentences, gaps)
    sentence = data.draw(st.sampled_from(passage.document.sentences))
    start = data.draw(st.integers(sentence.span.start, sentence.span.end - 1))
    end = data.draw(st.integers(start + 1, sentence.span.end))
    mention = Mention(MentionKind.ROLE, "", passage.document.article.text[start:end], Span(start, end))

    inner = placed(passage, mention)

    assert passage.text[inner.start:inner.end] == mention.text
    assert in_article(passage, inner) == mention.span

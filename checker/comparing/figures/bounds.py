"""The words that bound a figure, for evidence: a reader shown 1300 and 1300 sees no contradiction."""

from checker.alignment import Passage
from checker.article import Sentence, Span
from checker.extract.numbers.reading import reading
from checker.languages import language
from checker.mention import Mention


def with_bound(mention: Mention, passage: Passage) -> Mention:
    """The mention with the words that bound its figure: 1300 → "at least 1300"; itself where none do."""
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        if sentence.span.overlaps(mention.span):
            return _widened(mention, sentence, passage.language)
    return mention


def _widened(mention: Mention, sentence: Sentence, code: str) -> Mention:
    offset = sentence.span.start
    found = reading(sentence.text, language(code))
    for figure in found.figures:
        if figure.stated is not None and found.span(figure.first, figure.end, offset).overlaps(mention.span):
            stated = found.span(*figure.stated, offset)
            span = Span(min(stated.start, mention.span.start), max(stated.end, mention.span.end))
            text = sentence.text[span.start - offset:span.end - offset]
            return Mention(mention.kind, mention.value, text, span, mention.marks)
    return mention

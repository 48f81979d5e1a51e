"""What is said of a phrase without counterpart: its words, where it stands, and what is lost with it."""

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.clauses.candidates import written
from checker.comparing.clauses.losses import Loss
from checker.comparing.evidence import lone
from checker.comparing.wording import placed
from checker.finding import Evidence
from checker.languages import folded
from checker.mention import Mention, MentionKind

# What a phrase is worth to its readers: who, where, when, how many.
_FACTS = (MentionKind.ORGANISATION, MentionKind.PERSON, MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.DATE,
          MentionKind.PLACE, MentionKind.ROLE)


def words_of(loss: Loss) -> Evidence:
    """The phrase as evidence of its side."""
    return stretch(loss.side.passage, written(loss.side, loss.phrase))


def stretch(passage: Passage, span: Span) -> Evidence:
    """Some of a passage's characters as evidence of its side."""
    text = passage.text[span.start:span.end]
    place = passage.document.article.place(_in_article(passage, span.start))
    return Evidence(text, folded(text), place, passage.text)


def message_of(loss: Loss) -> str:
    """What is lost: the source, the facts, or just the phrase."""
    passage, span = loss.side.passage, written(loss.side, loss.phrase)
    if any(placed(passage, one.cue).overlaps(span) for index in passage.indices
           for one in passage.document.attributions[index] if one.act != "headline"):
        what = "a source or an act of saying"
    elif facts := _facts(passage, span):
        what = f"a phrase with {', '.join(facts)}"
    else:
        what = "a phrase"
    return lone(passage, passage.text[span.start:span.end], f"{what} without counterpart")


def _facts(passage: Passage, span: Span) -> list[str]:
    """The kinds of fact in a part of the passage, each once."""
    found: list[Mention] = [one for kind in _FACTS for one in passage.mentions(kind)
                            if placed(passage, one).overlaps(span) and not one.marks & {"vague", "unlisted"}]
    return list(dict.fromkeys(f"a {one.kind.value}" if one.kind is not MentionKind.ORGANISATION else "a body"
                              for one in found))


def _in_article(passage: Passage, offset: int) -> int:
    """The character of the article behind a character of the passage's text."""
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        if offset <= len(sentence.text):
            return sentence.span.start + offset
        offset -= len(sentence.text) + 1
    raise ValueError(f"the passage has no character {offset}")

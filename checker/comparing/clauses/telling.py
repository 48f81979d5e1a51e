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
from checker.messages import Message, listed, say, word

# What a phrase is worth to its readers: who, where, when, how many.
_A_FACT = {MentionKind.ORGANISATION: "a body", MentionKind.PERSON: "a person", MentionKind.NUMBER: "a number",
           MentionKind.QUANTITY: "a quantity", MentionKind.DATE: "a date", MentionKind.PLACE: "a place",
           MentionKind.ROLE: "a role"}


def words_of(loss: Loss) -> Evidence:
    """The phrase as evidence of its side."""
    return stretch(loss.side.passage, written(loss.side, loss.phrase))


def stretch(passage: Passage, span: Span) -> Evidence:
    """Some of a passage's characters as evidence of its side."""
    text = passage.text[span.start:span.end]
    place = passage.document.article.place(_in_article(passage, span.start))
    return Evidence(text, folded(text), place, passage.text)


def message_of(loss: Loss) -> Message:
    """What is lost: the source, the facts, or just the phrase."""
    passage, span = loss.side.passage, written(loss.side, loss.phrase)
    if any(placed(passage, one.cue).overlaps(span) for index in passage.indices
           for one in passage.document.attributions[index] if one.act != "headline"):
        what = say("a source or an act of saying without counterpart")
    elif facts := _facts(passage, span):
        what = say("a phrase with {facts} without counterpart", facts=listed(facts))
    else:
        what = say("a phrase without counterpart")
    return lone(passage, passage.text[span.start:span.end], what)


def _facts(passage: Passage, span: Span) -> list[Message]:
    """The kinds of fact in a part of the passage, each once."""
    found: list[Mention] = [one for kind in _A_FACT for one in passage.mentions(kind)
                            if placed(passage, one).overlaps(span) and not one.marks & {"vague", "unlisted"}]
    return list(dict.fromkeys(word(_A_FACT[one.kind]) for one in found))


def _in_article(passage: Passage, offset: int) -> int:
    """The character of the article behind a character of the passage's text."""
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        if offset <= len(sentence.text):
            return sentence.span.start + offset
        offset -= len(sentence.text) + 1
    raise ValueError(f"the passage has no character {offset}")

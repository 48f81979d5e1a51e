"""What a finding shows of two passages: the words on either side, and the line that sets them against each other."""

from checker.alignment import AlignedPair, Passage
from checker.finding import Evidence
from checker.languages import language
from checker.mention import Mention
from checker.messages import Message, say, word

# The evidence of a side that has no passage at all.
SILENT = Evidence("", "", None, "")


def evidence(passage: Passage, *mentions: Mention) -> Evidence:
    """The words of `mentions` as evidence of this passage's side; without any, the evidence that it is silent."""
    article = passage.document.article
    if not mentions:
        return Evidence("", "", article.place(passage.span.start), passage.text)
    first = min(mentions, key=lambda mention: mention.span)
    return Evidence(" … ".join(mention.text for mention in mentions), " ".join(mention.value for mention in mentions),
                    article.place(first.span.start), passage.text)


def contrasted(pair: AlignedPair, source: str | Message, target: str | Message, note: Message | None = None) -> Message:
    """What each side says, under the names of their languages: "Arabic: ٤٧; English: 74 (the same digits turned)"."""
    return _noted(say("{source_language}: {source}; {target_language}: {target}", source=source, target=target,
                      source_language=spoken_in(pair.source), target_language=spoken_in(pair.target)), note)


def lone(passage: Passage, words: str | Message, note: Message | None = None) -> Message:
    """What one side alone says: "only in English: Monday"."""
    return _noted(say("only in {language}: {words}", language=spoken_in(passage), words=words), note)


def spoken_in(passage: Passage) -> Message:
    """The name of a passage's language."""
    return word(language(passage.language).name)


def _noted(said: Message, note: Message | None) -> Message:
    return say("{said} ({note})", said=said, note=note) if note else said

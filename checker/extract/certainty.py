"""Certainty: the words of a sentence that say how surely, by whose word or under what duty something is so."""

from checker.article import Sentence, Span
from checker.extract.cues import NONE, Cue, cues, every_cue
from checker.extract.worded import Words, words
from checker.languages import Language
from checker.mention import Mention, MentionKind


def certainty(sentence: Sentence, language: Language) -> list[Mention]:
    """The hedges of a sentence, in the order of the text; the value is the kind of the word list.

    `possible`, `likely`, `unlikely`, `alleged`, `suspected`, `apparent`, `believed`, `planned`, `aimed` (tried, wished,
    promised, nearly done), `should`, `must` and `certain` say how a statement is hedged or pressed
    (`possible-like`: words that may answer for one); `ability`, `need`, `condition` and `future` may answer for one of
    them; `proven` is the contrary of `suspected`, and `grave` a word of crime and guilt.
    "weaker/stronger" is a word of a scale ("request" is ask/order), once for each scale it is on.
    «قد» hedges before the imperfect only. The mark `cue:…` names the pattern of the word list.
    """
    found = words(sentence.text, language)
    mentions = []
    for cue in [*cues(sentence.text, language, "hedges"), *every_cue(sentence.text, language, "grave"),
                *(one for one in _strengths(sentence.text, language) if not _named(one, found))]:
        span = found.span(cue.first, cue.end)
        mentions.append(Mention(MentionKind.CERTAINTY, cue.kind, sentence.text[span.start:span.end],
                                Span(sentence.span.start + span.start, sentence.span.start + span.end),
                                frozenset({f"cue:{cue.pattern}"})))
    return sorted(mentions, key=lambda mention: mention.span)


def _strengths(text: str, language: Language) -> list[Cue]:
    """The words of a scale, without those within what only looks like one ("weak demand")."""
    found = every_cue(text, language, "strengths")
    seeming = [cue for cue in found if cue.kind == NONE]
    return [cue for cue in found if cue.kind != NONE
            and not any(one.first <= cue.first and cue.end <= one.end for one in seeming)]


def _named(cue: Cue, found: Words) -> bool:
    """Whether a word is written as part of a name: the "Stabilization Force" forces nobody."""
    return cue.first > 0 and found.words[cue.first].name

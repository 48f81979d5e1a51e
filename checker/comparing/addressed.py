"""Who speaks and who is spoken to: "the minister told the governor" and «أبلغ المحافظ الوزير» name the same two men."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product

from checker.article import Span
from checker.comparing.speakers import Agreement, Speaker, agreement
from checker.comparing.statements import Statements
from checker.extract.attributions import SPEAKERS, collectives
from checker.extract.roles import roles_anywhere
from checker.languages import Language, fold
from checker.mention import Mention, MentionKind
from checker.termbase import Termbase, load_termbase

# Whom a verb addresses stands so near behind it and its subject, in the same clause.
_REACH = 60
_CLAUSE_END = re.compile(r"[,;:.!?،؛؟«»“”\"–—]|\s[-–—]\s")
# Acts that are done to somebody: who denies or supposes a thing addresses nobody.
_DONE_TO = frozenset({"say", "warn", "accuse", "praise", "threaten", "promise", "order", "ask"})
# «نبه» ends like a verb with its object.
_SHORTEST = 5


def exchanged(found: Statements, termbase: Termbase) -> tuple[Speaker, Speaker] | None:
    """Two statements of one act, each of which is addressed to the source of the other: two that no source joins, or
    that only near ones do (an army, a militia)."""
    def same(one: Speaker, other: Speaker) -> bool:
        return agreement(one, other, termbase) is Agreement.SAME

    turned = [both for both in product(found.source, found.target) if _of_one_act(*both) and not same(*both)
              and _turned_about(*both, same)]
    turned += [both for both in found.answered if _of_one_act(*both) and not _alike(*both)
               and _turned_about(*both, _alike)]
    return turned[0] if turned else None


def _of_one_act(one: Speaker, other: Speaker) -> bool:
    return one.said.act == other.said.act in _DONE_TO and (one.speaks or other.speaks)


def _alike(one: Speaker, other: Speaker) -> bool:
    """Whether the two are called by the same: no near word, no sound."""
    mine, yours = ({(mention.kind, value) for mention in speaker.said.speakers for value in mention.value.split("|")}
                   for speaker in (one, other))
    return bool(mine & yours)


def _turned_about(one: Speaker, other: Speaker, same: Callable[[Speaker, Speaker], bool]) -> bool:
    """Whether each is whom the other addresses: by name on one side at least, on the other by a pronoun perhaps."""
    named = [any(same(speaker, each) for each in _addressed(speaking))
             for speaker, speaking in ((one, other), (other, one))]
    return all(named) or (any(named) and _addresses_somebody(other if named[1] else one))


def _addressed(speaking: Speaker) -> Iterator[Speaker]:
    """Those named behind the verb and its subject, each as if it spoke; a country only right behind them ("warned
    Iran"): further off it is where somebody is."""
    said, text = speaking.said, speaking.passage.document.article.text
    start = max(said.cue.span.end, said.source.end if said.source and not said.antecedent else 0)
    end = _CLAUSE_END.search(text, start, start + _REACH)
    region = Span(start, end.start() if end else start + _REACH)
    for mention in _mentions(speaking):
        beside = mention.kind is not MentionKind.PLACE or not text[region.start:mention.span.start].strip()
        if region.start <= mention.span.start < region.end and beside:
            yield speaking._replace(said=replace(said, speakers=(mention,), source=mention.span, antecedent=None))


def _mentions(speaking: Speaker) -> Iterator[Mention]:
    passage = speaking.passage
    for kind in SPEAKERS:
        yield from passage.mentions(kind)
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        yield from collectives(sentence, speaking.spoken)
        for value, span in roles_anywhere(sentence.text, speaking.spoken, load_termbase()):
            yield Mention(MentionKind.ROLE, value, sentence.text[span.start:span.end],
                          Span(span.start + sentence.span.start, span.end + sentence.span.start))


def _addresses_somebody(speaking: Speaker) -> bool:
    """Whether the verb has a pronoun for its object: «أبلغها», "told her"."""
    said, text = speaking.said, speaking.passage.document.article.text
    endings, pronouns = _objects(speaking.spoken)
    cue = fold(said.cue.text).text
    behind = text[said.cue.span.end:].split(maxsplit=1)
    return (len(cue) >= _SHORTEST and cue.endswith(endings)) or (bool(behind) and behind[0].lower() in pronouns)


@cache
def _objects(spoken: Language) -> tuple[tuple[str, ...], frozenset[str]]:
    table = spoken.data("cues").get("object", {})
    return tuple(table.get("endings", ())), frozenset(table.get("words", ()))

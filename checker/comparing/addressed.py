"""Who speaks and who is spoken to: "the minister told the governor" and «أبلغ المحافظ الوزير» name the same two men."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product

from checker.alignment import AlignedPair
from checker.article import Span
from checker.comparing.sources import all_acts, attributed
from checker.comparing.speakers import Agreement, Speaker, agreement, stranger
from checker.comparing.statements import Statements
from checker.extract.attributions import SPEAKERS, collectives
from checker.extract.roles import roles_anywhere
from checker.languages import Language, fold, folded
from checker.languages.speaking import bodies
from checker.mention import Attribution, Mention, MentionKind
from checker.termbase import Termbase, load_termbase

# Whom a verb addresses stands so near behind it and its subject, in the same clause.
_REACH = 60
_CLAUSE_END = re.compile(r"[,;:.!?،؛؟«»“”\"–—]|\s[-–—]\s")
# Acts that are done to somebody: who denies or supposes a thing addresses nobody.
_DONE_TO = frozenset({"say", "warn", "accuse", "praise", "threaten", "promise", "order", "ask"})
# Of these, those that a medium or an office is told by ("blamed the ministry" tells it nothing).
_TOLD_TO = frozenset({"say", "warn"})
# What passes on another's words: the medium is no source then.
_QUOTING = "quote"
# "told a local radio programme that": so many words of a phrase stand before its noun.
_PHRASE = 3
# As much stands before the first noun of a source.
_ARTICLE = 4
# «من شملهم الاستطلاع»: a verb may stand between what ties a mention to the source and the mention.
_TIED = 2
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


def usurped(found: Statements, pair: AlignedPair, termbase: Termbase) -> tuple[Speaker, Speaker] | None:
    """A source that only hears the statement on the other side: "he told the BBC that …", «أفادت بي بي سي بأن …». Not
    where its side attributes more than the other ("the BBC reported him as saying …") or names who speaks."""
    for speaking, claimants, by_source in ((pair.source, _unmatched(found, 1, termbase), True),
                                           (pair.target, _unmatched(found, 0, termbase), False)):
        # Behind a verb without a source its subject may stand, in a form that was not understood.
        told = [Speaker(one, speaking) for one in attributed(speaking) if one.source and one.act in _TOLD_TO]
        for claimant, one in product(claimants, told):
            if (len(attributed(claimant.passage)) <= len(attributed(speaking)) and _QUOTING not in all_acts(
                    claimant.passage) and _hears(claimant, one, termbase)):
                return (one, claimant) if by_source else (claimant, one)
    return None


def _unmatched(found: Statements, side: int, termbase: Termbase) -> list[Speaker]:
    """The statements of a side that name their source themselves, one that agrees with no source of the other side."""
    left = [*(found.source, found.target)[side],
            *(both[side] for both in found.answered if agreement(*both, termbase) is not Agreement.SAME)]
    return [_headed(one) for one in left if not one.said.antecedent and not _perhaps_addressed(one)]


def _perhaps_addressed(one: Speaker) -> bool:
    """Whether what is taken for a source may be whom the verb addresses: «كما قال للجنة»; behind a verb of telling
    where verbs come first, «أخبرت الجمعية» is of her who told the charity too."""
    clause = one.spoken.data("cues")["clause"]
    return one.phrase.startswith(tuple(clause.get("owning-article", ()))) or (
        clause["subject"] == "after" and folded(one.said.cue.text) in map(folded, clause.get("telling", ())))


def _headed(one: Speaker) -> Speaker:
    """A source by whom it is, not by whom it knows: a relative clause tells of others ("a volunteer who monitors army
    radio"). By its first noun alone in languages where the object follows the subject: in «أبلغت الشرطة العمال» it is
    taken for a part of it."""
    start, text = one.span.start if one.span else 0, one.passage.document.article.text
    first_alone = one.spoken.data("stems").get("rules", {}).get("head_first")
    relative = one.spoken.data("cues")["clause"].get("relative", ())
    return one._replace(said=replace(one.said, speakers=tuple(
        mention for mention in one.said.speakers if mention.span.start - start <= _ARTICLE
        or not (first_alone or set(text[start:mention.span.start].lower().split()) & {*relative}))))


def _hears(claimant: Speaker, one: Speaker, termbase: Termbase) -> bool:
    """Whether a source is whom a statement of the other side addresses, whose own source is somebody else that the
    claimant's side does not know."""
    heard = [each for each in _addressed(one) if not _said(one, each) and _telling(each, claimant)]
    return (any(agreement(claimant, each, termbase) is Agreement.SAME for each in heard)
            and agreement(claimant, one, termbase) is not Agreement.SAME
            and (not one.speaks or bool(one.said.antecedent) or stranger(one, claimant.passage, termbase)))


def _behind(said: Attribution) -> int:
    """Where a verb and its subject end."""
    return max(said.cue.span.end, said.source.end if said.source and not said.antecedent else 0)


def _said(one: Speaker, each: Speaker) -> bool:
    """Whether a mention belongs to what is said; right behind a verb of telling it is whom something is told ("told
    Vogue he would retire")."""
    table, text = one.spoken.data("cues")["clause"], one.passage.document.article.text
    if each.span is not None and one.said.cue.text.lower() in table.get("telling", ()):
        between = text[one.said.cue.span.end:each.span.start].lower().split()
        if not between or (between[0] in table.get("determiners", ()) and len(between) <= _PHRASE):
            return False
    return any(each.span is not None and each.span.overlaps(content) for content in one.said.content)


def _telling(each: Speaker, claimant: Speaker) -> bool:
    """Whether a word tells who is addressed: a body by its name or by what it is, and that by the very word, no near
    one (managers are no workers). Of two relatives one word may stand for either («قالت لزوجها»)."""
    called = {value for mention in each.mentions(MentionKind.COLLECTIVE) for value in mention.value.split("|")}
    return bool(each.mentions(MentionKind.ORGANISATION)) or (not called.isdisjoint(bodies()) and _alike(each, claimant))


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
    Iran"): further off it is where somebody is. What a preposition ties to the subject hears nothing: «قالت الإدارة في
    الجيش»."""
    said, text = speaking.said, speaking.passage.document.article.text
    start = _behind(said)
    end = _CLAUSE_END.search(text, start, start + _REACH)
    region = Span(start, end.start() if end else start + _REACH)
    for mention in _mentions(speaking):
        beside = mention.kind is not MentionKind.PLACE or not text[region.start:mention.span.start].strip()
        if region.start <= mention.span.start < region.end and beside and not _tied(mention, speaking):
            yield speaking._replace(said=replace(said, speakers=(mention,), source=mention.span, antecedent=None))


def _tied(mention: Mention, speaking: Speaker) -> bool:
    """Whether a mention belongs to the source: a preposition of place or origin stands before it or its verb («قال نصف
    من شملهم الاستطلاع»), or a relative pronoun anywhere behind the verb of saying."""
    clause = speaking.spoken.data("cues")["clause"]
    before = speaking.passage.document.article.text[speaking.said.cue.span.end:mention.span.start].lower().split()
    led = [word for word in before if word not in clause.get("determiners", ())]
    return not {*clause["tying"]}.isdisjoint(led[-_TIED:]) or not {*clause["relative"]}.isdisjoint(led)


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

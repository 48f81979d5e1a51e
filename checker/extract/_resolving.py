"""What only the whole article can tell of its bodies: acronyms it introduces, "the agency", names that mean either."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.article import Article
from checker.extract.organisations import ACRONYM, UNLISTED, WEAK
from checker.mention import ACRONYM_BODY, UNLISTED_BODY, Mention, MentionKind

_INTRODUCED = re.compile(r"[\s\"'“”«»]*\((?:[^()\w]*)([A-Z][A-Za-z.&-]{1,9})\)")


Mentions = Sequence[Sequence[Mention]]


def resolved(article: Article, mentions: Mentions) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of an article with what it says of itself applied to its bodies.

    An acronym introduced in brackets after a name stands for that name throughout (and where we do not know the body,
    the name for the acronym: that is what two languages share of it); a weak name stays only where the body is named in
    full elsewhere, and of several bodies means the one named last; an ambiguous one is settled so too.
    """
    if not any(_bodies(mentions)):
        return tuple(tuple(ones) for ones in mentions)
    introduced = _introduced(article, mentions)
    acronyms = {value: acronym for acronym, value in introduced.items() if value.startswith(UNLISTED_BODY)}
    expanded = [[_expanded(mention, introduced, acronyms) for mention in ones] for ones in mentions]
    stated = [mention for ones in expanded for mention in ones if _stands_alone(mention)]
    return tuple(
        tuple(settled for mention in ones if (settled := _settled(mention, stated)) is not None) for ones in expanded
    )


def _introduced(article: Article, mentions: Mentions) -> Mapping[str, str]:
    """The acronyms that the article introduces, with the values they stand for."""
    result: dict[str, str] = {}
    for mention in _bodies(mentions):
        if ACRONYM in mention.marks or WEAK in mention.marks:
            continue
        match = _INTRODUCED.match(article.text, mention.span.end)
        if match:  # its letters need not be the name's: a body of Berlin keeps its German ones
            result.setdefault(match[1].replace(".", ""), mention.value)
    return result


def _expanded(mention: Mention, introduced: Mapping[str, str], acronyms: Mapping[str, str]) -> Mention:
    """The mention with the value its acronym was introduced for. An acronym that the termbase gives to another body
    keeps it: "the High Commissioner for Human Rights (UNHCR)" is what this program is to find."""
    if mention.kind is not MentionKind.ORGANISATION or UNLISTED not in mention.marks:
        return mention
    if mention.value in acronyms:
        return replace(mention, value=ACRONYM_BODY + acronyms[mention.value])
    value = introduced.get(mention.value.removeprefix(ACRONYM_BODY), mention.value)
    return mention if value in acronyms else replace(mention, value=value)


def _stands_alone(mention: Mention) -> bool:
    return mention.kind is MentionKind.ORGANISATION and WEAK not in mention.marks and "|" not in mention.value


def _settled(mention: Mention, stated: Sequence[Mention]) -> Mention | None:
    if mention.kind is not MentionKind.ORGANISATION or _stands_alone(mention):
        return mention
    meant = frozenset(mention.value.split("|"))
    named = [one for one in stated if one.value in meant]
    before = [one for one in named if one.span < mention.span]
    if not named:
        return None if WEAK in mention.marks else mention
    return replace(mention, value=(before[-1] if before else named[0]).value, marks=mention.marks - {WEAK})


def _bodies(mentions: Mentions) -> Iterable[Mention]:
    return (mention for ones in mentions for mention in ones if mention.kind is MentionKind.ORGANISATION)

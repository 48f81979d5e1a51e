"""The other readings of a passage: its text with a negation or a hedge taken out or put in, or a word turned round.

What the words are replaced by is data of the language (`languages/data/<code>/…`). The readings need not be good style:
only an encoder reads them.
"""

from collections.abc import Mapping
from functools import cache

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.wording import placed
from checker.extract.word_forms import bare_future, future, imperfect, past
from checker.extract.worded import words
from checker.languages import Language, fold, language
from checker.mention import Mention, MentionKind

# A sentence of sixty words offers many places for a negation; the first ones are those of its main clauses.
_MOST = 16
# «قبل» alone may be "accepted" and "before": several words for the opposite are tried.
_WORDS = 4


def affirmed(passage: Passage, mention: Mention) -> str:
    """The passage without one of its negations ("did not say" → "did say", "never" → "always")."""
    return _instead(passage, mention, "negation")[0]


def unhedged(passage: Passage, mention: Mention) -> list[str]:
    """The passage as it reads when one of its hedges is dropped or becomes another strength ("may" → "will")."""
    return _instead(passage, mention, "hedges")


def denied(passage: Passage) -> list[str]:
    """The passage with a negation put in, at each of the first places that can take one."""
    spoken = language(passage.language)
    found, rules = words(passage.text, spoken), _rules(spoken)
    return [_replaced(passage.text, found.span(number, number + 1), other) for number, word in enumerate(found.words)
            if (other := _denied(word.text, word.written, rules, spoken))][:_MOST]


def hedged(passage: Passage, kind: str) -> list[str]:
    """The passage with a hedge of this kind put in, at each of the first places that can take one."""
    spoken = language(passage.language)
    table: Mapping[str, str] = spoken.data("hedges").get("with", {}).get(kind, {})
    found = words(passage.text, spoken)
    return [_replaced(passage.text, found.span(number, number + 1), other) for number, word in enumerate(found.words)
            if (other := _hedged(word.text, word.written, table, spoken))][:_MOST]


def turned(passage: Passage, mention: Mention) -> list[str]:
    """The passage with one of its words turned into its opposite, by each of the first words for it."""
    spoken = language(passage.language)
    pairs = spoken.data("antonyms" if mention.kind is MentionKind.POLARITY else "strengths")["pairs"]
    one, _, other = mention.value.partition("/")
    place = placed(passage, mention)
    poles = pairs.get(mention.value) or pairs.get(f"{other}/{one}", ())[::-1]
    if not poles:  # contraries by an affix: "common/uncommon"
        return [_replaced(passage.text, place, other)] if spoken.data("negation").get("affixes") else []
    return [_replaced(passage.text, place, word.lstrip("=").partition(" +")[0]) for word in poles[1][:_WORDS]]


def lengthened(passage: Passage, like: Mention, asking: Passage) -> list[str]:
    """The passage with the sentence before it or behind it, where that has a mention of the same value: the texts may
    have been divided differently. Where the sentences beside the asking passage have as many of their own, these answer
    each other."""
    sentences, mentions = passage.document.sentences, passage.document.mentions
    wider, wanted = [], (like.kind, like.value)
    if _beside(passage, wanted) <= _beside(asking, wanted):
        return []
    for index in passage.beside():
        if any((one.kind, one.value) == wanted for one in mentions[index]):
            parts = (sentences[index].text, passage.text)
            wider.append(" ".join(parts if index < passage.indices[0] else parts[::-1]))
    return wider


def _beside(passage: Passage, wanted: tuple[MentionKind, str]) -> int:
    """How many mentions of this kind and value stand in the sentences beside a passage."""
    return sum((one.kind, one.value) == wanted for index in passage.beside()
               for one in passage.document.mentions[index])


def _instead(passage: Passage, mention: Mention, subject: str) -> list[str]:
    """The passage with other words in place of a cue, as the table `without` of its list says; a cue it does not name
    loses its first word («لم يعلن» is found as «لم»; "didn't" keeps its "did")."""
    spoken = language(passage.language)
    table, span = _without(spoken, subject), placed(passage, mention)
    found = words(mention.text, spoken).words
    rest = " ".join(word.text for word in found[1:])
    for form in found[0].forms:
        if (others := table.get(f"{form} {rest}".strip())) is not None:
            lead = mention.text[:len(found[0].text) - len(form)]
            return [_replaced(passage.text, span, f"{lead}{other}" if other else "") for other in others]
    for ending, others in table.items():
        if found[0].text.endswith(ending) and ending.startswith("n'"):
            start = span.start + len(found[0].text) - len(ending)
            return [_replaced(passage.text, Span(start, start + len(ending)), other) for other in others]
    return [_replaced(passage.text, Span(span.start, span.start + len(found[0].written)), "")]


def _denied(word: str, written: str, rules: Mapping[str, Mapping[str, str]], spoken: Language) -> str | None:
    """What a word becomes when its clause is denied, or None where no negation goes with it."""
    if word in rules["replace"]:
        return rules["replace"][word]
    if word in rules["after"]:
        return f"{written} {rules['after'][word]}"
    if word in rules["before"]:
        return f"{rules['before'][word]} {written}"
    put = rules["forms"]
    if "past" in put and past(word, spoken):
        return f"{put['past']} {written}"
    if "future" in put and future(word, spoken):
        return f"{put['future']} {bare_future(word, spoken)}"
    return f"{put['imperfect']} {written}" if "imperfect" in put and imperfect(word, spoken) else None


def _hedged(word: str, written: str, table: Mapping[str, str], spoken: Language) -> str | None:
    if word in table:
        return table[word]
    if "<future>" in table and future(word, spoken):
        return f"{table['<future>']} {bare_future(word, spoken)}"
    return f"{table['<past>']} {written}" if "<past>" in table and past(word, spoken) else None


def _rules(spoken: Language) -> Mapping[str, Mapping[str, str]]:
    table = spoken.data("negation").get("with", {})
    return {name: table.get(name, {}) for name in ("replace", "after", "before", "forms")}


@cache
def _without(spoken: Language, subject: str) -> Mapping[str, list[str]]:
    table = spoken.data(subject).get("without", {})
    return {fold(key).text: others for key, others in table.items()}


def _replaced(text: str, span: Span, other: str) -> str:
    """`text` with other words at `span`; a space goes with words that nothing replaces."""
    start = text[:span.start] if other else text[:span.start].rstrip()
    return f"{start}{other}{text[span.end:]}".strip()

"""What only the sentences before tell of an attribution: whom "he", "the minister" and «وأضاف» stand for, and which
sentences go on with what was said."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from checker.article import Sentence
from checker.extract.worded import words
from checker.languages import Language, folded
from checker.mention import Attribution, Mention, MentionKind

# How many sentences back a source may stand that a pronoun or a bare verb goes back to.
_REACH = 4
# Acts whose cue needs no subject of its own, so that none is missing.
_WITHOUT = ("impersonal", "headline", "according", "nominal")
_OPENING, _CLOSING = "“«", "”»"
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)

Rows = Sequence[Sequence[Attribution]]


class _Said:
    """The sources an article has named so far, the last one at the end: the sentence and the attribution."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._pronouns = _words(language, "pronouns")
        self._descriptions = _words(language, "descriptions")
        self._people = _words(language, "persons-only")
        self._bodies = _words(language, "bodies-only")
        self._named: list[tuple[int, Attribution]] = []

    def resolved(self, one: Attribution, text: str, sentence: int) -> Attribution:
        """The attribution with the speakers of what its source stands for; `text` is the article's."""
        phrase = text[one.source.start:one.source.end] if one.source else ""
        found = self._antecedent(one, phrase, sentence)
        if found is None:
            if one.source and not self._is_pronoun(phrase):
                self._named.append((sentence, one))
            return one
        settled = replace(one, speakers=(*one.speakers, *(who for who in found.speakers if who not in one.speakers)),
                          antecedent=found.antecedent or found.source)
        self._named.append((sentence, settled))
        return settled

    def _antecedent(self, one: Attribution, phrase: str, sentence: int) -> Attribution | None:
        recent = [who for place, who in reversed(self._named) if sentence - place <= _REACH]
        near = sorted((who for who in recent if who.source != one.source), key=lambda who: _is_quoted(who, recent))
        if not phrase:
            bare = self._is_bare(one)
            return near[0] if bare and near else None
        if self._is_pronoun(phrase):
            return next((who for who in near if self._may_be(folded(phrase), who)), None)
        head = self._described(phrase)
        article = self.language.article
        return next((who for who in near if head and _answers(one.speakers, head, who, article)), None)

    def _is_bare(self, one: Attribution) -> bool:
        """Whether a verb lacks its subject, as those of some languages may."""
        return self.language.data("cues")["clause"]["subject"] == "after" and one.act not in _WITHOUT and (
            folded(one.cue.text) not in _words(self.language, "nouns"))

    def _is_pronoun(self, phrase: str) -> bool:
        return folded(phrase) in self._pronouns

    def _may_be(self, pronoun: str, who: Attribution) -> bool:
        """Whether a pronoun may stand for a source: "he" for a person, "it" for a body."""
        person = any(one.kind in _PEOPLE for one in who.speakers)
        if pronoun in self._people:
            return person or not who.speakers
        return not person if pronoun in self._bodies else True

    def _described(self, phrase: str) -> str:
        """The noun of a definite description of one word ("the minister", «المنظمة»), "" for any other phrase."""
        found = words(phrase, self.language).words
        article = self.language.article
        if article:
            return found[0].text if len(found) == 1 and any(form.startswith(article) for form in found[0].forms) else ""
        return found[1].text if len(found) == 2 and found[0].text in self._descriptions else ""


def _is_quoted(who: Attribution, recent: Sequence[Attribution]) -> bool:
    """Whether a source stands in what another said: «أوضح القاضي أن المتهم أمر بالضرب. وأضاف» is the judge again."""
    return any(span.start <= who.cue.span.start < span.end for other in recent for span in other.content)


def _answers(speakers: Sequence[Mention], head: str, who: Attribution, article: str) -> bool:
    """Whether a description is of this source: it has the role, or is what the body's name calls it."""
    roles, theirs = _roles(speakers), _roles(who.speakers)
    if roles:
        return bool(roles & theirs)
    return any(head.removeprefix(article) in {word.removeprefix(article) for word in folded(one.text).split()}
               for one in who.speakers if one.kind is MentionKind.ORGANISATION)


def _roles(speakers: Sequence[Mention]) -> frozenset[str]:
    """The roles of speakers without their portfolios: "the minister" is the interior minister."""
    return frozenset(value.partition("/")[0] for one in speakers if one.kind is MentionKind.ROLE
                     for value in one.value.split("|"))


@cache
def _words(language: Language, name: str) -> frozenset[str]:
    return frozenset(folded(one) for one in language.data("cues")["clause"].get(name, ()))


def with_antecedents(sentences: Sequence[Sentence], rows: Rows, language: Language,
                     text: str) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions of an article, a row for each sentence: pronouns, descriptions and verbs without a subject with
    the speakers of the last source that fits, and the last statement before a list or a quotation that goes on with
    these sentences in its content."""
    if not any(rows):
        return ((),) * len(rows)
    said = _Said(language)
    result = [[said.resolved(one, text, number) for one in row] for number, row in enumerate(rows)]
    origin = None
    for number, sentence in enumerate(sentences):
        if result[number]:
            origin = number
        elif origin is not None and _goes_on(sentences, number, origin):
            last = result[origin][-1]
            result[origin][-1] = replace(last, content=(*last.content, sentence.span))
        else:
            origin = None
    return tuple(tuple(row) for row in result)


def _goes_on(sentences: Sequence[Sentence], number: int, origin: int) -> bool:
    """Whether a sentence is a bullet of a list that a sentence opens, or goes on with a quotation."""
    sentence = sentences[number]
    if sentence.kind == "bullet":
        return sentences[origin].text.rstrip().endswith(":")
    between = "".join(one.text for one in sentences[origin + 1:number])
    inside = sum(map(between.count, _OPENING)) > sum(map(between.count, _CLOSING))
    return sentence.kind == "body" and (inside or sentence.text[:1] in _OPENING)


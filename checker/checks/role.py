"""The check `role`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.checks._check import Check, Sides, Weight
from checker.comparing.asking import Similarity
from checker.comparing.evidence import contrasted, lone, spoken_in
from checker.comparing.names.sounded import sounded
from checker.comparing.rendering import rendered_otherwise, unrendered
from checker.comparing.roles import Relation, categories, label, relation, squeezed, squeezed_forms
from checker.comparing.titled import of_others
from checker.comparing.wording import placed
from checker.extract.roles import ACTING, DEPUTY, ELECT, FORMER, HONORARY, SHADOW, hinted, roles_anywhere
from checker.finding import Finding, Severity
from checker.languages import language
from checker.mention import Mention, MentionKind
from checker.messages import Message, say, word
from checker.termbase import Termbase, load_termbase

KIND = MentionKind.ROLE
_WEIGHED = (DEPUTY, FORMER, ACTING, ELECT, SHADOW, HONORARY)
_DEPUTY = "role:deputy"
Both = tuple[Mention, Mention]


@dataclass(frozen=True, slots=True)
class Role(Check):
    """Report a title, an office or an occupation that one side gives and the other renders as another.

    What somebody is decides what their words weigh: an energy minister is not his deputy, a nominee is no justice, a
    spokesman not the head of the police, a former president no president, a shadow minister no minister. Titles agree
    where one rendering may stand for the other («رئيس» is president, chairman and head; "spokeswoman" is «المتحدثة»
    and «الناطقة»).

    It deliberately allows: a wider role for a narrower one ("player" for a midfielder, "official" for a minister); a
    role that only moved to a neighbouring sentence; and, unless `one_sided` is set, a role named on one side only:
    languages add and drop titles («الدكتور», "Mr"), and of such findings in published translations one in three is
    right.

    Example:
        ar: «وأكد نائب وزير المالية أن الموازنة جاهزة.»
        en: "The finance minister confirmed that the budget was ready."
        The source quotes the deputy, the target the minister: severity high.
        ar: «قال وزير المالية إن الموازنة جاهزة.»
        en: "The shadow finance minister said the budget was ready."
        The opposition's spokesman is no minister: severity medium.
    Silent:
        ar: «وأكد نائب وزير المالية أن الموازنة جاهزة.»
        en: "The deputy finance minister confirmed that the budget was ready."
        The deputy speaks on both sides.
        ar: «قال وزير المالية في حكومة الظل إن الموازنة جاهزة.»
        en: "The shadow finance minister said the budget was ready."
        In the shadow on both sides.
    """

    # Whether a role that only one side names is worth a glance.
    one_sided: bool = False

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterable[Finding]:
        """One finding for each role taken for another, each "former" or "deputy" lost, each role on one side only."""
        termbase = load_termbase()
        source, target = _roles(pair.source, pair.target), _roles(pair.target, pair.source)
        matched = _matched(source, target, termbase)
        for one, other in matched:
            yield from self._changed(pair, one, other)
        taken = [first for first, _ in matched], [second for _, second in matched]
        for one, other in _weaker(pair, (source, target), taken, termbase):
            yield from self._changed(pair, one, other)
        left = (_untold([one for one in source if one not in taken[0]], pair.source, pair.target, termbase),
                _untold([one for one in target if one not in taken[1]], pair.target, pair.source, termbase))
        sure = all(left)
        confused = _confused(pair, *_with_second_ones(pair, left, matched, termbase), termbase)
        for both in confused:
            if of_others(*both, pair):
                continue
            alone = sure and len(left[0]) == len(left[1]) == 1
            severity, confidence = (Severity.HIGH, 0.85) if alone else (Severity.MEDIUM, 0.7 if sure else 0.6)
            yield self._report(pair, (severity, confidence), both)
        for in_source, ones in ((True, left[0]), (False, left[1])) if self.one_sided else ():
            for one in ones:
                if not any(one in both for both in confused):
                    yield self._report(pair, (Severity.LOW, 0.35), (one, None) if in_source else (None, one))

    def _changed(self, pair: AlignedPair, one: Mention, other: Mention) -> Iterator[Finding]:
        """What one side adds to a role that both name: "former", "deputy"."""
        for mark in _WEIGHED:
            mine, yours = mark in one.marks, mark in other.marks
            if mine == yours:
                continue
            silent = pair.target if mine else pair.source
            # «نائبه» is the deputy of whoever was named before.
            if mark == DEPUTY and _DEPUTY in f"{one.value}|{other.value}".split("|"):
                continue
            if mark in hinted(silent.text, language(silent.language)):
                continue
            weight = (Severity.HIGH, 0.85) if mark == DEPUTY else (Severity.MEDIUM, 0.7)
            told = say("only {language} says {words}", language=spoken_in(pair.source if mine else pair.target),
                       words=word(mark))
            yield self._report(pair, weight, (one, other), told)
            return

    def _report(self, pair: AlignedPair, weight: Weight, sides: Sides, note: Message | None = None) -> Finding:
        termbase = load_termbase()
        said = [label(one.value, one.text, one.marks, termbase) if one else "" for one in sides]
        silent = sides.index(None) if None in sides else None
        message = contrasted(pair, said[0], said[1], note)
        if silent is not None:
            message = lone((pair.target, pair.source)[silent], said[1 - silent])
        return self.between(pair, weight, sides, message)


def _roles(here: Passage, there: Passage) -> list[Mention]:
    """The roles of a passage, without those that are a name of the other side («حداد» beside "Haddad")."""
    found = here.mentions(KIND)
    names = [span for _, span in sounded(there, here)] if found else []
    return [one for one in found if not any(span.overlaps(placed(here, one)) for span in names)]


def _matched(source: Sequence[Mention], target: Sequence[Mention], termbase: Termbase) -> list[Both]:
    """The roles that are one, one-to-one: those that agree in everything first, then by their order."""
    near = sorted((relation(one.value, other.value, termbase), len(_weighed(one) ^ _weighed(other)), abs(i - j), i, j)
                  for i, one in enumerate(source) for j, other in enumerate(target))
    result: list[Both] = []
    for found, _, _, i, j in near:
        if found is not Relation.OTHER and not any(source[i] is one or target[j] is other for one, other in result):
            result.append((source[i], target[j]))
    return result


def _weighed(mention: Mention) -> frozenset[str]:
    return mention.marks & frozenset(_WEIGHED)


def _untold(ones: Sequence[Mention], here: Passage, other: Passage, termbase: Termbase) -> list[Mention]:
    """The roles that the other side does not name in any form, nor in a neighbouring sentence, nor has another word
    for: «محافظ» renders "Conservative"."""
    if not ones:
        return []
    forms = [_mention(value, place, other) for value, place in _anywhere(other, termbase)]
    known = [one.value for one in forms if not rendered_otherwise(one, other, here)]
    known += [one.value for one in (*other.mentions(KIND), *other.nearby(KIND))]
    letters = squeezed(other.text)
    return [one for one in ones if all(relation(one.value, value, termbase) is Relation.OTHER for value in known)
            and not any(form in letters for form in squeezed_forms(one.value, other.language, termbase))
            and not rendered_otherwise(one, here, other, forms)]


def _weaker(pair: AlignedPair, sides: tuple[list[Mention], list[Mention]], taken: tuple[list[Mention], list[Mention]],
            termbase: Termbase) -> Iterator[Both]:
    """The roles that only their "former" or "deputy" makes sure ("the former coach"), with the word that may be one and
    stands for them on the other side («المدرب»)."""
    for ones, held, here, there in ((sides[0], taken[0], pair.source, pair.target),
                                    (sides[1], taken[1], pair.target, pair.source)):
        claimed = [one.span for one in there.mentions(KIND)]
        words = [_mention(value, place, there) for value, place in _anywhere(there, termbase)
                 if not any(place.overlaps(other) for other in claimed)]
        for one in ones:
            other = next((word for word in words if relation(one.value, word.value, termbase) is Relation.SAME), None)
            if other and _weighed(one) and not any(one is mine for mine in held):
                yield (one, other) if here is pair.source else (other, one)


def _with_second_ones(pair: AlignedPair, left: tuple[list[Mention], list[Mention]], matched: Sequence[Both],
                      termbase: Termbase) -> tuple[list[Mention], list[Mention]]:
    """What is left; where one side lacks nothing, with its roles that only one already taken on the other side names:
    of «رئيس الاتحاد … الرئيس بوتين» and "drummer of the federation … President Putin" the first president is free."""
    source, target = left
    if source and not target:
        target = _second(pair.target, pair.source, [(other, one) for one, other in matched], termbase)
    elif target and not source:
        source = _second(pair.source, pair.target, list(matched), termbase)
    return source, target


def _second(here: Passage, there: Passage, matched: Sequence[Both], termbase: Termbase) -> list[Mention]:
    taken = [other.span for _, other in matched]
    nearby = [one.value for one in there.nearby(KIND)]
    free = [value for value, span in _anywhere(there, termbase) if not any(span.overlaps(one) for one in taken)]
    letters = squeezed(there.text)
    # A title repeated is no second role; «رئيس», which is a president or a head, may be.
    repeated = {mine.value for mine, _ in matched if "|" not in mine.value}
    return [one for one in _roles(here, there)
            if one.value not in repeated and not any(one is mine for mine, _ in matched)
            and all(relation(one.value, value, termbase) is Relation.OTHER for value in (*free, *nearby))
            and not any(form in letters for form in squeezed_forms(one.value, there.language, termbase))]


def _anywhere(passage: Passage, termbase: Termbase) -> Iterator[tuple[str, Span]]:
    """The roles that a passage names in any form, with their places in the article."""
    for index in passage.indices:
        sentence = passage.document.sentences[index]
        for value, span in roles_anywhere(sentence.text, language(passage.language), termbase):
            yield value, Span(span.start + sentence.span.start, span.end + sentence.span.start)


def _doubtful(left: Sequence[Mention], here: Passage, there: Passage, termbase: Termbase) -> list[Mention]:
    """Forms that are other words too, where they would be a role of the same field that the other side lacks, or where
    the lexicon knows the words of both and renders neither ("fighters", «مهاجرين»)."""
    claimed = [one.span for one in here.mentions(KIND)]
    fields = frozenset(one for mention in left for one in categories(mention.value, termbase))
    unknown = any(unrendered(one, there, here) for one in left)
    found = [_mention(value, place, here) for value, place in _anywhere(here, termbase)
             if not any(place.overlaps(other) for other in claimed)]
    fitting = [one for one in found
               if fields & categories(one.value, termbase) or (unknown and unrendered(one, here, there))]
    return [one for one in _untold(fitting, here, there, termbase) if not rendered_otherwise(one, here, there)]


def _mention(value: str, place: Span, passage: Passage) -> Mention:
    return Mention(KIND, value, passage.document.article.text[place.start:place.end], place)


def _confused(pair: AlignedPair, source: Sequence[Mention], target: Sequence[Mention],
              termbase: Termbase) -> list[Both]:
    """The roles taken for each other, in the order of the text; where one side lacks nothing, a word that may be a role
    stands for the other's."""
    if source and not target:
        target = _doubtful(source, pair.target, pair.source, termbase)
    elif target and not source:
        source = _doubtful(target, pair.source, pair.target, termbase)
    return list(zip(source, target, strict=False))

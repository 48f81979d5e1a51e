"""The check `person`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from checker.alignment import AlignedPair, Passage
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.evidence import contrasted, lone
from checker.comparing.names.bare import bare_names
from checker.comparing.names.exchanged import exchanged
from checker.comparing.names.hearing import Heard, given, listen, spoken_words
from checker.comparing.names.lookalikes import lookalike
from checker.comparing.names.passes import turned_passes
from checker.comparing.names.rivals import heard, in_its_place, itself, namesake, settling, shuffled
from checker.comparing.names.standing import LEAST_FOREIGN, nearest_of, standing_there
from checker.comparing.names.strangers import Sides, mention_of, new, strangers
from checker.comparing.names.unknown import lacking_here, strange_runs, unlisted
from checker.comparing.rendering import rendered_otherwise
from checker.extract.persons import FULL, OPENING, SURE, foreignness, name_words
from checker.finding import Finding, Severity
from checker.languages import fold, language
from checker.languages.hearing import stems
from checker.languages.naming import naming
from checker.mention import Mention, MentionKind
from checker.messages import say

# How foreign the letters of a lone word must be to be taken for a name, and where it may replace one that is surely a
# person's.
_FOREIGN_ALONE = 1.2
_FOREIGN_FOR_SURE = 0.6
# Where a lexicon alone tells names, one is heard where it is heard so nearly: «جوني» for "Johnny".
_NEARLY = 0.7
# Of 39 high findings on the contrast set 38 were right, of 15 medium ones 11; low ones were too few to count.
_CONFIDENCE = {Severity.HIGH: 0.95, Severity.MEDIUM: 0.7, Severity.LOW: 0.3}

Hearings = dict[Mention, list[Heard]]


@dataclass(frozen=True, slots=True)
class Person(Check):
    """Report persons whom the two sides name differently, or whom only one side names.

    A name replaced by another is the gravest slip a translation can make, and the hardest to see for a reader of one
    language. Names are compared by sound across scripts («هازارد» and "Hazard"); no list decides what is a name.

    Allowed: names in another order of given and family name, a given name or an initial left out, short forms (Bill,
    William), titles, names that languages translate («يوحنا», "John"), a name said in the sentences before or after
    (`reach`, how many).

    High: a full name of which the other side says one word, beside another name (Eden Hazard, Thorgan Hazard), or in
    the place of which another full name stands. Medium: where the two sound nearly alike; a full name that the other
    side does not say at all; a lone surname in the place of which another stands, also where only its capital shows
    that it is a name (at the head of a sentence, in a headline) and no lexicon has either word;
    two names of which each is told what the other side tells of the other.

    Example:
        ar: «سجّل إيدن هازارد هدفين.»
        en: "Thorgan Hazard scored twice."
        A brother scored: severity high.
    Silent:
        ar: «قال محمد القذافي إن الطريق مغلق.»
        en: "Mohammed Gaddafi said the road was closed."
        One name in two scripts.
    """

    reach: int = 1

    def compare(self, pair: AlignedPair, similarity: Similarity) -> Iterable[Finding]:
        """Findings in one aligned pair."""
        for names, others in ((pair.source, pair.target), (pair.target, pair.source)):
            speaking, listening = language(names.language), language(others.language)
            # Where both scripts have capitals, one direction says it all.
            if not naming(speaking).capitals or (naming(listening).capitals and names is pair.target):
                continue
            words = spoken_words(others.document, others.indices)
            yield from self._compared(Sides(names, others, speaking, listening, words), pair)
        for one, other in islice(turned_passes(pair), 1):
            yield self.between(pair, (Severity.HIGH, 0.9), (one, other),
                               contrasted(pair, one.text, other.text, say("opposite directions")))
        if both := exchanged(pair):
            yield self.exchange(pair, (Severity.MEDIUM, 0.7), both,
                                contrasted(pair, both[0].text, both[1].text, say("the two have changed places")))

    def _compared(self, sides: Sides, pair: AlignedPair) -> Iterator[Finding]:
        hearings = heard(sides, _distinct(sides))
        missing = []
        for mention, ones in hearings.items():
            whole, alone = all(one.found for one in ones), len(ones) == 1
            if whole and shuffled(ones):
                other = mention_of(range(min(one.first for one in ones), max(one.first for one in ones) + 1), sides)
                yield self._confusion(pair, sides, (mention, other), Severity.MEDIUM)
            elif not whole and (rival := namesake(settling(sides, mention, hearings), mention, ones,
                                                  _places(hearings))):
                yield self._confusion(pair, sides, (mention, rival[0]), rival[1])
            elif (whole or (alone and ones[0].first >= 0)) and (found := lookalike(mention, ones, sides)):
                yield self._confusion(pair, sides, (mention, mention_of(found, sides)), Severity.MEDIUM)
            elif not any(one.found or (one.doubtful and alone) for one in ones):
                missing.append(mention)
        told = list(self._replaced(pair, sides, missing, hearings)) if missing else []
        told = told or list(self._strange(pair, sides, missing, hearings))
        yield from told or (() if missing else self._added(pair, sides, hearings))

    def _strange(self, pair: AlignedPair, sides: Sides, missing: Sequence[Mention],
                 hearings: Hearings) -> Iterator[Finding]:
        """Names that the other side does not say, those too that only their capital shows, where the other side has in
        their place what its lexicon lacks."""
        lacking = lacking_here(sides)
        bare = heard(sides, list(bare_names(sides, lacking)))
        known = hearings | bare
        missing = [mention for mention in (*missing, *bare)
                   if not any(one.score >= _NEARLY or one.doubtful for one in known[mention])
                   and (SURE in mention.marks or unlisted(mention, lacking)) and not self._elsewhere(sides, mention)]
        if not missing:
            return
        runs = strange_runs(sides, _places(known))
        for mention in missing:
            run = nearest_of(sides, mention, runs, known, alone=len(missing) == 1)
            if run and not itself(sides, mention, run):
                runs.remove(run)
                yield self._confusion(pair, sides, (mention, mention_of(run, sides)), Severity.MEDIUM)

    def _replaced(self, pair: AlignedPair, sides: Sides, missing: Sequence[Mention],
                  hearings: Hearings) -> Iterator[Finding]:
        """Names that the other side does not say: is another said in their place?"""
        sure = any(SURE in mention.marks for mention in missing)
        runs = strangers(sides, _places(hearings), least=_FOREIGN_FOR_SURE if sure else _FOREIGN_ALONE)
        for mention in sorted(missing, key=lambda one: FULL not in one.marks):
            if self._elsewhere(sides, mention):
                continue
            run = in_its_place(sides, mention, runs)
            if run is None and FULL not in mention.marks and not any(one.doubtful for one in hearings[mention]):
                near = strangers(sides, _places(hearings), least=LEAST_FOREIGN)
                run = standing_there(sides, mention, near, hearings)
            if run and itself(sides, mention, run):
                continue
            if run:
                runs = [other for other in runs if other[0] != run[0]]
                severity = Severity.HIGH if FULL in mention.marks and len(run) > 1 else Severity.MEDIUM
                yield self._confusion(pair, sides, (mention, mention_of(run, sides)), severity)
            elif {FULL, SURE} <= mention.marks:
                yield self._silence(pair, mention)

    def _elsewhere(self, sides: Sides, mention: Mention) -> bool:
        """Whether the sentences before or after the other side's passage say the name."""
        words = spoken_words(sides.others.document, sides.others.beside(self.reach))
        if not words:
            return False
        tokens = name_words(mention, sides.speaking)
        return any(one.found for one in listen(tokens, sides.speaking, words, sides.listening))

    def _added(self, pair: AlignedPair, sides: Sides, hearings: Hearings) -> Iterator[Finding]:
        """Full names that only the listening side has: all their words are new, and two at least are surely names."""
        if naming(sides.listening).capitals:
            return
        taken = _places(hearings)
        wide = replace(sides, names=Passage(sides.names.document, tuple(
            sides.names.document.around(sides.names.indices, self.reach))))
        for mention in sides.others.mentions(MentionKind.PERSON):
            if not {FULL, SURE} <= mention.marks or _no_name(mention, sides):
                continue
            within = [place for place, word in enumerate(sides.words)
                      if mention.span.start <= word.start and word.end <= mention.span.end]
            words = [sides.words[place] for place in within]
            certain = [word for word in words if given(word, sides.listening)
                       or foreignness(word.written, sides.listening) > _FOREIGN_FOR_SURE]
            if len(certain) > 1 and taken.isdisjoint(within) and all(new(word, wide) for word in words):
                yield self._silence(pair, mention)

    def _confusion(self, pair: AlignedPair, sides: Sides, names: tuple[Mention, Mention],
                   severity: Severity) -> Finding:
        one, other = names if sides.names is pair.source else names[::-1]
        return self.between(pair, (severity, _CONFIDENCE[severity]), (one, other),
                            contrasted(pair, one.text, other.text))

    def _silence(self, pair: AlignedPair, mention: Mention) -> Finding:
        in_source = mention in pair.source.mentions(MentionKind.PERSON)
        return self.between(pair, (Severity.MEDIUM, _CONFIDENCE[Severity.MEDIUM]),
                            (mention, None) if in_source else (None, mention),
                            lone(pair.source if in_source else pair.target, mention.text))


def _distinct(sides: Sides) -> list[Mention]:
    """Each name once, the first time it is written; what need not be a name is left out."""
    kept: dict[str, Mention] = {}
    # "Engineers warned": the plural of an occupation that opens a sentence is nobody's name.
    plurals = {(role.span.start, f"{role.text}s") for role in sides.names.mentions(MentionKind.ROLE)}
    for mention in sides.names.mentions(MentionKind.PERSON):
        if OPENING not in mention.marks and (mention.span.start, mention.text) not in plurals:
            kept.setdefault(" ".join(name_words(mention, sides.speaking)), mention)
    return list(kept.values())


def _no_name(mention: Mention, sides: Sides) -> bool:
    """Whether the words are everyday ones: «ردا غاضبا» beside "an angry response", «وروى ناجون» after a verb of
    saying."""
    saying = naming(sides.listening).saying
    first = mention.text.split()[0]
    return not saying.isdisjoint(stems(fold(first).text, sides.listening)) or rendered_otherwise(
        mention, sides.others, sides.names)


def _places(hearings: Hearings) -> set[int]:
    """The words of the listening side in which names are heard."""
    return {place for ones in hearings.values() for one in ones if one.found for place in (one.first, one.last)}

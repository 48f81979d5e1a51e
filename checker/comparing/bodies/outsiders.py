"""Bodies known by a name only, no phrase: «فريق جاينتس» against "the Stars", a club's name that a city has too."""

from collections.abc import Sequence
from functools import cache, lru_cache

from checker.alignment import AlignedPair, Passage
from checker.article import Span
from checker.comparing.asking import Asking, Similarity
from checker.comparing.bodies.naming import Body, is_generic, sounds_like
from checker.comparing.bodies.parts import Listening
from checker.comparing.bodies.relations import Relation, relation
from checker.comparing.names.hearing import spoken_words
from checker.comparing.names.strangers import Sides, strangers
from checker.extract import hinted, kinds, short_forms, spaced
from checker.extract.organisations import UNLISTED
from checker.languages import Language, fold, language
from checker.languages.hearing import Word, stems
from checker.languages.naming import naming
from checker.languages.transliteration import sounds
from checker.mention import UNLISTED_BODY, Mention, MentionKind
from checker.termbase import load_termbase

KIND = MentionKind.ORGANISATION
# How foreign the letters of a word must be to be taken for a name.
_FOREIGN = 0.6
# The word that shows what a name names stands at most so many words before it: «مجلة واشنطن إكزامينر».
_BEFORE = 2
_LEAST_CONSONANTS = 2


def outsiders(source: Sequence[Body], target: Sequence[Body], pair: AlignedPair,
              similarity: Similarity) -> Asking[list[tuple[Body, Body]]]:
    """The one name on the side with capitals that the other does not say, with the one on that other side that
    sounds like nothing here and stands behind a word for a body («فريق», «صحيفة»)."""
    for here, there, left in ((pair.source, pair.target, source), (pair.target, pair.source, target)):
        speaking, listening = language(here.language), language(there.language)
        if not naming(speaking).capitals or naming(listening).capitals:
            continue
        sides = Sides(here, there, speaking, listening, spoken_words(there.document, there.indices))
        strange = _strange(sides)
        if len(strange) != 1:
            continue
        named = _unheard(sides, left)
        words = _lone(sides)
        unsaid = yield from Listening(pair, similarity).unsaid([word.written for word in words],
                                                               back=here is pair.target)
        named += [_body([word], sides.names) for word in words if word.written in unsaid]
        if len(named) == 1:
            return [(named[0], strange[0]) if here is pair.source else (strange[0], named[0])]
    return []


def _strange(sides: Sides) -> list[Body]:
    """Names on the listening side behind a word for a body, sounding like nothing on the other side."""
    words = sides.words
    # Most passages have no such word, and to listen for every name of the other side takes long.
    announcing = {place for place, word in enumerate(words) if _announces(word.written, sides.listening)}
    if not announcing:
        return []
    # What looks like a person's name here is a guess by letters, and these sound like nothing the other side says.
    known = (*sides.others.mentions(KIND), *sides.others.mentions(MentionKind.PLACE))
    claimed = [one.span for one in known if UNLISTED not in one.marks]
    taken = {place for place, word in enumerate(words)
             if any(span.start <= word.start < span.end for span in claimed)}
    return [_body([words[place] for place in run], sides.others) for run in strangers(sides, taken, least=_FOREIGN)
            if not announcing.isdisjoint(range(run[0] - _BEFORE, run[0]))]


@lru_cache(maxsize=16384)
def _announces(word: str, spoken: Language) -> bool:
    return any(not _announcing(spoken).isdisjoint(stems(fold(part).text, spoken)) for part in spaced(word).split())


@cache
def _announcing(spoken: Language) -> frozenset[str]:
    return frozenset(fold(word).text for word in spoken.data("bodies").get("named", {}).get("after", ()))


def _unheard(sides: Sides, left: Sequence[Body]) -> list[Body]:
    """Bodies of the termbase, on the side with capitals, that the other does not say."""
    own = spoken_words(sides.names.document, sides.names.indices)
    return [body for body in left if body.listed and not all(
        _heard(word, sides) for word in own
        if any(one.span.start <= word.start < one.span.end for one in body.mentions))]


def _lone(sides: Sides) -> list[Word]:
    """Single capitalised words that nothing else claims, and that sound like nothing on the other side."""
    found = []
    own = spoken_words(sides.names.document, sides.names.indices)
    starts = {sides.names.document.sentences[index].span.start for index in sides.names.indices}
    claiming = (KIND, MentionKind.PERSON, MentionKind.PLACE, MentionKind.DATE)
    claimed = [one.span for kind in claiming for one in sides.names.mentions(kind)]
    for place, word in enumerate(own):
        if not word.written[:1].isupper() or word.start in starts or word.written.isupper():
            continue
        if any(span.start <= word.start < span.end for span in claimed) or _in_a_run(own, place):
            continue
        plain = naming(sides.speaking)
        if word.text in plain.openers or kinds(word.written, sides.speaking) or _heard(word, sides):
            continue
        found.append(word)
    return found


def _in_a_run(own: Sequence[Word], place: int) -> bool:
    """Whether a capitalised word stands beside another: part of a longer name that is not ours to judge."""
    beside = [own[at] for at in (place - 1, place + 1) if 0 <= at < len(own)]
    gaps = ((word, min(abs(word.start - own[place].end), abs(own[place].start - word.end))) for word in beside)
    return any(word.written[:1].isupper() and gap <= 1 for word, gap in gaps)


def _heard(word: Word, sides: Sides) -> bool:
    sound = sounds(word.text, sides.speaking)
    return sound.consonants < _LEAST_CONSONANTS or sounds_like(sound, sides.words, sides.listening) is not None


def _body(words: Sequence[Word], passage: Passage) -> Body:
    span = Span(words[0].start, words[-1].end)
    value = UNLISTED_BODY + " ".join(word.text for word in words)
    text = passage.document.article.text[span.start:span.end]
    return Body(value, (Mention(KIND, value, text, span, frozenset({UNLISTED})),))


def shortened(body: Body, here: Passage, there: Passage) -> Body | None:
    """The body easily confused with this one that the other passage names by a short form which the body shares with
    other things ("Valencia" for the club), where this passage has no form of it."""
    termbase = load_termbase()
    own = {one.value for passage in (here, there) for one in (*passage.mentions(KIND), *passage.nearby(KIND))}
    own |= {value for values, _ in _short(here) for value in values}
    found = {value: span for values, span in _short(there) for value in (values if len(values) == 1 else ())
             if value not in own and relation(body.value, value, termbase) is Relation.LOOK_ALIKE}
    if len(found) != 1 or is_short_named(body, there):
        return None
    (value, span), = found.items()
    return Body(value, (Mention(KIND, value, there.document.article.text[span.start:span.end], span),))


def is_short_named(body: Body, passage: Passage) -> bool:
    """Whether a passage names the body by such a short form: «الديمقراطيون»; or says what stands for it: "MPs"."""
    return any(body.value in values for values, _ in _short(passage)) or any(
        relation(body.value, value, load_termbase()) is Relation.SAME
        for value in hinted(passage.text, language(passage.language), load_termbase()))


def _short(passage: Passage) -> list[tuple[frozenset[str], Span]]:
    """The bodies that a passage may name by short forms that are names: not "the agency"."""
    spoken, start = language(passage.language), passage.span.start
    found = ((values, Span(first + start, last + start), passage.text[first:last])
             for values, first, last in short_forms(passage.text, spoken, load_termbase()))
    return [(values, span) for values, span, form in found if not is_generic(form, spoken)]

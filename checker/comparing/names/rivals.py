"""What the other side says in place of a name: another name that shares a word with it, or a wholly different one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.comparing.names.hearing import Heard, given, listen
from checker.comparing.names.strangers import Sides, behind_cue, cut_short, mention_of, new_name
from checker.extract.persons import FULL, SURE, foreignness, name_words, named
from checker.finding import Severity
from checker.languages import fold
from checker.languages.hearing import Speech, Word, readings
from checker.languages.naming import naming
from checker.languages.spelling import another
from checker.languages.transliteration import alike, sounds
from checker.mention import Mention, MentionKind

# Two words that sound this much alike are spellings of one name unless a consonant tells them apart: of 930 other
# names of the same nation twelve sounded so. From the second figure on they are look-alikes.
_NEARLY = 0.5
_LOOK_ALIKE = 0.45
# How foreign the letters of a word must be to be taken for a name before another word of the name (where verbs stand),
# behind it, and beside one that an ordinary word sounds like too.
_FOREIGN_BEFORE = -1.2
_FOREIGN_BEHIND = -1.6
_FOREIGN_BESIDE_DOUBT = 0.5
# From so many words on, and where each is heard so well, their order tells names apart.
_LONG_NAME = 3
_FULL_NAME = 2
_CERTAIN = 0.85
_NO_NAMES = (MentionKind.PLACE, MentionKind.ORGANISATION, MentionKind.ROLE)
# A lone name and the one in its place stand about as far from the beginning of the sentence.
_SHIFT = 0.4


def heard(sides: Sides, mentions: Sequence[Mention]) -> dict[Mention, list[Heard]]:
    """Where each name is heard, one to one: "Todd Palin" does not take the surname that belongs to «سارة بالين»."""
    def hear(mention: Mention, words: Speech) -> list[Heard]:
        return listen(name_words(mention, sides.speaking), sides.speaking, words, sides.listening)

    result = {mention: hear(mention, sides.words) for mention in mentions}
    for mention, ones in list(result.items()):
        said = [one for one in ones if one.found]
        if len(ones) < _FULL_NAME or not said or _together(ones):
            continue
        claimed = {place for other, heard_ in result.items() if other is not mention and _together(heard_)
                   for one in heard_ for place in (one.first, one.last)}
        if any(one.first in claimed for one in said):
            free = Speech(word._replace(text="", places=(), reach=0) if place in claimed else word
                          for place, word in enumerate(sides.words))
            again = hear(mention, free)
            if any(one.found for one in again):
                result[mention] = again
    return result


def _together(ones: Sequence[Heard]) -> bool:
    """Whether all words of a full name are heard side by side, in their order."""
    places = [one.first for one in ones]
    return (len(ones) >= _FULL_NAME and all(one.found for one in ones) and places == sorted(set(places))
            and places[-1] - places[0] <= len(places))


def settling(sides: Sides, mention: Mention, hearings: Mapping[Mention, Sequence[Heard]]) -> Sides:
    """The sides without the full names that are heard: once «سكوت آرفيلد» is, a second «سكوت» may be anybody."""
    spans = [other.span for other, ones in hearings.items()
             if other is not mention and len(ones) > 1 and all(one.found for one in ones)]
    return replace(sides, settled=tuple(spans))


def namesake(sides: Sides, mention: Mention, ones: Sequence[Heard], taken: set[int]) -> tuple[Mention, Severity] | None:
    """The other name of which one word is heard: beside that word stands a new one in place of the other. Medium where
    the two nearly sound alike (low for what need not be a person: "Lloyds Pharmacy"). `taken` words are others'."""
    for place, one in enumerate(ones):
        if one.found or one.doubtful:
            continue
        before = [two for two in ones[:place] if two.found or two.doubtful]
        after = [two for two in ones[place:] if two.found or two.doubtful]
        if not before and not after:
            continue
        anchor, step = (before[-1].last, 1) if before else (after[0].first, -1)
        for again in _said_again(sides, anchor):
            beside = _beside(sides, again, step)
            occupied = any(two.first <= beside <= two.last for two in before + after) or beside in taken
            if beside >= 0 and not occupied and _another(sides, (again, beside), one, ones):
                return mention_of((again, beside), sides), _severity(sides, beside, one, mention)
    return None


def _said_again(sides: Sides, place: int) -> list[int]:
    """The place of a word and the others where the same word is written: the given name may stand before another."""
    written = sides.words[place].text
    return [place, *(other for other, word in enumerate(sides.words) if word.text == written and other != place)]


def _severity(sides: Sides, place: int, missing: Heard, mention: Mention) -> Severity:
    if _closeness(missing.token, sides.words[place], sides) <= _LOOK_ALIKE:
        return Severity.HIGH
    told = another(missing.token, sides.speaking, sides.words[place].written, sides.listening)
    return Severity.MEDIUM if told or SURE in mention.marks else Severity.LOW


def _beside(sides: Sides, place: int, step: int) -> int:
    """The place of the word beside this one, particles passed over («نغوين فان مينه») unless one is the name itself
    («مايكل فان»); -1 where there is none."""
    first, far = place + step, _past_particles(sides, place + step, step)
    places = range(len(sides.words))
    if first != far and (far not in places or not named(
            sides.words[far].written, sides.listening, inside=step > 0, least=_FOREIGN_BEHIND)):
        far = first
    return far if far in places else -1


def _past_particles(sides: Sides, place: int, step: int) -> int:
    """The place itself, or where the particles that stand there end: «نغوين فان مينه»."""
    particles = naming(sides.listening).particles
    while 0 <= place < len(sides.words) and sides.words[place].text in particles:
        place += step
    return place


def _another(sides: Sides, places: tuple[int, int], missing: Heard, ones: Sequence[Heard]) -> bool:
    """Whether the word beside the one that is heard is another name than the missing one."""
    anchor, word = sides.words[places[0]], sides.words[places[1]]
    behind = places[1] > places[0]
    least = _FOREIGN_BEHIND if behind else _FOREIGN_BEFORE
    if any(one.doubtful for one in ones):
        least = _FOREIGN_BESIDE_DOUBT
    if not _touch(sides, anchor, word) or not (
            named(word.written, sides.listening, inside=behind, least=least)
            or (behind and _is_given(anchor, ones, places[0], sides) and _kin(word, missing, sides))):
        return False
    sound = sounds(missing.token, sides.speaking)
    if _spelling(missing.token, word, sides) or cut_short(sound, word, sides.listening, fewest=1):
        return False
    return missing.first == places[1] or new_name(word, sides)


def _is_given(anchor: Word, ones: Sequence[Heard], place: int, sides: Sides) -> bool:
    """Whether a list of either language has the word that is heard among the given names."""
    known = naming(sides.speaking).given
    return given(anchor, sides.listening) or any(
        one.first == place and fold(one.token).text in known for one in ones)


def _kin(word: Word, missing: Heard, sides: Sides) -> bool:
    """Whether a word behind a given name is a family name whatever its letters («سيف الهنائي», «أسامة ربيع»), and can't
    be the spelling of the missing one; a place, a body or a role is none («عمر السعودي»)."""
    known = naming(sides.listening)
    if not (any(shape.fullmatch(word.text) for shape in known.derived) or word.text in known.given):
        return False
    claimed = [one.span for kind in _NO_NAMES for one in sides.others.mentions(kind)]
    return another(missing.token, sides.speaking, word.written, sides.listening) and not any(
        span.start <= word.start < span.end for span in claimed)


def _spelling(token: str, word: Word, sides: Sides) -> bool:
    """Whether a word nearly sounds like a name and may be a spelling of it."""
    return (_closeness(token, word, sides) > _NEARLY
            and not another(token, sides.speaking, word.written, sides.listening))


def _closeness(token: str, word: Word, sides: Sides) -> float:
    """How alike a name and a word sound, clitics apart, however little."""
    return max(alike(sounds(token, sides.speaking), reading) for reading in readings(word.text, sides.listening))


def itself(sides: Sides, mention: Mention, run: Sequence[int]) -> bool:
    """Whether words in the place of a missing name may be a spelling of it: «هايلي» for "Haley"."""
    return all(any(_spelling(token, sides.words[place], sides) for place in run)
               for token in name_words(mention, sides.speaking))


def _touch(sides: Sides, one: Word, other: Word) -> bool:
    """Whether nothing but white space, hyphens or particles stand between two words."""
    first, second = sorted((one, other), key=lambda word: word.start)
    between = sides.others.document.article.text[first.end:second.start].replace("-", " ").split()
    return all(fold(part).text in naming(sides.listening).particles for part in between)


def shuffled(ones: Sequence[Heard]) -> bool:
    """Whether a name of three words or more is said in an order that no custom explains: a family name may go first or
    last (a rotation), but «عمر أحمد عيسى» is not "Ahmad Omar Isa"."""
    order = [one.first for one in ones]
    if len(order) < _LONG_NAME or max(order) - min(order) != len(order) - 1 or len(set(order)) != len(order):
        return False
    least = order.index(min(order))
    return order[least:] + order[:least] != sorted(order) and all(one.score >= _CERTAIN for one in ones)


def in_its_place(sides: Sides, mention: Mention, runs: Sequence[list[int]]) -> list[int] | None:
    """The new name that stands in the place of a missing one: the longest for a full name; for a lone one the only one
    behind a title or an act of saying, or else the only one of all, if it stands about where the name does."""
    if FULL in mention.marks:
        run = max(runs, key=len, default=[])
        # «بيدرو ألميدا نيابة عن …»: what follows a name may look like one, so a long one ends with its foreign words.
        while len(run) > max(_FULL_NAME, len(name_words(mention, sides.speaking))) and not _foreign(sides, run[-1]):
            run = run[:-1]
        return run or None
    cued = [run for run in runs if behind_cue(sides, run[0])]
    if len(cued) == 1:
        return cued[0]
    near = [run for run in runs if abs(_shift(sides, mention, run[0])) < _SHIFT]
    return near[0] if len(runs) == len(near) == 1 else None


def _shift(sides: Sides, mention: Mention, place: int) -> float:
    """How much nearer to the beginning of its passage the word stands than the name, as a share of the passage."""
    here, there = sides.names.span, sides.others.span
    return ((mention.span.start - here.start) / (here.end - here.start)
            - (sides.words[place].start - there.start) / (there.end - there.start))


def _foreign(sides: Sides, place: int) -> bool:
    word = sides.words[place]
    return given(word, sides.listening) or foreignness(word.written, sides.listening) > _FOREIGN_BESIDE_DOUBT

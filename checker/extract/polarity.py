"""Polarity: the words of a sentence that deny, and the words that have an opposite."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.article import Sentence, Span
from checker.extract.cues import NONE, Cue, cues, every_cue
from checker.extract.worded import Words, words
from checker.languages import Language
from checker.mention import Mention, MentionKind

# Between the two halves of a pattern: "لم .. إلا".
GAP = " .. "
NOT, NOMINAL, LEXICAL, IMPLICATIVE = NEGATIONS = ("not", "nominal", "lexical", "implicative")
# The mark of a pattern that denies two things: "neither read nor write"; that of one behind which stands who, not what
# is denied: "none of the crew was hurt".
TWICE, PARTITIVE = MARKS = ("twice", "partitive")
# Words that hold a denial.
HOLDING = (LEXICAL, IMPLICATIVE)


def negations(sentence: Sentence, language: Language) -> list[Mention]:
    """The negations of a sentence in the order of the text; the value says which kind.

    `not` denies a clause ("did not", «لم»), `nominal` a phrase ("without", «عدم»), `lexical` is a word that holds a
    denial ("unlikely", "only", «نادر»), which the other language may or may not write with a negation, `implicative`
    one of these by which what is behind it did not happen or is not so ("refused to", «امتنع عن»).
    What only looks like one ("not only", «لا يزال») is none. The mark `cue:…` names the pattern of the word list,
    `twice` says that it denies two things ("neither … nor"), `partitive` that those of whom something is denied stand
    right behind it ("none of").
    """
    found = words(sentence.text, language)
    told = _without_exceptives(_with_held(cues(sentence.text, language, "negation"), sentence.text, language), found,
                               language)
    table = language.data("negation")
    marks = {mark: table.get(mark, {}).get("patterns", ()) for mark in MARKS}
    return [replace(one, marks=one.marks | {mark for mark, patterns in marks.items() if cue.pattern in patterns})
            for cue, one in zip(told, _mentions(told, found, sentence), strict=True)]


def _with_held(found: Sequence[Cue], text: str, language: Language) -> list[Cue]:
    """The cues, an emphatic one that spans a word which holds a denial itself cut down to its negation: «لم تلغ أي
    حفلة» denies that any was cancelled, as "no concert was cancelled" does."""
    patterns = language.data("negation").get("emphatic", {}).get("patterns", ())
    result: list[Cue] = []
    for cue in found:
        held = [one for one in every_cue(text, language, "negation") if one.kind in HOLDING
                and cue.first < one.first and one.end < cue.end] if cue.pattern in patterns else []
        result += [cue._replace(pattern=cue.pattern.partition(GAP)[0], end=cue.first + 1), *held] if held else [cue]
    return result


def _without_exceptives(found: Sequence[Cue], text: Words, language: Language) -> list[Cue]:
    """The cues with a negation and the exceptive behind it in its clause as one: «لم تدخله منذ مطلع الشهر سوى عشر
    شاحنات» is "only ten trucks", however far «سوى» stands from «لم», and whatever is told of the subject between commas
    in front of it («لم يحتج اللاعب، الذي لم يسبق له الفوز هنا، سوى ساعة»)."""
    table = language.data("negation").get("exceptive", {})
    exceptives, conditions = table.get("patterns", ()), table.get("conditions", ())
    result: list[Cue] = []
    for cue in found:
        before = _before(cue, text)
        reached = [one for one in result if one.end <= before]
        denied = next((one for one in reversed(result) if one.kind == NOT), None) if cue.pattern in conditions else (
            reached[-1] if reached and cue.pattern in exceptives else None)
        if denied and denied.kind == NOT and (
                cue.pattern in conditions or not any(word.apart for word in text.words[denied.end:before])):
            pattern = f"{denied.pattern}{GAP}{cue.pattern}"
            result[result.index(denied)] = denied._replace(kind=LEXICAL, pattern=pattern)
        else:
            result.append(cue)
    return result


def _before(cue: Cue, text: Words) -> int:
    """Where the words before a cue end: a comma right before it closes a parenthesis, which is passed over."""
    if not text.words[cue.first].apart:
        return cue.end
    return next((place for place in range(cue.first - 1, 0, -1) if text.words[place].apart), cue.end)


def opposites(sentence: Sentence, language: Language) -> list[Mention]:
    """The words of a sentence that have an opposite; the value is "word/opposite" in terms all languages share.

    «ارتفع» is `increase/decrease`; a word of several senses is mentioned once for each.
    """
    found = every_cue(sentence.text, language, "antonyms")
    long = [cue for cue in found if cue.end - cue.first > 1]
    seeming = [cue for cue in found if cue.kind == NONE]  # «صوتا» is a vote, although «صوت» may be "took part"
    longest = {cue[2:] + cue[:1]: cue for cue in found
               if not any(one.first <= cue.first and cue.end <= one.end for one in seeming)
               and not any(_within(cue, other) for other in long)}
    return _mentions(longest.values(), words(sentence.text, language), sentence)


def polarity(sentence: Sentence, language: Language) -> list[Mention]:
    """The negations of a sentence and the words that have an opposite, in the order of the text."""
    return sorted([*negations(sentence, language), *opposites(sentence, language)], key=lambda mention: mention.span)


def _within(cue: Cue, other: Cue) -> bool:
    """Whether a word is part of a longer expression for the opposite: «عادلة» in «غير عادلة»."""
    longer = other.end - other.first > cue.end - cue.first
    return longer and other.first <= cue.first and cue.end <= other.end


def _mentions(found: Iterable[Cue], text: Words, sentence: Sentence) -> list[Mention]:
    mentions = []
    for cue in found:
        span = text.span(cue.first, cue.end)
        mentions.append(Mention(MentionKind.POLARITY, cue.kind, sentence.text[span.start:span.end],
                                Span(sentence.span.start + span.start, sentence.span.start + span.end),
                                frozenset({f"cue:{cue.pattern}"})))
    return mentions

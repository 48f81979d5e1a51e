"""Which language a text is in: letters first, `langdetect` behind it where several languages share a script.

The script of the letters tells Arabic from Latin beyond doubt. Within a script langdetect (Nakatani 2010; 55 languages
by letter n-grams) decides, with a fixed seed; on short news texts it errs (of 254 English sentences it took 3 for
another language, none with a probability of 0.99), so a claim is contradicted only on long text and high probability.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from checker.languages import Language, all_languages, plain

FEWEST_LETTERS = 20  # below that a text is a name or a number, and its letters say nothing of its language
UNDETERMINED = "und"  # the ISO 639-2 code for it
_LONG = 200  # letters from which langdetect may contradict
_SURE = 0.99
_SCRIPT_SHARE = 0.25  # of the letters: a quotation of three quarters in another script still is a quotation
_FREQUENT_SHARE = 0.06  # of the words: of 68 articles in each language the least was 17 % (English), 8 % (Arabic)
_SAMPLE = 20_000  # characters looked at: an article, not a library

# Tried where a word begins and nowhere within it: of a line without spaces every letter was the start of a search.
_NOT_PROSE = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]++@\S+|[#@]\w+|(?<!\S)\S+?\.(?:com|org|net)\b\S*|<[^<>\n]{1,200}>")
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None when it has too few letters to say.

    Addresses, hashtags and markup are left out of account. A text too short to be sure of is taken for the language
    of its script that we have a module for, when there is one only.
    """
    prose = _prose(text)
    scripts = _scripts(prose)
    if sum(scripts.values()) < FEWEST_LETTERS:
        return None
    script, letters = scripts.most_common(1)[0]
    ours = [one for one in all_languages().values() if one.script == script]
    for one in ours:
        if _has_frequent_words(prose, one):
            return one.code
    code, probability = _guess(prose)
    if len(ours) == 1 and (letters < _LONG or probability < _SURE):
        return ours[0].code
    return code


def contradiction(text: str, claimed: Language) -> str | None:
    """The code of the language the text is in, when that is certainly not the one claimed ("und": some other one, we
    can't tell which); None otherwise.

    A few quoted words of another language, addresses and hashtags contradict nothing, nor does a text with hardly any
    letters.
    """
    prose = _prose(text)
    scripts = _scripts(prose)
    letters = sum(scripts.values())
    if letters < FEWEST_LETTERS:
        return None
    if scripts[claimed.script] < _SCRIPT_SHARE * letters:
        return detect(text) or UNDETERMINED
    if scripts[claimed.script] < max(_LONG, letters / 2) or _has_frequent_words(prose, claimed):
        return None
    code, probability = _guess(prose)
    return code if probability >= _SURE and code not in (claimed.code, None) else None


def _prose(text: str) -> str:
    return _NOT_PROSE.sub(" ", text[:_SAMPLE])


def _scripts(text: str) -> Counter[str]:
    """How many letters of each script (by the first word of their Unicode names) the text has."""
    found: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            found[unicodedata.name(character, "UNKNOWN").split()[0]] += count
    return found


def _has_frequent_words(text: str, one: Language) -> bool:
    frequent = frozenset(one.data("detection").get("frequent", ()))
    words = _WORD.findall(plain(text).lower())
    return bool(words) and sum(word in frequent for word in words) >= _FREQUENT_SHARE * len(words)


def _guess(text: str) -> tuple[str | None, float]:
    """langdetect's first choice and its probability; its `zh-cn` is our `zh`."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    try:
        detector.append(text)
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return None, 0.0
    return best.lang.split("-")[0], best.prob


@cache
def _factory() -> Any:
    """langdetect with its profiles, which take a third of a second to load, and a seed, without which its answers for
    the same text differ from call to call."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory

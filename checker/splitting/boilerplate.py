"""Lines that are no part of the article: "Read also", captions, credits, the names of those who wrote and edited."""

import re
from dataclasses import dataclass
from functools import cache

from checker.languages import folded, language

# "(Reporting by …; Editing by …)", «- اقرأ أيضا: …»: what may stand before the first word.
_LEAD = re.compile(r"[\W_]+")
_BEHIND_LABEL = re.compile(r"\s*(?:[:|/–—]|-\s|$)")
_BEHIND_PHRASE = re.compile(r"(?!\w)")
# A paragraph that happens to begin so is an article's all the same.
_MOST_WORDS = 45


@dataclass(frozen=True, slots=True)
class _Openings:
    labels: re.Pattern[str]
    phrases: re.Pattern[str]


def is_boilerplate(line: str, code: str) -> bool:
    """Whether a paragraph of one line belongs to the page and not to the article, by the words it begins with (the
    lists `languages/data/<code>/boilerplate.toml`). Raises InputError for a language that we have not."""
    if len(line.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS:
        return False
    words = folded(line)
    lead = _LEAD.match(words)
    starts = {0, lead.end()} if lead else {0}
    lists = _openings(code)
    return any((match := opening.match(words, start)) and behind.match(words, match.end())
               for opening, behind in ((lists.labels, _BEHIND_LABEL), (lists.phrases, _BEHIND_PHRASE))
               for start in starts)


@cache
def _openings(code: str) -> _Openings:
    data = language(code).data("boilerplate")
    return _Openings(*(_any(data.get(name, ())) for name in _Openings.__slots__))


def _any(openings: list[str]) -> re.Pattern[str]:
    """A pattern of the longest opening that fits; one that fits nothing for an empty list."""
    written = sorted({folded(opening) for opening in openings}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, written)) or r"(?!)")

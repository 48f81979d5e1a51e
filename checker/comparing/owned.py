"""Who somebody is by the body or the country that has them: "Fulham's Marco Silva", «مدرب فولهام ماركو سيلفا»."""

from checker.alignment import Passage
from checker.article import Span
from checker.comparing.wording import placed
from checker.languages import language
from checker.mention import MentionKind

_OWNERS = (MentionKind.ORGANISATION, MentionKind.PLACE)
_APOSTROPHES = str.maketrans("’", "'")


def owned(here: Passage, inner: Span, there: Passage) -> bool:
    """Whether what stands here before the name of a body or a country is said there by the genitive of that name."""
    behind = {mention.value for kind in _OWNERS for mention in here.mentions(kind)
              if not here.text[inner.end:placed(here, mention).start].strip()
              and placed(here, mention).start >= inner.end}
    return bool(behind) and any(mention.value in behind and _has(there, placed(there, mention).end)
                                for kind in _OWNERS for mention in there.mentions(kind))


def _has(passage: Passage, end: int) -> bool:
    """Whether the genitive's ending and a name with a capital stand behind this place."""
    marks = tuple(mark for mark in language(passage.language).data("places").get("anchor", {}).get("back", ()) if mark)
    text = passage.text[end:].translate(_APOSTROPHES)
    mark = next((mark for mark in marks if text.startswith(mark)), None)
    return mark is not None and text[len(mark):].lstrip()[:1].isupper()

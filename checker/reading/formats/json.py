"""JSON of a content management system that holds one article."""

from checker.errors import InputError
from checker.reading.content import Fields, entries
from checker.reading.written import Written

_USUAL = Fields()


def read(data: bytes, place: str, fields: Fields = _USUAL) -> Written:
    """The title and the paragraphs of the article, without the tags of its HTML, counted from 1.

    Raises InputError for what is no JSON, or holds no article where the fields say, or several.
    """
    found = entries(data, place, fields)
    if len(found) != 1:
        raise InputError(f"holds {len(found)} articles", place=place, advice="give it to `checker check` by itself")
    return found[0].written

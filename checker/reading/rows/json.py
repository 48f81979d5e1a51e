"""JSON of a content management system that holds many articles, or both versions of one: a report a row."""

from pathlib import Path

from checker.errors import InputError
from checker.reading.content import Entry, Fields, entries
from checker.reading.decoding import LARGEST_TEXT, load
from checker.reading.rows._bilingual import complete
from checker.reading.rows._row import ID, RawRow

_USUAL = Fields()


def is_collection(path: Path, fields: Fields = _USUAL) -> bool:
    """Whether a file holds more than one article. Raises InputError for a damaged one."""
    return len(entries(load(path, LARGEST_TEXT), str(path), fields)) > 1


def read(path: Path, fields: Fields = _USUAL) -> list[RawRow]:
    """The reports whose versions share an id; that others were passed over is told.

    Raises InputError for a damaged file, an article without id, or two of one id in one language.
    """
    place = str(path)
    reports: dict[str, dict[str, Entry]] = {}
    for entry in entries(load(path, LARGEST_TEXT), place, fields):
        at = f"{place} ({entry.label})" if entry.label else place
        if not entry.id and entry.label:
            raise InputError("the article has no id", place=at,
                             advice='say in the settings what both versions share: [input.json] id = "slug"')
        former = reports.setdefault(entry.id or path.stem, {}).setdefault(entry.language, entry)
        if former is not entry:
            raise InputError(f"the id '{entry.id}' is that of {former.label} too, in the same language", place=at,
                             advice='say in the settings what both versions share: [input.json] id = "slug"')
    codes = dict.fromkeys(code for versions in reports.values() for code in versions)
    return complete([_row(number, name, versions, codes) for number, (name, versions) in enumerate(reports.items(), 1)],
                    place)


def _row(number: int, name: str, versions: dict[str, Entry], codes: dict[str, None]) -> RawRow:
    texts = {code: versions[code].written.text if code in versions else "" for code in codes}
    return RawRow(number, {ID: name, **texts},
                  landmarks={code: entry.written.landmarks for code, entry in versions.items()})

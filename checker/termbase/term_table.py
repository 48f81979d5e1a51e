"""Termbases as CSV: a row a term.

Columns, in any order, in UTF-8, separated by commas, semicolons or tabs:

- `concept`: what the term stands for; rows with the same one are terms for one thing ("irregular-migrant")
- `language`: `ar`, `en` …
- `term`: as written; its inflected forms are found too
- `status`: `preferred` (at most one a concept and language), `admitted` or `forbidden` (also `deprecated`); empty is
  `admitted`
- `note` (may be left out): the reason, shown in a finding
- `case` (may be left out): `sensitive` when the capitals of the term matter

    concept,language,term,status,note
    irregular-migrant,en,irregular migrant,preferred,
    irregular-migrant,en,illegal immigrant,forbidden,no human being is illegal
    irregular-migrant,ar,مهاجر غير نظامي,preferred,

Other columns are passed over.
"""

import csv
import difflib
import io
from pathlib import Path

from checker.errors import TermbaseError
from checker.termbase._concept import RawTerm

_NEEDED = ("concept", "language", "term", "status")
_SEPARATORS = ",;\t"
_SENSITIVE = frozenset({"sensitive", "yes", "true", "1"})


def read_term_table(path: Path, data: bytes) -> list[RawTerm]:
    """The terms of a CSV file in its order; `data` are its bytes.

    Raises TermbaseError, with the line, for another encoding, a missing column, a row of another length than the
    header's, a quotation mark that is never closed.
    """
    text = _decoded(path, data)
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count), strict=True)
    header: list[str] = []
    terms: list[RawTerm] = []
    line = 1
    try:
        for cells in rows:
            began, line = line, rows.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip().lower() for cell in cells]
                _require(header, f"{path}:{began}")
            elif len(cells) != len(header):
                raise TermbaseError(f"the row has {len(cells)} cells, the header {len(header)}",
                                    place=f"{path}:{began}", advice="quote cells that hold the separator")
            else:
                terms.append(_term(dict(zip(header, (cell.strip() for cell in cells), strict=True)), began))
    except csv.Error as error:
        raise TermbaseError(f"is no valid CSV: {error}", place=f"{path}:{rows.line_num}",
                            advice="close the quotation mark, or double it within a cell") from None
    return terms


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TermbaseError("is not UTF-8", place=f"{path}:{line}", advice="save it as CSV UTF-8") from None


def _require(header: list[str], place: str) -> None:
    for name in _NEEDED:
        if name not in header:
            close = difflib.get_close_matches(name, set(header) - set(_NEEDED), n=1)
            advice = f"is '{close[0]}' meant for it?" if close else f"it needs {', '.join(_NEEDED)}"
            raise TermbaseError(f"no column '{name}'; it has {', '.join(header)}", place=place, advice=advice)


def _term(cells: dict[str, str], line: int) -> RawTerm:
    return RawTerm(cells["concept"], cells["language"], cells["term"], cells["status"], cells.get("note", ""),
                   cells.get("case", "").lower() in _SENSITIVE, line)

"""Files of any format that we read, as articles."""

import re
from pathlib import Path

from checker.article import Article
from checker.errors import InputError
from checker.languages import all_languages, language
from checker.languages.detection import contradiction, detect
from checker.reading.content import Fields
from checker.reading.decoding import LARGEST_TEXT, load
from checker.reading.formats import SUFFIXES, json, reader

_WORD = re.compile(r"[^\W_]")
_USUAL = Fields()
_OTHER_KINDS = {
    ".doc": "an old Word file", ".rtf": "an RTF file", ".xls": "an old Excel file", ".pages": "a Pages file",
    ".docm": "a Word file with macros", ".pptx": "a presentation", ".epub": "an e-book",
}


def read_article(path: Path, code: str | None = None, name: str | None = None, shown: str = "", *,
                 fields: Fields = _USUAL) -> Article:
    """The text of a file in the language with this code: of plain text and Markdown exactly as decoded (only a BOM is
    left out), of other formats what its reader in `formats` makes of it.

    Without a code the language is detected. `name` is what both versions of the report are called, by default the
    file's name without its last suffix; `shown` is what places and messages call the file, by default its path;
    `fields` say where the article stands in a .json.

    Raises InputError for a file that is missing, unreadable, empty, too big, damaged, of a format or in an encoding we
    don't read; for a text whose language is not the one claimed; for one whose language can't be told, or that we
    don't have.
    """
    place = shown or str(path)
    data = load(path, LARGEST_TEXT)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        kind = _OTHER_KINDS.get(suffix, f"a {suffix} file" if suffix else "a file without a suffix")
        raise InputError(f"is {kind}, which is not read", place=place,
                         advice=f"save it as one of {', '.join(SUFFIXES)}")
    written = json.read(data, place, fields) if suffix == ".json" else reader(suffix).read(data, place)
    text = written.text
    if not _WORD.search(text):
        what = "holds no words" if text.strip() else "holds nothing but white space" if text else "is empty"
        raise InputError(what, place=place, advice="was it saved?")
    if code is None:
        code = _detected(text, place)
    else:
        require_language(text, code, place)
    return Article(name or path.stem, place, code, text, landmarks=written.landmarks)


def require_language(text: str, code: str, place: str, *, swapped: str = "files") -> None:
    """Raise InputError when the text is certainly in another language than the one claimed.

    `swapped` says what may have been mixed up ("files", "columns").
    """
    claimed = language(code)
    found = contradiction(text, claimed)
    if found is None:
        return
    known = all_languages().get(found)
    if known:
        raise InputError(f"the text is {known.name}, not {claimed.name}", place=place,
                         advice=f"are the two {swapped} swapped?")
    raise InputError(f"the text is not {claimed.name} but seems to be another language ({found})", place=place,
                     advice=f"give the {claimed.name} version")


def _detected(text: str, place: str) -> str:
    code = detect(text)
    if code is None:
        raise InputError("too little text to tell its language", place=place,
                         advice="put the language into the file name, as in report.en.txt")
    if code not in all_languages():
        names = ", ".join(one.name for one in all_languages().values())
        raise InputError(f"the text seems to be in a language we don't have ({code})", place=place,
                         advice=f"we have {names}; if it is one of them, say so in the name, as in report.en.txt")
    return code

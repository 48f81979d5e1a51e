"""Gettext catalogues (.po): a message a row, its translation beside it."""

from pathlib import Path

from checker.errors import InputError
from checker.reading.decoding import LARGEST_TEXT, decode, load
from checker.reading.rows._bilingual import code, complete
from checker.reading.rows._row import RawRow

_ADVICE = "check it with msgfmt --check"
# Catalogues name the language of the translation; that of the messages only where it is not this one.
_USUAL_SOURCE = "en"


def read(path: Path) -> list[RawRow]:
    """The translated messages of a .po file; obsolete ones are left out. Raises InputError for what is no such file."""
    try:
        import polib
    except ImportError:
        raise InputError("gettext catalogues need a further package", place=str(path),
                         advice="pip install 'translation-consistency-checker[documents]'") from None
    place = str(path)
    text = decode(load(path, LARGEST_TEXT), place)
    try:
        catalogue = polib.pofile(text + "\n")
    except (OSError, ValueError, IndexError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(f"is no gettext catalogue ({error})", place=place, advice=_ADVICE) from None
    language = catalogue.metadata.get("Language", "")
    if not language:
        raise InputError("does not say its language", place=place, advice='write "Language: ar\\n" into its header')
    source = code(catalogue.metadata.get("X-Source-Language") or _USUAL_SOURCE)
    return complete([RawRow(entry.linenum, {source: entry.msgid, code(language): entry.msgstr})
                     for entry in catalogue if not entry.obsolete], place)

"""JSON as content management systems export it: where an article, its title, language and id stand in it.

A field is named by the keys on the way to it, "content.body"; a number counts in a list. Where the settings name none,
the usual ones are tried.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from checker.errors import InputError, SettingsError
from checker.languages import all_languages
from checker.languages.detection import detect
from checker.reading.decoding import LARGEST_TEXT, decode
from checker.reading.fragments import paragraphs
from checker.reading.written import Written, assembled
from checker.settings import Settings, unknown

FORMAT = "json"
_LANGUAGE = "{language}"
_USUAL: Mapping[str, tuple[str, ...]] = {
    "items": ("items", "articles", "posts", "data", "nodes", "results"),
    "text": ("content.rendered", "content.body", "content", "body.value", "body", "articleBody", "text", "html"),
    "title": ("title.rendered", "title", "headline"),
    "language": ("language", "lang", "locale", "inLanguage", "langcode"),
    "id": ("id", "slug", "guid", "uuid"),
}


@dataclass(frozen=True, slots=True)
class Fields:
    """Where things stand in the JSON of a content management system: of the file the list `items`, of each article its
    `text`, `title`, `language` and `id`. "{language}" in a name stands for the code of each language, where an entry
    holds both versions: "body.{language}". What is empty is looked for under its usual names."""

    text: str = ""
    title: str = ""
    language: str = ""
    id: str = ""
    items: str = ""

    @classmethod
    def of(cls, settings: Settings) -> "Fields":
        """What `[input.json]` says. Raises SettingsError for an unknown key, or a value that is no text."""
        for name in settings.input:
            if name != FORMAT:
                raise unknown(name, (FORMAT,), place=settings.place("input", name), what="format under [input]")
        table = settings.input.get(FORMAT, {})
        known = [one.name for one in fields(cls)]
        for key, value in table.items():
            place = settings.place("input", FORMAT, key)
            if key not in known:
                raise unknown(key, known, place=place, what="field")
            if not isinstance(value, str):
                raise SettingsError(f"'{key}' must be text, not {value!r}", place=place,
                                    advice=f'write {key} = "content.body"')
        return cls(**table)

    def names(self, field: str) -> tuple[str, ...]:
        """Where a field is looked for."""
        said: str = getattr(self, field)
        return (said,) if said else _USUAL[field]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in such a file: `label` says which ("item 3"; "" where the file is one article), `language` is empty
    where the file does not say it."""

    label: str
    id: str
    language: str
    written: Written


def entries(data: bytes, place: str, asked: Fields) -> list[Entry]:
    """The articles in a file, in its order; one that holds several languages is an entry for each.

    Raises InputError for what is no JSON, or holds no article where the fields say.
    """
    value = _parsed(data, place)
    items = value if isinstance(value, list) else _first(value, asked.names("items"), list)
    if items is None:
        return list(_of_item(value, "", place, asked))
    return [entry for number, item in enumerate(items, 1)
            for entry in _of_item(item, f"item {number}", place, asked)]


def _parsed(data: bytes, place: str) -> Any:
    try:
        return json.loads(decode(data, place, LARGEST_TEXT))
    except json.JSONDecodeError as error:
        raise InputError(f"is no valid JSON ({error.msg}, column {error.colno})", place=f"{place}:{error.lineno}",
                         advice="export it again; was the file cut off?") from None
    except (RecursionError, ValueError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else error
        raise InputError(f"is no JSON we read ({reason})", place=place, advice="export it again") from None


def _of_item(item: Any, label: str, place: str, asked: Fields) -> Iterator[Entry]:
    found = list(_versions(item, asked))
    if not found:
        where = " or ".join(f"'{name}'" for name in asked.names("text"))
        raise InputError(f"holds no article: no text in {where}", place=f"{place} ({label})" if label else place,
                         advice='say in the settings where it stands: [input.json] text = "content.body"')
    name = _first(item, asked.names("id"), (str, int))
    for code, title, text in found:
        yield Entry(label, "" if name is None else str(name), code, _written(label, title, text))


def _versions(item: Any, asked: Fields) -> Iterator[tuple[str, str, str]]:
    """The versions in an entry: code of the language ("" where nothing says it), title and text."""
    for code in all_languages():
        names = {field: asked.names(field) for field in ("text", "title")}
        if (text := _localised(item, names["text"], code)) is not None:
            yield code, _localised(item, names["title"], code) or _first(item, names["title"], str) or "", text
    text = _first(item, asked.names("text"), str)
    if text is not None:
        said = _first(item, asked.names("language"), str) or ""
        code = said.replace("_", "-").partition("-")[0].lower()
        yield code or detect(text) or "", _first(item, asked.names("title"), str) or "", text


def _localised(item: Any, names: Sequence[str], code: str) -> str | None:
    """The text of one language: below its code, where the name says so or at its end."""
    spelt = [name.replace(_LANGUAGE, code) if _LANGUAGE in name else f"{name}.{code}" for name in names]
    found: str | None = _first(item, spelt, str)
    return found


def _first(value: Any, names: Sequence[str], kind: Any) -> Any:
    """What stands under the first of these names that has something of this kind (not blank, no truth value)."""
    for name in names:
        found = value
        for key in name.split("."):
            if isinstance(found, dict):
                found = found.get(key)
            elif isinstance(found, list) and key.isdigit() and len(key) < 9 and int(key) < len(found):
                found = found[int(key)]
            else:
                found = None
        if isinstance(found, kind) and not isinstance(found, bool) and (not isinstance(found, str) or found.strip()):
            return found
    return None


def _written(label: str, title: str, text: str) -> Written:
    parts = [words for part in (title, text) for words in paragraphs(_whole(part))]
    before = f"{label}, " if label else ""
    return assembled((f"{before}paragraph {number}", words) for number, words in enumerate(parts, 1))


def _whole(text: str) -> str:
    """The text without halves of characters, which JSON can spell and nothing else can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")

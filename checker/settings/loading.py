"""A settings file, the files it extends and its profile → Settings."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.errors import SettingsError
from checker.settings._settings import Keys, Origin, Settings, shown
from checker.settings.discovery import SECTION, SHARED
from checker.settings.lines import lines
from checker.settings.parsing import EXTEND, TABLES, Written, parsed
from checker.settings.profiles import FILE, profiles

# What adds to what the file below says; everything else takes its place.
_ADDED = "ignore"
_LINE = re.compile(r"at line (\d+)")


def load(path: Path) -> Settings:
    """The settings in a TOML file: of a pyproject.toml its `[tool.checker]`, of any other all of it.

    What the file says comes before what the file in its `extend` says, and both before their profile; lists of
    `ignore` add up, options of a check are taken one by one. Raises SettingsError, with file and line, when a file is
    missing, is no TOML, has a key or a value we do not know, or extends itself.
    """
    written = _chain(path, ())
    name = written.values.get("profile", "")
    if name:
        origin = written.origins[("profile",)]
        written = _over(parsed(profiles()[name].table, lambda _: Origin(FILE, profile=name)), written)
        written = Written(written.values, {**written.origins, ("profile",): origin})
    return Settings(**written.values, origins=written.origins)


def _chain(path: Path, above: tuple[Path, ...]) -> Written:
    """What a file and those that it extends say together."""
    written = _read(path)
    if EXTEND not in written.values:
        return written
    values = dict(written.values)
    origin = written.origins[(EXTEND,)]
    base = (path.parent / values.pop(EXTEND)).resolve()
    chain = (*above, path.resolve())
    if base in chain:
        loop = " → ".join(shown(one) for one in (*chain[chain.index(base):], base))
        raise SettingsError(f"extends itself: {loop}", place=str(origin), advice="take one 'extend' out of the circle")
    if not base.is_file():
        raise SettingsError(f"no such settings file: {shown(base)}", place=str(origin),
                            advice="the path counts from the folder of this file")
    return _over(_chain(base, chain), Written(values, written.origins))


def _over(base: Written, own: Written) -> Written:
    """Both together; what `own` says counts."""
    values = {**base.values, **own.values}
    values[_ADDED] = tuple(dict.fromkeys((*base.values.get(_ADDED, ()), *own.values.get(_ADDED, ()))))
    for name in TABLES:
        below, above = base.values.get(name, {}), own.values.get(name, {})
        values[name] = {check: {**below.get(check, {}), **above.get(check, {})} for check in {**below, **above}}
    return Written(values, {**own.origins, **{key: one for key, one in base.origins.items() if key not in own.origins}})


def _read(path: Path) -> Written:
    table, text = _toml(path)
    prefix: Keys = ()
    if path.name == SHARED:
        prefix = SECTION
        table = table.get("tool", {}).get("checker", {})
    known = lines(text)

    def origin(keys: Keys) -> Origin:
        whole = (*prefix, *keys)
        line = next((known[whole[:end]] for end in range(len(whole), len(prefix), -1) if whole[:end] in known), 0)
        return Origin(path, line)

    if not isinstance(table, dict):
        raise SettingsError("[tool.checker] must be a table", place=shown(path), advice="write [tool.checker]")
    return parsed(table, origin)


def _toml(path: Path) -> tuple[Mapping[str, Any], str]:
    try:
        text = path.read_text("utf-8-sig")  # Notepad puts a mark before the first line
        return tomllib.loads(text), text
    except FileNotFoundError:
        raise SettingsError("no such settings file", place=str(path), advice="check the path after --config") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"can't be read ({error})", place=str(path), advice="save it as UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        place = f"{shown(path)}:{line[1] if line else len(text.splitlines())}"  # without one: at the end of the file
        raise SettingsError(f"is not valid TOML: {error}", place=place, advice="correct that line") from None

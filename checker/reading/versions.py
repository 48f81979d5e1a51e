"""Which files of a folder, or of those given, are versions of one report."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.errors import InputError
from checker.languages import language
from checker.reading.conventions import Conventions, Named

Versions = dict[str, Named]  # of a report, by language


def files_below(folder: Path) -> Iterator[Path]:
    """The files below a folder in the order of their names, hidden ones left out; links to folders are not followed."""
    def fail(error: OSError) -> None:
        raise InputError(f"can't be searched: {error.strerror}", place=str(error.filename),
                         advice="change its permissions or name its files") from None

    for place, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def reports(named: Sequence[Named], codes: tuple[str, str], conventions: Conventions,
            folder: Path | None = None) -> list[Versions]:
    """The reports that these files are versions of, in the order of their first files. A file belongs to the partner
    that the first possible convention gives it: "ar/learning-english.txt" is Arabic when "en/learning-english.txt" is
    there. Raises InputError when two files are the same version of a report."""
    left, found = {one.path: one for one in named}, []
    for convention in conventions:
        fitting = [one for path in left if (one := convention.named(path, codes, folder))]
        complete = [group for group in _grouped(fitting, 0) if len({one.language for one in group}) > 1]
        found += [_versions(group) for group in complete]
        for one in (one for group in complete for one in group):
            del left[one.path]
    found += [versions for group in _grouped(left.values(), 1) for versions in _rest(group)]
    order = {one.path: place for place, one in enumerate(named)}
    return sorted(found, key=lambda versions: min(order[one.path] for one in versions.values()))


def _rest(group: list[Named]) -> list[Versions]:
    """The reports among files of one name in one folder that no convention gives a partner: one, where the languages
    differ ("flood.ar.txt" and "en/flood.txt"), else one for each convention."""
    if len({one.language for one in group}) == len(group):
        return [_versions(group)]
    return [_versions(same) for same in _grouped(group, 0)]


def _grouped(named: Iterable[Named], start: int) -> list[list[Named]]:
    """The files by what their keys say from this place on."""
    found: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for one in named:
        found[one.key[start:]].append(one)
    return list(found.values())


def _versions(group: list[Named]) -> Versions:
    found: Versions = {}
    for one in group:
        former = found.setdefault(one.language, one)
        if former is not one:
            raise InputError(f"{former.path} and {one.path} are both the {language(one.language).name} version of "
                             f"'{one.report.as_posix()}'", advice="remove or rename one of them")
    return found

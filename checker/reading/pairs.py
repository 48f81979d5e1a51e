"""Which files are the two versions of one report: told by their names, in folders and among files given one by one.

Partners share a slug and differ in the language: `<slug>.<lang>.<ext>` side by side, or `<lang>/<slug>.<ext>`.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from checker.article import Article
from checker.errors import InputError
from checker.languages import language
from checker.reading.articles import read_article
from checker.reading.content import Fields
from checker.reading.formats import SUFFIXES

_NOTHING: Mapping[Path, str] = {}
_USUAL = Fields()
_MOST_NAMED = 10  # files named in one error; the rest is counted


@dataclass(frozen=True, slots=True)
class Version:
    """One language version of a report: its file, the language that its name, or else its text, says, and what is
    shown of it where that is not the file (the address of a page); `fields` say where the article stands in a .json."""

    path: Path
    language: str
    shown: str = ""
    fields: Fields = _USUAL


@dataclass(frozen=True, slots=True)
class Pair:
    """The versions of a report. A file named alone has no partner: one side is None, and it is checked against
    itself. `name` is unique among the pairs of a run; a folder's reports keep their subfolder in it."""

    name: str
    source: Version | None
    target: Version | None

    def read(self) -> tuple[Article | None, Article | None]:
        """Both articles. Raises InputError as `read_article` does."""
        return self._article(self.source), self._article(self.target)

    def touches(self, paths: Container[Path]) -> bool:
        """Whether one of its files is among these resolved paths."""
        return any(one.path.resolve() in paths for one in (self.source, self.target) if one)

    def read_with(self, fields: Fields) -> "Pair":
        """The same, read as these fields say."""
        source, target = (one and replace(one, fields=fields) for one in (self.source, self.target))
        return replace(self, source=source, target=target)

    def _article(self, version: Version | None) -> Article | None:
        if version is None:
            return None
        return read_article(version.path, version.language, self.name, version.shown, fields=version.fields)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs found: those of folders first, in the order of their paths, then those of files given by name.
    `ignored` counts the files of the folders that are no version of a report in these two languages; `lonely` are the
    files asked for that have no partner yet."""

    pairs: tuple[Pair, ...]
    ignored: int = 0
    lonely: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A file whose name tells its language. `slug` is its path without language and suffix, below `folder`."""

    path: Path
    language: str
    slug: PurePath
    folder: Path
    by_folder: bool
    shown: str = ""

    def partner(self, code: str) -> Path:
        """Where the other version is expected."""
        if self.by_folder:
            parts = list(self.path.parts)
            parts[len(parts) - 2 - parts[-2::-1].index(self.language)] = code
            return Path(*parts)
        return self.path.with_name(f"{self.slug.name}.{code}{self.path.suffix}")


def find_pairs(paths: Sequence[Path], source: str, target: str, shown: Mapping[Path, str] = _NOTHING, *,
               only: Container[Path] | None = None, fields: Fields = _USUAL) -> Pairs:
    """The pairs among files and folders given by the user.

    In a folder (searched to any depth; hidden and unknown files are passed over) every version needs its partner.
    Files given by name are paired by their slugs; two files alone, one in each language, are a pair whatever their
    names; any other is a report on its own. Where a name tells no language, the text does. `shown` says what places and
    messages call a file in place of its path.

    `only` are resolved paths: pairs without one of them are left out, and a file of a folder that has no partner is no
    error then but told in `lonely`. It was written today, and its translation will be tomorrow.

    `fields` say where an article stands in a .json. In folders such files are read only where `fields` say something:
    most .json files beside articles are none.

    Raises InputError when a path does not exist, a folder holds no report, versions in it have no partner (all of
    them in one error), a report has two files in one language, or a file is in neither language.
    """
    codes = (language(source).code, language(target).code)
    if source == target:
        raise InputError(f"source and target are both {language(source).name}", advice="name two languages")
    found = [_in_folder(folder, codes, only, json=fields != _USUAL)
             for folder in dict.fromkeys(paths) if folder.is_dir()]
    pairs = [pair for one in found for pair in one.pairs]
    known = {one.path for pair in pairs for one in (pair.source, pair.target) if one}
    files = [path for path in dict.fromkeys(paths) if not path.is_dir() and path not in known]
    pairs += [pair for pair in _among(files, codes, shown, fields) if only is None or pair.touches(only)]
    pairs = [pair.read_with(fields) for pair in pairs]
    return Pairs(with_unique_names(pairs), sum(one.ignored for one in found),
                 tuple(path for one in found for path in one.lonely))


def _in_folder(folder: Path, codes: tuple[str, str], only: Container[Path] | None, *, json: bool) -> Pairs:
    files = tuple(files_below(folder))
    named = [one for path in files if (json or path.suffix.lower() != ".json") and (one := _named(path, folder, codes))]
    if not named and only is None:
        raise InputError("holds no report in these languages", place=str(folder),
                         advice=f"name the files as in report.{codes[0]}.txt and report.{codes[1]}.txt, "
                                f"or {codes[0]}/report.txt and {codes[1]}/report.txt")
    by_slug = {slug: versions for slug, versions in _by_slug(named).items()
               if only is None or any(one.path.resolve() in only for one in versions.values())}
    lonely = [one for versions in by_slug.values() if len(versions) == 1 for one in versions.values()]
    if lonely and only is None:
        raise _without_partner(lonely, codes)
    pairs = tuple(_pair(slug.as_posix(), versions, codes) for slug, versions in by_slug.items() if len(versions) > 1)
    return Pairs(pairs, len(files) - len(named), tuple(one.path for one in lonely))


def files_below(folder: Path) -> Iterator[Path]:
    """The files below a folder in the order of their names, hidden ones left out; links to folders are not followed."""
    def fail(error: OSError) -> None:
        raise InputError(f"can't be searched: {error.strerror}", place=str(error.filename),
                         advice="change its permissions or name its files") from None

    for place, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def _named(path: Path, folder: Path, codes: tuple[str, str]) -> _Named | None:
    """The file with the language that its name or a folder on the way to it tells; None when there is none."""
    inner = path.relative_to(folder)
    if inner.suffix.lower() not in SUFFIXES:
        return None
    stem, _, last = inner.stem.rpartition(".")
    if stem and last.lower() in codes:
        return _Named(path, last.lower(), inner.parent / stem, folder, by_folder=False)
    parts = inner.parts[:-1]
    for place in range(len(parts) - 1, -1, -1):
        if parts[place] in codes:
            slug = PurePath(*parts[:place], *parts[place + 1:], inner.stem)
            return _Named(path, parts[place], slug, folder, by_folder=True)
    return None


def _by_slug(named: Iterable[_Named]) -> dict[PurePath, dict[str, _Named]]:
    found: dict[PurePath, dict[str, _Named]] = defaultdict(dict)
    for one in named:
        former = found[one.slug].setdefault(one.language, one)
        if former is not one:
            raise InputError(f"{former.path} and {one.path} are both the {language(one.language).name} version of "
                             f"'{one.slug.as_posix()}'", advice="remove or rename one of them")
    return found


def _without_partner(lonely: list[_Named], codes: tuple[str, str]) -> InputError:
    others = [codes[1] if one.language == codes[0] else codes[0] for one in lonely]
    if len(lonely) == 1:
        what = f"{lonely[0].path} has no {language(others[0]).name} partner"
        return InputError(what, advice=f"expected {lonely[0].partner(others[0])}")
    shown = [f"{one.path} (expected {one.partner(other)})"
             for one, other in zip(lonely[:_MOST_NAMED], others, strict=False)]
    more = f" and {len(lonely) - _MOST_NAMED} more" if len(lonely) > _MOST_NAMED else ""
    return InputError(f"{len(lonely)} files have no partner: {', '.join(shown)}{more}",
                      advice="add the missing versions, or check these files one by one")


def _among(files: list[Path], codes: tuple[str, str], shown: Mapping[Path, str], fields: Fields) -> list[Pair]:
    """The pairs among files given by name."""
    named = [_named_alone(path, codes, shown.get(path, ""), fields) for path in files]
    if len(named) == 2 and {one.language for one in named} == set(codes):
        versions = {one.language: one for one in named}
        return [_pair(versions[codes[0]].slug.name, versions, codes)]
    by_place: dict[Path, list[_Named]] = defaultdict(list)
    for one in named:
        by_place[one.folder].append(one)
    return [_pair(slug.name, versions, codes)
            for group in by_place.values() for slug, versions in _by_slug(group).items()]


def _named_alone(path: Path, codes: tuple[str, str], shown: str, fields: Fields) -> _Named:
    """A file given by name, its language told by the name, the folder it lies in, or else its text."""
    if not path.exists():
        raise InputError("no such file or folder", place=str(path), advice="check the path")
    if path.parent.name in codes and (one := _named(path, path.parent.parent, codes)):
        return one
    if one := _named(path, path.parent, codes):
        return replace(one, shown=shown)
    found = read_article(path, shown=shown, fields=fields).language
    if found not in codes:
        wanted = " nor ".join(language(code).name for code in codes)
        raise InputError(f"the text is {language(found).name}, neither {wanted}", place=shown or str(path),
                         advice="name its language with --source or --target")
    return _Named(path, found, PurePath(path.stem), path.parent, by_folder=False, shown=shown)


def _pair(name: str, versions: dict[str, _Named], codes: tuple[str, str]) -> Pair:
    found = {code: Version(one.path, one.language, one.shown) for code, one in versions.items()}
    return Pair(name, found.get(codes[0]), found.get(codes[1]))


def with_unique_names(pairs: list[Pair]) -> tuple[Pair, ...]:
    """Each pair once, with the folder put before the name where two would share it."""
    once = list({(pair.source, pair.target): pair for pair in pairs}.values())
    names = Counter(pair.name for pair in once)
    return tuple(pair if names[pair.name] == 1 else Pair(_longer_name(pair), pair.source, pair.target) for pair in once)


def _longer_name(pair: Pair) -> str:
    one = pair.source or pair.target
    return (one.path.parent / pair.name).as_posix() if one else pair.name

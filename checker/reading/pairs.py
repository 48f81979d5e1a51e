"""Which files are the two versions of one report: told by their names, in folders and among files given one by one."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.article import Article
from checker.errors import InputError
from checker.languages import language
from checker.reading.articles import read_article
from checker.reading.content import Fields
from checker.reading.conventions import USUAL, Conventions, Named
from checker.reading.formats import SUFFIXES
from checker.reading.versions import Versions, files_below, reports

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


def find_pairs(paths: Sequence[Path], source: str, target: str, shown: Mapping[Path, str] = _NOTHING, *,
               only: Container[Path] | None = None, fields: Fields = _USUAL,
               conventions: Conventions = USUAL) -> Pairs:
    """The pairs among files and folders given by the user.

    In a folder (searched to any depth; hidden and unknown files are passed over) every version needs its partner. Files
    given by name are paired by their names; two files alone, one in each language, are a pair whatever their names; any
    other is a report on its own. Where a name tells no language, the text does. `conventions` say how versions are
    named. `shown` says what places and messages call a file in place of its path.

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
    search = _Search(codes, conventions, fields)
    found = [search.in_folder(folder, only) for folder in dict.fromkeys(paths) if folder.is_dir()]
    pairs = [pair for one in found for pair in one.pairs]
    known = {one.path for pair in pairs for one in (pair.source, pair.target) if one}
    files = [path for path in dict.fromkeys(paths) if not path.is_dir() and path not in known]
    pairs += [pair for pair in search.among(files, shown) if only is None or pair.touches(only)]
    pairs = [pair.read_with(fields) for pair in pairs]
    return Pairs(with_unique_names(pairs), sum(one.ignored for one in found),
                 tuple(path for one in found for path in one.lonely))


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for: versions in the languages with these two codes, named by these conventions."""

    codes: tuple[str, str]
    conventions: Conventions
    fields: Fields

    def in_folder(self, folder: Path, only: Container[Path] | None) -> Pairs:
        files = tuple(files_below(folder))
        named = [one for path in files if self._is_article(path)
                 and (one := self.conventions.named(path, self.codes, folder))]
        if not named and only is None:
            raise InputError("holds no report in these languages", place=str(folder), advice=self._next(folder))
        found = [versions for versions in reports(named, self.codes, self.conventions, folder)
                 if only is None or any(one.path.resolve() in only for one in versions.values())]
        lonely = [one for versions in found if len(versions) == 1 for one in versions.values()]
        if lonely and only is None:
            raise self._without_partner(lonely, folder if len(lonely) == len(found) else None)
        pairs = tuple(self._pair(versions) for versions in found if len(versions) > 1)
        return Pairs(pairs, len(files) - len(named), tuple(one.path for one in lonely))

    def _is_article(self, path: Path) -> bool:
        suffix = path.suffix.lower()
        return suffix in SUFFIXES and (suffix != ".json" or self.fields != _USUAL)

    def _without_partner(self, lonely: list[Named], folder: Path | None) -> InputError:
        """The error for versions without partner; `folder` is the one in which none has one."""
        others = [self.codes[1] if one.language == self.codes[0] else self.codes[0] for one in lonely]
        if len(lonely) == 1:
            what = f"{lonely[0].path} has no {language(others[0]).name} partner"
            return InputError(what, advice=f"expected {lonely[0].partner(others[0])}")
        shown = [f"{one.path} (expected {one.partner(other)})"
                 for one, other in zip(lonely[:_MOST_NAMED], others, strict=False)]
        more = f" and {len(lonely) - _MOST_NAMED} more" if len(lonely) > _MOST_NAMED else ""
        return InputError(f"{len(lonely)} files have no partner: {', '.join(shown)}{more}", advice=self._next(folder)
                          if folder else "add the missing versions, or check these files one by one")

    def _next(self, folder: Path) -> str:
        """What to do where no file has a partner."""
        return (f"looked for {self.conventions}; say with 'versions' in checker.toml how yours are named, or let "
                f"`checker pair {folder}` propose partners by what they say")

    def among(self, files: list[Path], shown: Mapping[Path, str]) -> list[Pair]:
        """The pairs among files given by name."""
        named = [self._named_alone(path, shown.get(path, "")) for path in files]
        both = {one.language: one for one in named}
        if len(named) == 2 and len(both) == 2:
            return [self._pair({code: both[code] for code in self.codes}, shown, whole_name=False)]
        return [self._pair(versions, shown, whole_name=False)
                for versions in reports(named, self.codes, self.conventions)]

    def _named_alone(self, path: Path, shown: str) -> Named:
        """A file given by name, its language told by the name, the folder it lies in, or else its text."""
        if not path.exists():
            raise InputError("no such file or folder", place=str(path), advice="check the path")
        if path.suffix.lower() in SUFFIXES and (one := self.conventions.named(path, self.codes)):
            return one
        found = read_article(path, shown=shown, fields=self.fields).language
        if found not in self.codes:
            wanted = " nor ".join(language(code).name for code in self.codes)
            raise InputError(f"the text is {language(found).name}, neither {wanted}", place=shown or str(path),
                             advice="name its language with --source or --target")
        return Named.by_its_text(path, found)

    def _pair(self, versions: Versions, shown: Mapping[Path, str] = _NOTHING, *, whole_name: bool = True) -> Pair:
        """The pair of these versions, named as the first says it: with its folders, or not."""
        report = next(iter(versions.values())).report
        found = {code: Version(one.path, one.language, shown.get(one.path, "")) for code, one in versions.items()}
        return Pair(report.as_posix() if whole_name else report.name,
                    found.get(self.codes[0]), found.get(self.codes[1]))


def with_unique_names(pairs: list[Pair]) -> tuple[Pair, ...]:
    """Each pair once, with the folder put before the name where two would share it."""
    once = list({(pair.source, pair.target): pair for pair in pairs}.values())
    names = Counter(pair.name for pair in once)
    return tuple(pair if names[pair.name] == 1 else Pair(_longer_name(pair), pair.source, pair.target) for pair in once)


def _longer_name(pair: Pair) -> str:
    one = pair.source or pair.target
    return (one.path.parent / pair.name).as_posix() if one else pair.name

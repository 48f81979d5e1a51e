"""What `checker check` and `checker baseline` have to do: what is wanted, under the settings of its folder, in jobs."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from checker import instruments
from checker.bulk import bulk
from checker.cli.checked import Checked, Rules
from checker.cli.options import Said
from checker.cli.progress import watched
from checker.cli.wanted import Wanted
from checker.embedding import Encoder
from checker.instruments import signature, with_checks
from checker.marking import corrections, marked
from checker.pipeline import Instruments, across
from checker.reading import (
    Conventions,
    Fields,
    Pair,
    Row,
    find_pairs,
    is_stored,
    read_pair_table,
    read_table,
)
from checker.recalling import Comparing, ComparisonCache
from checker.settings import Settings
from checker.signature import Signature

_LOG = logging.getLogger(__name__)
# Rows embedded and compared at a time: enough to fill the encoder's batches, little enough to stay small in memory.
ROWS_AT_ONCE = 2000


Job = Callable[[], Sequence[Checked]]


@dataclass(slots=True)
class Desk:
    """The settings of each folder, and the instruments that they ask for: each built once. Languages and model are
    those of the first path for the whole run; everything else may differ from folder to folder. With `recall` what was
    compared by an earlier run is not compared again, unless there is to be no cache; such a comparison has no mentions.
    Of a folder whose settings are `known` no file is looked for."""

    said: Said
    run: Settings
    cache: Path | None = None
    no_cache: bool = False
    encoder: Encoder | None = None
    recall: bool = True
    known: Mapping[Path, Settings] = field(default_factory=dict)
    _folders: dict[Path, Rules] = field(default_factory=dict)

    def afresh(self, encoder: Encoder | None = None) -> "Desk":
        """The same with nothing built yet, and this encoder in place of its own."""
        return replace(self, encoder=encoder, _folders={})

    def for_elsewhere(self) -> "Desk":
        """The same with nothing built yet, for another machine: the settings of all folders seen so far go with it,
        and of what may be in a cache there it makes no use."""
        known = {folder: rules.settings for folder, rules in self._folders.items()}
        return replace(self, no_cache=True, known=known, _folders={})

    def at(self, folder: Path) -> Rules:
        """What holds in a folder."""
        if folder not in self._folders:
            nearest = self.known.get(folder) or self.said.settings(folder)
            one = replace(nearest, source=self.run.source, target=self.run.target, model=self.run.model,
                          model_options=self.run.model_options, backend=self.run.backend)
            former = next(iter(self._folders.values()), None)
            used = with_checks(former.used, one) if former else self._instruments(one)
            corrections(one)  # what is wrong there is said before any work
            known = former.comparing.cache if former else self._comparisons()
            self._folders[folder] = Rules(one, Comparing(used, known))
        return self._folders[folder]

    def _comparisons(self) -> ComparisonCache | None:
        return instruments.open_comparisons(self.cache, no_cache=self.no_cache or not self.recall)

    def _instruments(self, settings: Settings) -> Instruments:
        built = instruments.instruments(settings, self.cache, self.no_cache)
        return replace(built, encoder=self.encoder) if self.encoder else built

    def at_first(self, wanted: Wanted) -> Rules:
        """What holds where the first path lies: a broken settings file is an error on every day, also when nothing has
        changed."""
        first = next(iter((*wanted.paths, wanted.pairs or Path()))).resolve()
        return self.at(first if first.is_dir() else first.parent)

    @property
    def encoder_in_use(self) -> Encoder:
        """The encoder of everything checked here."""
        return next(iter(self._folders.values())).used.encoder

    @property
    def in_use(self) -> tuple[Rules, ...]:
        """What held in each folder so far."""
        return tuple(self._folders.values())

    @property
    def signature(self) -> Signature:
        """The signature of everything checked here."""
        return signature((one.settings, one.used) for one in self._folders.values())

    def check(self, wanted: Wanted, quiet: bool, *, together: bool = False) -> list[Checked]:
        """Everything wanted, checked and marked by settings and comments, with a bar on the terminal; `together` adds
        what only all articles show. Raises what reading and checking raise."""
        jobs = list(self.jobs(wanted))
        checked = [one for job in watched(jobs, "checking", quiet) for one in job()]
        return self._together(checked) if together else checked

    def _together(self, checked: Sequence[Checked]) -> list[Checked]:
        used = next(iter(self._folders.values())).used
        compared = across([one.comparison for one in checked], used)
        return [one if comparison is one.comparison
                else Checked(marked(comparison, one.settings, used.checks), one.settings)
                for one, comparison in zip(checked, compared, strict=True)]

    def jobs(self, wanted: Wanted) -> Iterator[Job]:
        """The work as small jobs, so that progress can be shown. What can't be read is said before any work; a file
        without partner in a warning, where only some files are looked at."""
        only = wanted.only
        fields = Fields.of(self.run)
        for path in wanted.tables(fields):
            if only is not None and path.resolve() not in only:
                continue
            shown = wanted.shown.get(path, "")
            rows = iter(read_table(path, (self.run.source, self.run.target), fields, shown))
            while some := list(islice(rows, ROWS_AT_ONCE)):
                yield _RowsJob(some, self.at(Path.cwd() if shown else path.parent.resolve()))
        for pair in self._pairs(wanted, fields, only):
            yield _ArticlesJob(pair, self.at(folder_of(pair)))
        if not self._folders:
            self.at_first(wanted)

    def _pairs(self, wanted: Wanted, fields: Fields, only: frozenset[Path] | None) -> Iterator[Pair]:
        if wanted.pairs:
            yield from read_pair_table(wanted.pairs, self.run.source, self.run.target, only=only, fields=fields).pairs
        if articles := wanted.articles(fields):
            found = find_pairs(articles, self.run.source, self.run.target, wanted.shown, only=only, fields=fields,
                               conventions=Conventions.of(self.run))
            for path in found.lonely:
                _LOG.warning("%s has no partner yet; it was not compared", path)
            yield from found.pairs


def folder_of(item: Row | Pair) -> Path:
    """The deepest folder that holds both versions: of ar/report.txt and en/report.txt the one above; of pages from
    elsewhere the working folder. A row's is that of its table, the working folder for one in object storage."""
    if isinstance(item, Row):
        return _folder_of_table(item.articles[0].file)
    return _folder_of_pair(item, Path.cwd())


@lru_cache(maxsize=1000)  # of a portion's pairs it is asked several times, and asks the disk
def _folder_of_pair(item: Pair, here: Path) -> Path:
    folders = [here if one.shown else one.path.resolve().parent for one in (item.source, item.target) if one]
    return Path(os.path.commonpath(folders))


@lru_cache(maxsize=100)  # each row of a table asks
def _folder_of_table(file: str) -> Path:
    return Path.cwd() if is_stored(file) else Path(file).resolve().parent


@dataclass(frozen=True, slots=True)
class _RowsJob:
    rows: list[Row]
    rules: Rules

    def __call__(self) -> Sequence[Checked]:
        with bulk():
            return [self.rules.checked(one) for one in self.rules.comparing.rows([row.articles for row in self.rows])]


@dataclass(frozen=True, slots=True)
class _ArticlesJob:
    pair: Pair
    rules: Rules

    def __call__(self) -> Sequence[Checked]:
        texts = tuple(filter(None, self.pair.read()))
        return [self.rules.checked(one) for one in self.rules.comparing.articles([texts])]

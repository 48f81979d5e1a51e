"""What a run that writes tables has before it: rows as tables are read, pairs, and what can't be paired."""

import logging
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from checker.cli.wanted import Wanted
from checker.cli.work import Desk, folder_of
from checker.problem import Problem
from checker.reading import (
    Conventions,
    Fields,
    Pair,
    Stored,
    count_rows,
    find_pairs,
    stored_tables,
    stream_stored,
    stream_table,
)
from checker.running import Item

_LOG = logging.getLogger(__name__)
_ADVICE = "add the missing version, or check the file on its own"


class _Everything(Container[Path]):
    """Holds every path."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Agenda:
    """Tables, here and in object storage, whose rows are read when the run comes to them; pairs; and versions
    without partner."""

    tables: tuple[Path, ...]
    stored: tuple[Stored, ...] = ()
    pairs: tuple[Pair, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, desk: Desk, wanted: Wanted, *, keep_going: bool) -> "Agenda":
        """What is wanted. A version without partner is a problem in a run that is to keep going; where only some files
        are looked at it is told in a warning. Raises InputError as `find_pairs`, `changed` and `stored_tables` do."""
        only = wanted.only
        stored = tuple(one for address in wanted.stored for one in stored_tables(address))
        fields = Fields.of(desk.run)
        tables = tuple(path for path in wanted.tables(fields) if only is None or path.resolve() in only)
        if not (articles := wanted.articles(fields)):
            return cls(tables, stored)
        find = partial(find_pairs, articles, desk.run.source, desk.run.target, fields=fields,
                       conventions=Conventions.of(desk.run))
        lenient = keep_going and only is None
        found = find(only=_Everything() if lenient else only)
        if lenient and not found.pairs:
            found = find()  # nothing to check is an error, which this raises
        if not lenient:
            for path in found.lonely:
                _LOG.warning("%s has no partner yet; it was not compared", path)
            return cls(tables, stored, found.pairs)
        return cls(tables, stored, found.pairs, tuple(Problem(str(path), None, "has no partner", _ADVICE)
                                              for path in found.lonely))

    @property
    def size(self) -> int | None:
        """How many items, where that can be known beforehand."""
        rows = [count_rows(path) for path in self.tables]
        if self.stored or None in rows:
            return None
        return sum(filter(None, rows)) + len(self.pairs) + len(self.problems)

    def sources(self, desk: Desk) -> Iterator[Callable[[], Iterator[Item]]]:
        """What reads the items of each table, and all others, in order; the desk learns of every folder, so that all
        settings stand in the signature. Raises SettingsError for broken settings; what is yielded raises InputError for
        a table that can't be read."""
        codes, fields = (desk.run.source, desk.run.target), Fields.of(desk.run)
        for pair in self.pairs:
            desk.at(folder_of(pair))
        for path in self.tables:
            desk.at(path.resolve().parent)
            yield partial(stream_table, path, codes, fields)
        for one in self.stored:
            desk.at(Path.cwd())
            yield partial(stream_stored, one, codes, fields)
        if self.problems or self.pairs:
            yield partial(iter, (*self.problems, *self.pairs))

    def items(self, desk: Desk) -> Iterator[Item]:
        """The items of all sources."""
        for source in self.sources(desk):
            yield from source()

"""What a run that writes tables has before it: rows as tables are read, pairs, and what can't be paired."""

import logging
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from checker.cli.work import Desk, Wanted, folder_of
from checker.problem import Problem
from checker.reading import Conventions, Fields, Pair, count_rows, find_pairs, stream_table
from checker.running import Item

_LOG = logging.getLogger(__name__)
_ADVICE = "add the missing version, or check the file on its own"


class _Everything(Container[Path]):
    """Holds every path."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Agenda:
    """Tables, whose rows are read when the run comes to them; pairs; and versions without partner."""

    tables: tuple[Path, ...]
    pairs: tuple[Pair, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, desk: Desk, wanted: Wanted, *, keep_going: bool) -> "Agenda":
        """What is wanted. A version without partner is a problem in a run that is to keep going; where only some files
        are looked at it is told in a warning. Raises InputError as `find_pairs` and `changed` do."""
        only = wanted.only
        fields = Fields.of(desk.run)
        tables = tuple(path for path in wanted.tables(fields) if only is None or path.resolve() in only)
        if not (articles := wanted.articles(fields)):
            return cls(tables)
        find = partial(find_pairs, articles, desk.run.source, desk.run.target, fields=fields,
                       conventions=Conventions.of(desk.run))
        lenient = keep_going and only is None
        found = find(only=_Everything() if lenient else only)
        if lenient and not found.pairs:
            found = find()  # nothing to check is an error, which this raises
        if not lenient:
            for path in found.lonely:
                _LOG.warning("%s has no partner yet; it was not compared", path)
            return cls(tables, found.pairs)
        return cls(tables, found.pairs, tuple(Problem(str(path), None, "has no partner", _ADVICE)
                                              for path in found.lonely))

    @property
    def size(self) -> int | None:
        """How many items, where that can be known beforehand."""
        rows = [count_rows(path) for path in self.tables]
        return None if None in rows else sum(filter(None, rows)) + len(self.pairs) + len(self.problems)

    def items(self, desk: Desk) -> Iterator[Item]:
        """Everything in order; the desk learns of every folder, so that all settings stand in the signature. Raises
        InputError for a table that can't be read, SettingsError for broken settings."""
        for pair in self.pairs:
            desk.at(folder_of(pair))
        for path in self.tables:
            desk.at(path.resolve().parent)
            yield from stream_table(path, (desk.run.source, desk.run.target), Fields.of(desk.run))
        yield from self.problems
        yield from self.pairs

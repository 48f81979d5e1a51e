"""`checker check` where tables are written: any number of articles, in portions, in worker processes, resumable."""

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from checker.cli.agenda import Agenda
from checker.cli.cluster import parts_from
from checker.cli.judging import Judging
from checker.cli.leftover import tell_other_names, tell_unused_rules
from checker.cli.next_step import tell_next_step
from checker.cli.output import Output, Shown, show_tables
from checker.cli.progress import counted
from checker.cli.wanted import Wanted
from checker.cli.work import Desk
from checker.decision import Decision
from checker.embedding import cores
from checker.finding import Finding
from checker.problem import Problem
from checker.reading import Fields, files_below, is_table
from checker.running import FAILING, PROBLEMS, RULE, Checking, Part, RunFolder, in_order, portions
from checker.running.cluster import Cluster

_LOG = logging.getLogger(__name__)
_MANY = 3  # portions from which on workers are worth their start
_MOST_NAMED = 10
_ARCHIVE_FILES = 100
_ARCHIVE_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class How:
    """How a run goes about its work: in how many processes (None: one for a handful of articles, else one a core),
    whether it takes over what an interrupted run has left, and whether it goes on past what can't be read (None: where
    an archive is checked, a folder of more than a hundred files, a table of more than a megabyte or in object storage);
    on a `cluster`, if there is one, in place of processes of its own."""

    jobs: int | None = None
    resume: bool = False
    keep_going: bool | None = None
    cluster: Cluster | None = None

    def goes_on(self, wanted: Wanted, fields: Fields) -> bool:
        """Whether what can't be read is a problem among others; `fields` say where articles stand in a .json."""
        if self.keep_going is not None:
            return self.keep_going
        return bool(wanted.stored) or any(_is_archive(path, fields) for path in wanted.paths)


def _is_archive(path: Path, fields: Fields) -> bool:
    """Whether so much is to be checked that one bad article must not be the end of it; of a few, the first bad one is
    better put right at once."""
    if path.is_dir():
        return len(list(islice(files_below(path), _ARCHIVE_FILES + 1))) > _ARCHIVE_FILES
    return is_table(path, fields) and path.stat().st_size > _ARCHIVE_BYTES


def check_in_parts(desk: Desk, wanted: Wanted, decisions: Mapping[str, Decision], how: How, output: Output,
                   shown: Shown) -> int:
    """Check everything wanted, write the tables, show what was found; the exit code.

    Raises WorkError when another run writes there or a worker dies, and what reading, checking and writing raise; what
    is done by then stays for a run that resumes.
    """
    from checker.running.joining import frames, join

    keep_going = how.goes_on(wanted, Fields.of(desk.run))
    agenda = Agenda.of(desk, wanted, keep_going=keep_going)
    run = RunFolder.below(output.folder)
    with run.lock(resume=how.resume):
        try:
            judging = Judging(desk.afresh(), decisions)
            desk.at_first(wanted)
            if how.cluster:
                done = parts_from(how.cluster, desk, agenda, judging, run, keep_going=keep_going)
            else:
                done = _parts_of_our_own(desk, agenda, Checking(run, judging, keep_going), how.jobs)
            parts = list(counted(done, agenda.size, shown is Shown.NOTHING))
            counts = sum((Counter(part.counts) for part in parts), Counter[str]())
            written = join(parts, output.formats, str(desk.signature), run)
            if shown is not Shown.NOTHING:
                show_tables(frames(parts, "findings"), counts, desk.signature, written, dealt_with=shown is Shown.ALL)
                tell_next_step(_first_open(parts), output.formats, output.folder)
            _warn(parts)
            if decisions:
                names = {name for table in frames(parts, "summary") for name in table["pair"]}
                tell_other_names(decisions.values(), names)
            if not counts[PROBLEMS]:
                tell_unused_rules(desk, wanted, {name.removeprefix(RULE) for name in counts if name.startswith(RULE)})
            run.remove()
        except KeyboardInterrupt:
            if run.kept:
                _LOG.warning("what is done so far is kept; --resume goes on from there")
            raise
        finally:
            run.leave()
    if counts[PROBLEMS]:
        return 2
    return int(bool(counts[FAILING]))


def _parts_of_our_own(desk: Desk, agenda: Agenda, checking: Checking, jobs: int | None) -> Iterator[Part]:
    work = portions(agenda.items(desk))
    first = list(islice(work, _MANY))
    several = jobs or (cores() if len(first) == _MANY else 1)
    return in_order(chain(first, work), checking, desk.encoder_in_use, several)


def _first_open(parts: Sequence[Part]) -> list[Finding]:
    """The findings of the first table that has open ones: of an archive nobody wants to wait for the gravest."""
    from checker.running.joining import frames
    from checker.tables import findings_of

    tables = (findings_of(table) for table in frames(parts, "findings"))
    return next((found for table in tables if (found := [one for one in table if one.state.counts])), [])


def _warn(parts: Sequence[Part]) -> None:
    """Name the first problems and say how many there are."""
    from checker.running.joining import frames

    having = [part for part in parts if part.counts[PROBLEMS]]
    rows = chain.from_iterable(frame.iter_rows() for frame in frames(having, "problems"))
    for file, line, what, advice in islice(rows, _MOST_NAMED):
        _LOG.warning("%s", Problem(file, line, what, advice))
    if count := sum(part.counts[PROBLEMS] for part in having):
        _LOG.warning("%d could not be checked; the table 'problems' names each", count)

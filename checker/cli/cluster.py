"""`checker check --engine ray`: what a run has before it, handed to a cluster."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from checker import instruments
from checker.cli.agenda import Agenda
from checker.cli.judging import Judging
from checker.cli.work import Desk, folder_of
from checker.running import Part, RunFolder
from checker.running.cluster import Cluster
from checker.running.remote import Kit, Source


def parts_from(cluster: Cluster, desk: Desk, agenda: Agenda, judging: Judging, run: RunFolder, *,
               keep_going: bool) -> Iterator[Part]:
    """The parts of everything on the agenda. Settings go to the workers with the work, so that no other machine needs
    the files of tables; articles must be seen from all. Raises what `Cluster.parts` raises."""
    sources: list[Source] = list(agenda.sources(desk)) or [partial(iter, ())]
    tables = {str(path): path.resolve().parent for path in agenda.tables}
    tables |= {one.shown: Path.cwd() for one in agenda.stored}
    kit = Kit(partial(instruments.open_encoder, desk.run, None),
              replace(judging, desk=desk.for_elsewhere(), tables=tables), keep_going,
              scale=desk.encoder_in_use.scale, seen=tuple(folder_of(pair) for pair in agenda.pairs[:1]))
    return cluster.parts(sources, kit, run, here=bool(agenda.tables or agenda.pairs))

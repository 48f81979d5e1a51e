"""The judge of each item of a run: by the settings of its folder, the comments in the text, and what was decided."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from checker.cli.work import Desk, folder_of
from checker.compiled import whole_program
from checker.decision import Decision, decided
from checker.embedding import Encoder
from checker.pipeline import Comparison
from checker.reading import Pair, Row
from checker.running import Judge, Judged


@dataclass(frozen=True)
class Judging:
    """Makes the judges of a run, in whatever process: `desk` has opened no instruments yet, so that it can be sent.
    `tables` are the folders of tables by the names of these, for machines that can't see them."""

    desk: Desk
    decisions: Mapping[str, Decision]
    tables: Mapping[str, Path] = field(default_factory=dict)

    def __call__(self, encoder: Encoder) -> Callable[[Row | Pair], Judge]:
        """Which judge an item has; all embed with this encoder."""
        desk = self.desk.afresh(encoder)
        judges: dict[Path, Judge] = {}

        def judge(item: Row | Pair) -> Judge:
            folder = (self.tables.get(item.articles[0].file) if isinstance(item, Row) else None) or folder_of(item)
            if folder not in judges:
                judges[folder] = self._judge(desk, folder)
            return judges[folder]

        return judge

    def _judge(self, desk: Desk, folder: Path) -> Judge:
        rules = desk.at(folder)

        def finish(comparison: Comparison) -> Judged:
            one = rules.checked(comparison)
            shown = one.with_findings(decided(one.comparison.findings, self.decisions)).worth_showing
            return Judged(shown.comparison, len(shown.failing), one.rules_met)

        parts = (whole_program(), rules.used.encoder.name, repr(rules.settings), self._decisions_digest,
                 *(check.material for check in rules.used.checks))
        stamp = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return Judge(rules.comparing, finish, stamp)

    @cached_property
    def _decisions_digest(self) -> str:
        every = "\n".join(repr(one) for one in sorted(self.decisions.items(), key=lambda one: one[0]))
        return hashlib.sha256(every.encode("utf-8", "surrogatepass")).hexdigest()

"""What was said about findings and fits none in a run: rules whose words are gone, decisions under other names."""

import logging
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePath

from checker.checks.consistency import Consistency
from checker.cli.checked import Rules, place_of
from checker.cli.wanted import Wanted
from checker.cli.work import Desk
from checker.decision import Decision
from checker.reading import Conventions, files_below
from checker.settings import Ignore

_LOG = logging.getLogger(__name__)


def tell_unused_rules(desk: Desk, wanted: Wanted, met: Collection[str], *, together: bool = False) -> None:
    """Warn of each rule about certain words that nothing in the run spoke for; `met` are the places of those that
    something did. A rule without words is a policy ("drafts are not checked for names"), which may wait for its first
    case. Only where every article below the rule's settings file was compared: of a part nobody can say what the rest
    needs. `together` says that articles were compared with each other too."""
    if wanted.since is not None or wanted.within or wanted.pairs:
        return
    unused = {place_of(rule): rule for one in desk.in_use for rule in _that_could_be_met(one, together=together)
              if place_of(rule) not in met}
    folders = {rule.folder.resolve() for rule in unused.values()}
    whole = {folder for folder in folders if _is_whole(folder, desk, wanted)}
    for rule in unused.values():
        if rule.folder.resolve() in whole:
            _LOG.warning("%s: nothing is left that this rule suppresses (%s); remove it", rule.origin, rule.reason)


def tell_other_names(decisions: Iterable[Decision], pairs: Collection[str]) -> None:
    """Warn when decisions name their reports otherwise than the run does, as "floods" and "articles/floods": whoever
    decided had checked another folder, and what was dismissed is found again."""
    named = {one.pair for one in decisions}
    if not named.isdisjoint(pairs):
        return
    by_last_part = {PurePath(one).name: one for one in named}
    for here in pairs:
        there = by_last_part.get(PurePath(here).name, "")
        if there and (here.endswith(f"/{there}") or there.endswith(f"/{here}")):
            _LOG.warning("decisions were made on “%s”, this run calls it “%s”, so they don't hold; check the folder "
                         "that was checked then", there, here)
            return


def _that_could_be_met(one: Rules, *, together: bool) -> Iterator[Ignore]:
    ran = {check.name for check in one.used.checks} - (set() if together else {Consistency.name})
    return (rule for rule in one.settings.rules if (rule.text or rule.value) and (not rule.check or rule.check in ran))


def _is_whole(folder: Path, desk: Desk, wanted: Wanted) -> bool:
    """Whether all versions of reports below a folder were looked at."""
    searched = [path.resolve() for path in wanted.paths if path.is_dir()]
    if any(folder.is_relative_to(one) for one in searched):
        return True
    codes, conventions = (desk.run.source, desk.run.target), Conventions.of(desk.run)
    versions = [path for path in files_below(folder) if conventions.named(path, codes, folder)]
    return bool(versions) and all(any(path.is_relative_to(one) for one in searched) for path in versions)

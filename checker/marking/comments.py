"""What comments in the text say about findings: `<!-- checker: ignore number -- rounded on purpose -->`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.article import Article
from checker.checks import Check
from checker.checks.suppression import Suppression, fault_of
from checker.checks.translation import Translation
from checker.finding import Evidence, Finding, State, numbered
from checker.pipeline import Comparison, in_order
from checker.reading.rows import SUFFIXES
from checker.splitting.blocks import blocks
from checker.splitting.instructions import FILE, Instruction, instructions

_Position = tuple[int, int]  # line and column
_EVERYWHERE = ((0, 0), (2**31, 0))


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a comment holds for: a range of lines and columns of an article."""

    instruction: Instruction
    article: Article
    first: _Position
    last: _Position

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is meant: by its check, and by the words of either side."""
        return self.instruction.covers(finding.check) and any(map(self._holds, (finding.source, finding.target)))

    def _holds(self, side: Evidence) -> bool:
        place = side.place
        return (place is not None and place.file == self.article.file
                and self.first <= (place.line, place.column) <= self.last)


def commented(comparison: Comparison, checks: Sequence[Check]) -> Comparison:
    """The comparison with the findings suppressed that a comment covers, with its reason, and a finding of low severity
    for every comment that covers none (where the check `suppression` ran). A comment holds for the block it stands
    in; on lines of its own, for the next one."""
    scopes = [scope for article in _articles(comparison) for scope in _scopes(article)]
    if not scopes:
        return comparison
    found = tuple(_standing(finding, scopes) for finding in comparison.findings)
    return replace(comparison, findings=numbered(in_order([*found, *_unused(scopes, comparison, checks)])))


def _articles(comparison: Comparison) -> list[Article]:
    """The articles that may hold comments; a cell of a table is a sentence, and has none."""
    documents = [comparison.source, *([comparison.target] if comparison.target else [])]
    return [one.article for one in documents if not one.article.file.lower().endswith(SUFFIXES)]


def _scopes(article: Article) -> Iterator[_Scope]:
    for one in instructions(article):
        if fault_of(one):
            continue
        reach = _EVERYWHERE if one.verb == FILE else _block(article, one)
        if reach:
            yield _Scope(one, article, *reach)


def _block(article: Article, instruction: Instruction) -> tuple[_Position, _Position]:
    """From where to where the block reaches that a comment holds for: empty behind the last one."""
    line = article.place(instruction.span.start).line
    for block in blocks(article):
        first, last = article.place(block.span.start), article.place(block.span.end)
        if last.line >= line:
            return (first.line, first.column), (last.line, last.column)
    return (0, 0), (0, 0)


def _standing(finding: Finding, scopes: Sequence[_Scope]) -> Finding:
    """A finding that was dealt with already stays as it is, and one about a comment can't be suppressed by one."""
    if not finding.state.counts or finding.check == Suppression.name:
        return finding
    scope = next((scope for scope in scopes if scope.covers(finding)), None)
    return replace(finding, state=State.SUPPRESSED, reason=scope.instruction.reason) if scope else finding


def _unused(scopes: Sequence[_Scope], comparison: Comparison, checks: Sequence[Check]) -> Iterator[Finding]:
    """A finding for every comment that covers nothing, if its checks ran at all."""
    judge = next((check for check in checks if isinstance(check, Suppression)), None)
    # Texts that are no translations of each other were not compared: silence says nothing about their comments.
    if judge is None or any(finding.check == Translation.name for finding in comparison.findings):
        return
    ran = {check.name for check in checks}
    for scope in scopes:
        if ran.issuperset(scope.instruction.checks) and not any(map(scope.covers, comparison.findings)):
            yield judge.unused(scope.article, scope.instruction)

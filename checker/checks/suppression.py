"""Report comments that suppress findings and don't work: without a reason, misspelt, with nothing to suppress."""

import difflib
import pkgutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.article import Article
from checker.checks._check import Check
from checker.comparing.asking import Similarity
from checker.comparing.evidence import SILENT
from checker.document import Document
from checker.finding import Evidence, Finding, Severity
from checker.messages import Message, listed, say
from checker.splitting.instructions import Instruction, instructions


@dataclass(frozen=True, slots=True)
class Suppression(Check):
    """Report comments that suppress findings and don't work: without a reason, misspelt, or with nothing to suppress.

    What is meant so can be said in the article itself, in either language version, in a comment that readers never see:
    `<!-- checker: ignore number -- rounded on purpose -->`. It holds for the paragraph it stands in or, on a line of
    its own, for the next one; `ignore-file` holds for the whole file; several checks are separated by commas, none
    means all. The finding stays in every table, with the reason.

    A comment without a reason, with a misspelt word or a check that does not exist suppresses nothing, and is of medium
    severity: its author believes that something is settled. One that has nothing to suppress any more is of low
    severity: it is left over from a sentence that has changed, and would one day hide something else. It is a finding
    like others, so that it stands where the comment stands, in every format, and can be made to fail a run.

    It deliberately allows: a comment for a check that did not run, and any other comment.

    Example:
        en: "About 1,200 people were killed. <!-- checker: ignore number -->"
        The comment has no reason: severity medium, and the number is reported all the same.
        ar: «قتل 1213 شخصا. <!-- checker: ignore nubmer -- عدد أولي -->»
        There is no such check: severity medium.
    Silent:
        en: "About 1,200 people were killed. <!-- checker: ignore number -- rounded -->"
        The comment gives its reason.
        ar: «قتل 1213 شخصا. <!-- checker: ignore number -- عدد أولي -->»
        The reason may be in any language.
    """

    def inspect(self, document: Document, similarity: Similarity) -> Iterable[Finding]:
        """The comments that can't work."""
        article = document.article
        for one in instructions(article):
            if fault := fault_of(one):
                message = say("this comment suppresses nothing: {fault}", fault=fault)
                yield self._finding(article, one, Severity.MEDIUM, message)

    def unused(self, article: Article, instruction: Instruction) -> Finding:
        """The finding that a comment has nothing to suppress."""
        return self._finding(article, instruction, Severity.LOW,
                             say("nothing is left that this comment suppresses; remove it"))

    def _finding(self, article: Article, instruction: Instruction, severity: Severity, message: Message) -> Finding:
        value = " ".join((instruction.verb, *instruction.checks))
        shown = Evidence(instruction.text, value, article.place(instruction.span.start), instruction.text)
        return self.finding(severity, 1.0, message, source=SILENT, target=shown, pair=article.name)


def fault_of(instruction: Instruction) -> Message | None:
    """What is wrong with an instruction, a check that does not exist included; None for one that holds."""
    strange = next((name for name in instruction.checks if name not in _names()), None)
    if instruction.fault or strange is None:
        return instruction.fault
    close = difflib.get_close_matches(strange, sorted(_names()), n=1)
    if not close:
        return say("there is no check “{check}”; use one of {known}", check=strange, known=listed(sorted(_names())))
    return say("there is no check “{check}”; did you mean '{known}'?", check=strange, known=close[0])


@cache
def _names() -> frozenset[str]:
    """The names of all checks: those of their modules, which need not be imported for it."""
    modules = pkgutil.iter_modules([str(Path(__file__).parent)])
    return frozenset(one.name for one in modules if not one.name.startswith("_"))

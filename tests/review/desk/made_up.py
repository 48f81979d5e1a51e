"""Made-up findings and their alignment, written as `checker check` writes them."""

from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from checker.article import Place
from checker.finding import Evidence, Finding, Severity, numbered
from checker.tables import ALIGNMENT, FINDINGS
from checker.writers import write

BEFORE = ("وصل الوفد إلى المدينة صباحا.", "The delegation reached the town in the morning.")
AFTER = ("ولم تعلق الوزارة على النبأ.", "The ministry did not comment on the report.")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What differs in one passage: words, values and passages of both sides."""

    check: str = "number"
    pair: str = "flood"
    severity: Severity = Severity.HIGH
    confidence: float = 0.9
    source: tuple[str, str, str] = ("٤٧", "47", "قتل ٤٧ شخصا في السيل.")
    target: tuple[str, str, str] = ("74", "74", "The flood killed 74 people.")
    message: str = "Arabic: ٤٧; English: 74"
    bead: int = 1

    def finding(self) -> Finding:
        """The finding that a check would have made of it."""
        sides = [Evidence(words, value, Place(f"{self.pair}.{code}.txt", 3, 5), sentence)
                 for code, (words, value, sentence) in (("ar", self.source), ("en", self.target))]
        return Finding(self.check, self.pair, self.severity, self.confidence, self.message, *sides)


NUMBER = Wrong()
BODY = Wrong(check="organisation", pair="truce", confidence=0.95, message="Arabic: OHCHR; English: UNHCR",
             source=("مفوضية حقوق الإنسان", "org:ohchr", "قالت مفوضية حقوق الإنسان إنها تتابع الأمر."),
             target=("UNHCR", "org:unhcr", "UNHCR said it was following the matter."))
DAY = Wrong(check="date", pair="truce", severity=Severity.LOW, confidence=0.5, message="only in English: Monday",
            source=("", "", "وقع الاتفاق."), target=("Monday", "weekday:1", "The deal was signed on Monday."), bead=2)
ALIKE = tuple(replace(NUMBER, pair=f"flood-{number}", confidence=0.7) for number in range(3))
SOME = (NUMBER, BODY, DAY, *ALIKE)


def write_run(folder: Path, wrong: tuple[Wrong, ...] = SOME, formats: tuple[str, ...] = ("jsonl",)) -> Path:
    """A run with these findings, each in the middle of three beads of its pair; the folder it lies in."""
    findings = numbered(one.finding() for one in wrong)
    rows = [_row(finding, one.bead) for finding, one in zip(findings, wrong, strict=True)]
    beads = {(one.pair, bead): side for one in wrong
             for bead, side in ((one.bead - 1, BEFORE), (one.bead + 1, AFTER))}
    beads |= {(one.pair, one.bead): (one.source[2], one.target[2]) for one in wrong}
    lines = [(pair, bead, 0.8, 0.9, False, f"{pair}.ar.txt", bead + 1, 1, source, 1, f"{pair}.en.txt", bead + 1, 1,
              target, 1) for (pair, bead), (source, target) in sorted(beads.items())]
    write({"findings": pl.DataFrame(rows, schema=FINDINGS),
           "alignment": pl.DataFrame(lines, schema=ALIGNMENT, orient="row")}, formats, folder)
    return folder


def _row(finding: Finding, bead: int) -> dict[str, object]:
    row: dict[str, object] = {
        "fingerprint": finding.fingerprint, "pair": finding.pair, "check": finding.check,
        "severity": finding.severity.value, "confidence": finding.confidence, "message": finding.message,
        "bead": bead, "state": "open", "reason": "", "digest": finding.digest,
    }
    for name, side in (("source", finding.source), ("target", finding.target)):
        assert side.place
        row |= {f"{name}_file": side.place.file, f"{name}_line": side.place.line, f"{name}_column": side.place.column,
                f"{name}_text": side.text, f"{name}_value": side.value, f"{name}_sentence": side.sentence}
    return row

"""Tables of a run that never was: two articles, a table of rows and a text alone, with findings in every state."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from checker.tables import ALIGNMENT, FINDINGS, SUMMARY

# What a text, a file name, a message or a note may hold to break out of a page.
HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}<!--&amp;\u202etxt.exe"
SIGNATURE = "v0 | made-up@1 | settings 0"

_SOURCE = ("قال وزير الصحة إن 47 شخصا نقلوا إلى المستشفى.", "ولم تذكر الوزارة سبب الحريق.", "وأغلقت الطريق.")
_TARGET = ("The health minister said 74 people were in hospital.", "The ministry gave no cause for the fire.", None)


def finding(**values: Any) -> dict[str, Any]:
    """A row of the findings; what is not named is that of an open finding about a figure in the article `fire`."""
    row = {
        "fingerprint": "00f1", "pair": "fire", "check": "number", "severity": "high", "confidence": 0.9,
        "message": "Arabic: 47; English: 74 (the same digits in another order)",
        "message_ar": "العربية: 47؛ الإنجليزية: 74 (الأرقام نفسها بترتيب آخر)",
        "source_file": "fire.ar.txt", "source_line": 1, "source_column": 19, "source_text": "47", "source_value": "47",
        "target_file": "fire.en.txt", "target_line": 1, "target_column": 26, "target_text": "74", "target_value": "74",
        "source_sentence": _SOURCE[0], "target_sentence": _TARGET[0], "bead": 0, "state": "open", "reason": "",
        "digest": "d1", "source_at": None, "target_at": None,
    }
    if "message" in values:
        row["message_ar"] = None  # as in a table of an older version
    return row | values


def bead(number: int, source: str | None, target: str | None, **values: Any) -> dict[str, Any]:
    """A row of the alignment, in the article `fire`; each side stands on a line of its own."""
    row = {"pair": "fire", "bead": number, "similarity": 0.8, "confidence": 0.98, "moved": False}
    for side, words, file in (("source", source, "fire.ar.txt"), ("target", target, "fire.en.txt")):
        row |= {f"{side}_file": words and file, f"{side}_line": words and number + 1, f"{side}_column": words and 1,
                f"{side}_text": words, f"{side}_sentences": int(words is not None)}
    return row | values


def pair(name: str = "fire", **values: Any) -> dict[str, Any]:
    """A row of the summary."""
    row = {"pair": name, "source_file": f"{name}.ar.txt", "target_file": f"{name}.en.txt", "source_language": "ar",
           "target_language": "en", "source_sentences": 3, "target_sentences": 2, "beads": 2, "source_alone": 1,
           "target_alone": 0, "high": 1, "medium": 0, "low": 0, "settled": 0, "signature": SIGNATURE}
    return row | values


def tables(findings: list[dict[str, Any]], beads: list[dict[str, Any]], pairs: list[dict[str, Any]]) \
        -> Mapping[str, pl.DataFrame]:
    """The three tables of a run."""
    return {"findings": pl.DataFrame(findings, schema=FINDINGS), "alignment": pl.DataFrame(beads, schema=ALIGNMENT),
            "summary": pl.DataFrame(pairs, schema=SUMMARY)}


FIRE_BEADS = [bead(number, *sides) for number, sides in enumerate(zip(_SOURCE, _TARGET, strict=True))]
FIRE_FINDINGS = [
    finding(),
    finding(fingerprint="00f2", check="role", severity="medium", confidence=0.75, message="only in English: ministry",
            source_column=1, source_line=2, source_text="", source_value="", target_line=2, target_column=5,
            target_text="ministry", target_value="role:ministry", source_sentence=_SOURCE[1],
            target_sentence=_TARGET[1], bead=1),
    finding(fingerprint="00f3", check="polarity", severity="low", confidence=0.5, message="a denial on one side",
            state="dismissed", reason="house style: as meant", source_line=2, source_column=2, source_text="لم",
            source_value="not", target_line=2, target_column=19, target_text="no cause", target_value="not", bead=1),
]
QUIET = [bead(0, "أمطار خفيفة غدا.", "Light rain tomorrow.", pair="weather", source_file="weather.ar.txt",
              target_file="weather.en.txt")]
ROWS = [
    bead(0, "وصلت ثلاث شاحنات.", "Three trucks arrived.", pair="r1", source_file="rows.csv", target_file="rows.csv"),
    bead(0, "وصلت ثلاث سفن.", "Two ships arrived.", pair="r2", source_file="rows.csv", target_file="rows.csv"),
]
ROW_FINDING = finding(
    fingerprint="00f4", pair="r2", message="Arabic: three; English: two", source_file="rows.csv", source_line=3,
    source_column=6, source_text="ثلاث", source_value="3", target_file="rows.csv", target_line=3, target_column=1,
    target_text="Two", target_value="2", source_sentence="وصلت ثلاث سفن.", target_sentence="Two ships arrived.")
ALONE = finding(
    fingerprint="00f5", pair="court", check="consistency", severity="medium", confidence=0.8,
    message="earlier: ICJ; then on the same matter: ICC", source_file="court.en.txt", source_line=1, source_column=1,
    source_text="The ICJ", source_value="org:icj", target_file="court.en.txt", target_line=4, target_column=4,
    target_text="ICC", target_value="org:icc", source_sentence="The ICJ ordered a halt.",
    target_sentence="An ICC statement said so.", bead=None)
_NONE = {"source_alone": 0, "target_alone": 0}

RUN = tables(
    [*FIRE_FINDINGS, ROW_FINDING, ALONE], [*FIRE_BEADS, *QUIET, *ROWS],
    [pair(), pair("weather", **_NONE),
     *(pair(name, source_file="rows.csv", target_file="rows.csv", **_NONE) for name in ("r1", "r2")),
     pair("court", source_file="court.en.txt", source_language="en", target_file=None, target_language=None,
          target_sentences=None, beads=None, source_alone=None, target_alone=None)])

ATTACK = tables(
    [finding(message=HOSTILE, source_text=HOSTILE, source_value=HOSTILE, reason=HOSTILE, state="confirmed",
             pair=HOSTILE, check=HOSTILE, source_file=HOSTILE, fingerprint=HOSTILE)],
    [bead(0, f"قال {HOSTILE} أمس", HOSTILE, pair=HOSTILE, source_file=HOSTILE)],
    [pair(HOSTILE, source_file=HOSTILE, signature=HOSTILE)])


def many(findings: int, to_an_article: int = 20) -> Mapping[str, pl.DataFrame]:
    """A run with so many findings, one in every second bead of its articles."""
    rows, beads, pairs = [], [], []
    for number in range(findings):
        name, place = f"article-{number // to_an_article}", 2 * (number % to_an_article)
        files = {"pair": name, "source_file": f"{name}.ar.txt", "target_file": f"{name}.en.txt"}
        if not place:
            pairs.append(pair(name))
        beads += [bead(place + step, source, target, **files)
                  for step, source, target in zip(range(2), _SOURCE, _TARGET, strict=False)]
        rows.append(finding(fingerprint=f"{number:016x}", severity=("high", "medium", "low")[number % 3], bead=place,
                            source_line=place + 1, target_line=place + 1, **files))
    return tables(rows, beads, pairs)

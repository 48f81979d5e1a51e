"""Scoring: findings against labelled data, as recall, precision, alarms and reliability.

**Labels** are JSON Lines, an object a line; a folder of such files is read as one. A `pair` is what the finding calls
so (the report's name, the `id` of a table's row). A pair that has any label is taken to be labelled exhaustively: a
finding in it that meets no error is wrong. Findings in pairs without any label are left out, and counted.

| key | meaning |
| --- | --- |
| `kind` | `error`, `trap`, `safe` or `clean` |
| `pair` | which pair it is about |
| `phenomenon` | of an error: `organisation`, `number`, `date` … (see `fitting.toml`); anything else is `other` |
| `severity` | of an error: `major` (default) or `minor`; recall counts major ones |
| `source`, `target` | the words on either side; empty or left out where a side is silent |
| `source_lines`, `target_lines` | lists of the lines the words stand on, counted from 1; left out in tables |
| `base` | of a planted error or a safe rewording: the pair before it was changed |
| `note` | anything |

`error`: the two sides state different facts; `trap`: a place that only looks different; `safe`: a pair that was
reworded without changing a fact; `clean`: a pair without any error. What is found in its base too, with the same words,
is not counted for a pair.

    {"kind": "error", "pair": "flood", "phenomenon": "number", "source": "47", "target": "74", "source_lines": [3]}

Folders of two other layouts are read as they are: `pairs.jsonl` with `errors.jsonl`, `safe.jsonl` and `genuine.jsonl`
(sentence pairs and changed copies of them), and `labels/*.labels.jsonl` with `*.traps.jsonl` (whole reports).

**A finding meets an error** when it stands on a line of it (where the label names lines) and its words share one with
the label's, or its check fits the phenomenon. A planted error is *found* when its pair has any finding that its base
lacks (the change made it: it is right), *typed* when one of these is of a fitting check; an error with lines is found
when a finding meets it, typed when one of a fitting check does; an error of a whole pair is found when the pair has any
finding. A trap is walked into when a finding that meets no error stands on its line and shares a word with it.

**Marked texts** say where the source, the cue and the content of each attribution stand (`[s Police] [c said] [q the
road was closed].`): `checker score --help` has the notation, `attributions.py` how exact and overlap F1 are counted.

Intervals are Wilson's (1927) at 95 %. Reliability compares the confidence of findings of every severity with the share
of them that meet an error (DeGroot & Fienberg 1983).
"""

from checker.scoring.attributions import F1, Extracted, score_attributions
from checker.scoring.figures import Recall, Score, judged, score
from checker.scoring.findings import Findings, Found, read_findings
from checker.scoring.labels import Kind, Label, Side, read_labels
from checker.scoring.marked import marked_files, read_marked
from checker.scoring.reliability import Level
from checker.share import Figure

__all__ = ["F1", "Extracted", "Figure", "Findings", "Found", "Kind", "Label", "Level", "Recall", "Score", "Side",
           "judged", "marked_files", "read_findings", "read_labels", "read_marked", "score", "score_attributions"]

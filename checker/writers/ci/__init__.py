"""Formats that a CI reads: one document for a whole run, the same bytes for the same input."""

import importlib

from checker.writers.ci._run import Run

__all__ = ["FILES", "PRINTED", "Run", "document"]

# Each format is the name of its module; here with the file it is written to.
FILES = {
    "gitlab": "findings.gitlab.json",
    "junit": "findings.junit.xml",
    "rdjson": "findings.rdjson",
    "sarif": "findings.sarif",
}
# Those that mean something on standard output only.
PRINTED = ("github",)


def document(run: Run, form: str) -> str:
    """The run in one of FILES or PRINTED, as text that ends with a line break (or is empty)."""
    text: str = importlib.import_module(f"{__name__}.{form}").document(run)
    return text

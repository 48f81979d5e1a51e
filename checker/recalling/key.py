"""Under what a comparison is kept: a digest of all that can change it, so that nothing ever has to be invalidated.

What is done with a comparison afterwards (severities and confidence by the settings, comments, decisions, the least
severity that is shown) is no part of it and done anew by every run.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from checker.article import Article
from checker.compiled import whole_program
from checker.pipeline import Instruments
from checker.termbase import load_termbase

# What a comparison is computed with. Behind sentence-transformers, torch and the rest run foreign models.
PACKAGES = ("defusedxml", "hijridate", "langdetect", "numpy", "onnxruntime", "openvino", "optimum",
            "sentence-transformers", "sentencepiece", "threadpoolctl", "tomli", "torch", "tokenizers", "transformers")


def makers(used: Instruments) -> str:
    """What changes with the program, the packages it runs on, the model, the termbase or the checks with their options
    and files; "" for a termbase that has no digest, so that nothing may be kept."""
    # The digest of the built-in termbase is in the program's: it need not be loaded for it.
    termbase = "built in" if used.load_termbase is load_termbase else used.termbase.digest
    if not termbase:
        return ""
    checks = (part for check in used.checks for part in (check.name, repr(check), check.material))
    return _digest((whole_program(), _packages(), used.encoder.name, termbase, *checks)).hex()


def key(made_by: str, how: str, texts: Iterable[Article | None]) -> bytes:
    """Of what `makers` says, how the texts are compared, and the texts with their names, files and languages."""
    return _digest((made_by, how, *map(repr, texts)))


@cache
def _packages() -> str:
    return " ".join(f"{name}=={_version(name)}" for name in PACKAGES)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _digest(parts: Iterable[str]) -> bytes:
    found = sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.digest()

"""A run's tables as a page: the templates filled, its style and script put in, and a policy that allows no other."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import polars as pl
from jinja2 import Environment
from markupsafe import Markup

from checker.finding import State
from checker.wording import INTERFACES
from checker.wording.documentation import explained
from checker.wording.templates import environment
from checker.writers._counting import SEVERITIES, Tally, counts, tallies
from checker.writers._versions import direction
from checker.writers.html.articles import article_views
from checker.writers.html.speaking import word, words
from checker.writers.html.views import ArticleView

# Articles in the table at the top, and passages that are laid out before anybody comes near them.
RANKED = 12
AT_ONCE = 600


def rendered(tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """The page in pieces. Everything that comes from a text, a name or a note is escaped where it is put in."""
    return _templates().get_template("page.html").generate(**_context(tables))


@cache
def _templates() -> Environment:
    made = environment(__package__, ".")
    made.globals |= {"direction": direction, "severities": SEVERITIES, "word": word}
    return made


def _context(tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    articles = article_views(tables)
    rows = tables["findings"].to_dicts()
    checks = tallies(rows, "check")
    css, js = (_asset(name) for name in ("page.css", "page.js"))
    passages = sum(len(article.passages) for article in articles)
    return {
        "css": css, "js": js, "policy": _policy(css, js), "codes": INTERFACES, "articles": articles, "ranked": RANKED,
        "checks": checks, "most": max((tally.total for tally in checks), default=1),
        "most_in_article": max(1, *(article.total for article in articles)),
        "total": Tally("", {one: sum(tally.by_severity[one] for tally in checks) for one in SEVERITIES}),
        "pairs": tables["summary"].height, "alone": sum(article.alone for article in articles),
        "settled": _settled(rows), "facets": _facets(rows), "places": _Places(), "deferred": passages > AT_ONCE,
        "documentation": explained(sorted({row["check"] for row in rows})), "data": _data(articles),
        "signature": next(iter(tables["summary"]["signature"]), ""),
    }


def _asset(name: str) -> Markup:
    # Our own files, and the only text that goes in as it stands.
    return Markup((resources.files(__package__) / name).read_text("utf-8"))  # noqa: S704


def _policy(css: str, js: str) -> str:
    """A Content-Security-Policy under which nothing is fetched, and no style and script run but these two."""
    style, script = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (css, js))
    return (f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
            "base-uri 'none'; form-action 'none'")


@dataclass(slots=True)
class _Places:
    """How many passages are laid out so far."""

    used: int = 0

    def next(self, size: int) -> bool:
        """Whether there is room for so many more at once."""
        self.used += size
        return self.used <= AT_ONCE


def _settled(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, int]]:
    found = Counter(row["state"] for row in rows if not counts(row))
    return [(state.value, found[state.value]) for state in State if found[state.value]]


def _facets(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[tuple[str, int]]]]:
    """What a reader may choose by, with how many findings each choice has."""
    facets = []
    for name, order in (("severity", SEVERITIES), ("check", ()), ("state", tuple(State))):
        found = Counter(row[name] for row in rows)
        choices = [one for one in order if found[one]] or sorted(found)
        facets.append((name, [(str(choice), found[choice]) for choice in choices]))
    return facets


def _data(articles: Sequence[ArticleView]) -> dict[str, Any]:
    """What the script knows of every finding, by chunk: key, check, severity, state, and whether it is open."""
    return {"words": words(), "chunks": [
        [[one.key, one.check, one.severity, one.state, int(one.open)] for passage in chunk for one in passage.findings]
        for article in articles for chunk in article.chunks]}

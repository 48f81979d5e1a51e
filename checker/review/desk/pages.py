"""What the desk shows: the queue, one finding, what a decision on all like it would cover, the statistics."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from checker.review.desk.board import Board
from checker.review.desk.desk import Desk
from checker.review.desk.query import ALL, PAGE, STATES, Query, query
from checker.review.desk.standing import Item
from checker.review.desk.visitor import remember_language, visitor
from checker.review.desk.wording import Wording, wording
from checker.wording import INTERFACES
from checker.wording.templates import environment

# What a script says to the reader; the words travel with the page.
_SPOKEN = ("confirmed", "dismissed", "unsure", "undone", "nothing_to_undo", "failed", "lost", "back", "refused",
           "elsewhere", "decided_since", "bulk")
_SHORTCUTS = (
    (("c",), "decide.confirm"), (("d",), "decide.dismiss"), (("u",), "decide.unsure"), (("s",), "decide.skip"),
    (("z",), "decide.undo"), (("a",), "decide.like"), (("1", "…", "7"), "keys.reason"), (("n",), "keys.note"),
    (("e",), "keys.suggestion"), (("j", "↓"), "keys.next"), (("k", "↑"), "keys.previous"), (("/",), "keys.search"),
    (("Esc",), "keys.leave"), (("?",), "keys.help"),
)
_PREVIEWED = 200
_LONGEST_NUMBER = 18
_PAIRS_OFFERED = 200


class Pages:
    """The pages of a desk; every one is built from its templates, which escape whatever is put into them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._templates = environment(__package__, "templates")

    def queue(self, request: Request) -> Response:
        """A page of the queue and the finding looked at."""
        board, asked = self._desk.board(), query(request.query_params)
        view = board.view(asked)
        facets = [(name, _offered(board.counts(name, asked), asked_for))
                  for name, asked_for in (("severity", asked.severity), ("check", asked.check))]
        facets.append(("reviewer", _offered(board.progress().reviewers, asked.reviewer)))
        return self.page("queue.html", request, board, here="queue", query=_Readable(asked), view=view, facets=facets,
                          pairs=board.counts("pair", asked)[:_PAIRS_OFFERED], states=STATES, page_size=PAGE,
                          **(_about(board, view.current) if view.current else {}))

    def page(self, template: str, request: Request, board: Board, **values: Any) -> Response:
        """A whole page: the template with what every page has, and `values`."""
        who = visitor(request, self._desk.reviewer)
        other = next(code for code in INTERFACES if code != who.words.language)
        given = {**request.query_params, "lang": other}
        response = self._part(
            template, who.words, reviewer=who.reviewer, form_token=self._desk.door.form_token,
            sequence=board.refresh(), progress=board.progress(), spoken=_SPOKEN,
            shortcuts=_SHORTCUTS, other=other, other_name=wording(other)("name"), shown_by=_shown_by,
            other_language=f"{request.url.path}?{urlencode(given)}", **values)
        remember_language(response, request)
        return response

    def finding(self, request: Request) -> Response:
        """One finding, for the page that is already there."""
        board, who = self._desk.board(), visitor(request, self._desk.reviewer)
        item = board.find(request.path_params["fingerprint"])
        if item is None:
            return missing(who.words("error.finding"))
        return self._part("_finding.html", who.words, item=item, **_about(board, item))

    def after(self, request: Request) -> Response:
        """The way to the finding that follows, on whatever page it now stands."""
        board, asked = self._desk.board(), query(request.query_params)
        item = board.find(request.path_params["fingerprint"])
        following = board.after(asked, item) if item else None
        return RedirectResponse(asked.to(page=0, finding=following.cells["fingerprint"] if following else "").address,
                                303)

    def like(self, request: Request) -> Response:
        """What "dismiss all like this" would cover."""
        board, who = self._desk.board(), visitor(request, self._desk.reviewer)
        item = board.find(request.path_params["fingerprint"])
        if item is None:
            return missing(who.words("error.finding"))
        covered = board.like(item)
        return self._part("_like.html", who.words, item=item, count=len(covered), shown=covered[:_PREVIEWED],
                          mark=mark(covered))

    def live(self, request: Request) -> Response:
        """What has been decided since, by anybody."""
        since = request.query_params.get("since", "")
        number = int(since) if since.isascii() and since.isdigit() and len(since) <= _LONGEST_NUMBER else 0
        return JSONResponse(news(self._desk, number, visitor(request, self._desk.reviewer).words))

    def _part(self, template: str, words: Wording, **values: Any) -> Response:
        kept = [reason for reason, _ in words.reasons]
        return HTMLResponse(self._templates.get_template(template).render(words=words, kept_reasons=kept, **values))


class _Readable(dict[str, Any]):
    """A query for templates: its fields by name, its addresses as they are."""

    def __init__(self, asked: Any) -> None:
        super().__init__(asdict(asked))
        self.to, self.filtered = asked.to, asked.filtered


def _offered(choices: Iterable[tuple[str, int]], chosen: str) -> list[tuple[str, int]]:
    """The choices of a filter; the one chosen stays on offer when nothing is left of it."""
    offered = list(choices)
    return offered if not chosen or chosen in dict(offered) else [*offered, (chosen, 0)]


def _about(board: Board, item: Item) -> dict[str, Any]:
    """What the page says of one finding besides what stands in its row."""
    rows = board.context.rows(item.cells)
    return {"rows": rows, "target": next(row for row in rows if row.subject).target,
            "history": board.store.history(item.cells["fingerprint"])}


def _shown_by(reviewer: str) -> str:
    """The address of everything that a reviewer has decided."""
    return Query(state=ALL, reviewer=reviewer).address


def mark(items: Iterable[Item]) -> str:
    """What stands for exactly these findings: whoever confirms a preview confirms what was shown and nothing else."""
    names = sorted(item.cells["fingerprint"] for item in items)
    return hashlib.sha256(" ".join(names).encode()).hexdigest()[:32]


def news(desk: Desk, since: int, words: Wording) -> dict[str, Any]:
    """What has been decided after the decision with this number, and how far the team is."""
    board = desk.board()
    sequence, progress = board.refresh(), board.progress()
    return {
        "sequence": sequence,
        "items": [{"fingerprint": item.cells["fingerprint"], "standing": item.standing, "to_do": item.to_do,
                   "state": words.name("state", item.standing),
                   "reviewer": item.decision.reviewer if item.decision and item.standing != "open" else ""}
                  for item in board.changed(since)],
        "decided": progress.decided, "total": progress.total,
        "progress": words("progress.of", decided=f"{progress.decided:,}", total=f"{progress.total:,}"),
    }


def missing(what: str) -> Response:
    """The answer to a question for something that is not there."""
    return JSONResponse({"error": what}, 404)

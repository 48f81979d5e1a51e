"""What the desk does: decisions kept, taken back, made for all findings like one, and the reviewer's name."""

import json
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from checker.decision import Decision, Judgement
from checker.errors import CheckerError
from checker.finding import Severity
from checker.review.desk.board import UNDO, Board
from checker.review.desk.desk import Desk
from checker.review.desk.pages import mark, news
from checker.review.desk.standing import Item
from checker.review.desk.visitor import Visitor, clean_name, remember_name, visitor

# Room for undoing a decision on a hundred thousand findings at once, and no more.
LARGEST_BODY = 2**22
_LONGEST = {"reason": 200, "note": 4000, "suggestion": 20_000}
_OFFERED = (Judgement.CONFIRMED, Judgement.DISMISSED, Judgement.UNSURE)
_KEY = re.compile(r"[0-9A-Za-z-]{8,64}")

_TICK = timedelta(microseconds=1)

Given = Mapping[str, Any]


class RequestError(Exception):
    """A request that can't be granted: the key of the words that say why, and the HTTP status."""

    def __init__(self, reason: str, status: int = 400) -> None:
        self.reason, self.status = reason, status
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Made:
    """What a reviewer says, before it is known of which finding."""

    judgement: Judgement
    reviewer: str
    when: datetime
    reason: str = ""
    note: str = ""
    suggestion: str = ""


class Actions:
    """What may be asked of a desk by POST, each with a JSON object, answered with what is new since `since`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def decide(self, request: Request) -> Response:
        """`fingerprint`, `judgement`, and if given `reason`, `note`, `suggestion`: one decision."""
        return await self._answer(request, self._decided)

    async def dismiss_like(self, request: Request) -> Response:
        """`fingerprint`, `mark` of the preview, `reason`, `note`: everything like that finding is dismissed."""
        return await self._answer(request, self._dismissed_like)

    async def undo(self, request: Request) -> Response:
        """`fingerprints`: what this reviewer decided last about them is taken back, unless somebody has since."""
        return await self._answer(request, self._undone)

    async def introduce(self, request: Request) -> Response:
        """`name`: under which this browser decides from now on."""
        who = visitor(request, self._desk.reviewer)
        try:
            name = _named(clean_name(_text(await _body(request), "name", 1000)))
        except RequestError as refused:
            return _refusal(who, refused)
        response = JSONResponse({"reviewer": name})
        remember_name(response, name)
        return response

    async def _answer(self, request: Request, act: Callable[[Given, str], dict[str, Any]]) -> Response:
        who = visitor(request, self._desk.reviewer)
        try:
            given = await _body(request)
            done = await run_in_threadpool(act, given, _named(who.reviewer))
            since = given.get("since")
            latest = await run_in_threadpool(news, self._desk, since if isinstance(since, int) else 0, who.words)
        except RequestError as refused:
            return _refusal(who, refused)
        except CheckerError as error:
            return JSONResponse({"error": str(error)}, 503)
        return JSONResponse({**latest, **done})

    def _decided(self, given: Given, reviewer: str) -> dict[str, Any]:
        judgement = _text(given, "judgement", 20)
        if judgement not in _OFFERED:
            raise RequestError("error.judgement")
        board = self._desk.board()
        item = _item(board, given)
        words = {name: _text(given, name, longest).strip() for name, longest in _LONGEST.items()}
        if words["suggestion"] == item.cells["target_sentence"].strip():
            words["suggestion"] = ""
        _keep(board, [item], Made(Judgement(judgement), reviewer, datetime.now(UTC), **words), given)
        return {"fingerprints": [item.cells["fingerprint"]]}

    def _dismissed_like(self, given: Given, reviewer: str) -> dict[str, Any]:
        board = self._desk.board()
        covered = board.like(_item(board, given))
        if not covered or mark(covered) != given.get("mark"):
            raise RequestError("like.changed", 409)
        words = {name: _text(given, name, _LONGEST[name]).strip() for name in ("reason", "note")}
        _keep(board, covered, Made(Judgement.DISMISSED, reviewer, datetime.now(UTC), **words), given)
        return {"fingerprints": [item.cells["fingerprint"] for item in covered]}

    def _undone(self, given: Given, reviewer: str) -> dict[str, Any]:
        names = given.get("fingerprints")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise RequestError("error.body")
        board = self._desk.board()
        found = (board.find(name) for name in dict.fromkeys(names))
        mine = [item for item in found if item and item.decision and item.decision.reviewer == reviewer
                and item.decision.judgement is not Judgement.WITHDRAWN]
        key = f"{UNDO}{_key(given)}"
        board.append(_decision(item, _back(item, reviewer), key) for item in mine)
        return {"undone": [item.cells["fingerprint"] for item in mine]}


def _item(board: Board, given: Given) -> Item:
    item = board.find(_text(given, "fingerprint", 64))
    if item is None:
        raise RequestError("error.finding", 404)
    return item


def _keep(board: Board, items: Iterable[Item], made: Made, given: Given) -> None:
    key = _key(given)
    board.append(_decision(item, made, f"desk-{key}") for item in items)


def _named(reviewer: str) -> str:
    if not reviewer:
        raise RequestError("error.reviewer")
    return reviewer


def _back(item: Item, reviewer: str) -> Made:
    """What the same reviewer had said before, said again; without it the decision is withdrawn. What somebody else had
    said is not put into their mouth again: it stands in the history, and the question is open."""
    before, now = item.before, datetime.now(UTC)
    if before is None or before.reviewer != reviewer:
        return Made(Judgement.WITHDRAWN, reviewer, now)
    return Made(before.judgement, reviewer, now, before.reason, before.note, before.suggestion)


def _decision(item: Item, made: Made, key: str) -> Decision:
    """The decision on one finding; `key` makes the same request arriving twice one decision. It is later than the one
    before, whatever the clock of the machine that made that one said: of two the later counts."""
    cells = item.cells
    # What the check itself had said, before earlier decisions corrected it: the next correction starts from there.
    stated = cells["stated_confidence"]
    when = max(made.when, item.decision.when + _TICK) if item.decision else made.when
    return Decision(cells["fingerprint"], cells["digest"], made.judgement, made.reviewer, when, cells["check"],
                    cells["pair"], cells["source_value"], cells["target_value"], made.reason, made.note,
                    made.suggestion, Severity(cells["severity"]),
                    cells["confidence"] if stated is None else stated,
                    f"{key}:{cells['fingerprint']}")


def _key(given: Given) -> str:
    """The key of a request, made by whoever sends it; one of our own for whoever sends none."""
    key = _text(given, "key", 64) or secrets.token_hex(16)
    if not _KEY.fullmatch(key):
        raise RequestError("error.body")
    return key


async def _body(request: Request) -> Given:
    """The JSON object of a request, read no further than is kept."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > LARGEST_BODY:
            raise RequestError("error.size", 413)
    try:
        given = json.loads(read)
    except (ValueError, RecursionError):
        raise RequestError("error.body") from None
    if not isinstance(given, dict) or request.headers.get("content-type") != "application/json":
        raise RequestError("error.body")
    return given


def _text(given: Given, name: str, longest: int) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise RequestError("error.body")
    if len(value) > longest:
        raise RequestError("error.size", 413)
    return value


def _refusal(who: Visitor, refused: RequestError) -> Response:
    return JSONResponse({"error": who.words(refused.reason)}, refused.status)

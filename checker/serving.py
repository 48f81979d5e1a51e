"""An HTTP endpoint for the editor's own programs: two texts in, findings out, as JSON.

    POST /check  {"source": {"text": "…"}, "target": {"text": "…"}}

Made for a plug-in of a content management system on the same machine or network; it keeps nothing of what it is sent
but embeddings in the cache.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from checker.article import Article
from checker.decision import Decision, decided
from checker.errors import CheckerError, InputError
from checker.finding import Severity
from checker.languages import language
from checker.library import check
from checker.pipeline import Result
from checker.reading import require_language
from checker.settings import Settings
from checker.signature import program_version
from checker.tables import FINDINGS, tables

_LOG = logging.getLogger(__name__)
_SIDES = ("source", "target")
_JSON_TYPES = {"String": "string", "Int64": "integer", "Float64": "number", "Boolean": "boolean"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may cost: `size` bytes of body, `seconds` of work, `waiting` requests at a time beside the one in
    work. `token`, if there is one, must be sent with each request ("Authorization: Bearer …"); `hosts` are the names
    under which the server may be called (any for "*"): a page from elsewhere that reaches it by another is refused."""

    size: int = 2 * 2**20
    seconds: float = 60.0
    waiting: int = 16
    token: str = ""
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")


class _RefusalError(Exception):
    """A request that is answered with this status and message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


Decisions = Callable[[], Mapping[str, Decision]]


def application(settings: Settings, limits: Limits, decisions: Decisions = dict) -> Starlette:
    """The ASGI application; `decisions` gives by fingerprint what reviewers have decided, as it stands when asked. One
    request is worked on at a time: the model uses all processors by itself."""
    desk = _Desk(settings, limits, decisions)
    return Starlette(
        routes=[Route("/check", desk.check, methods=["POST"]), Route("/health", _health),
                Route("/openapi.json", _description)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(limits.hosts))],
    )


class _Desk:
    def __init__(self, settings: Settings, limits: Limits, decisions: Decisions) -> None:
        self._settings, self._limits, self._decisions = settings, limits, decisions
        self._worker = ThreadPoolExecutor(1, "check")
        self._open = 0

    async def check(self, request: Request) -> Response:
        try:
            texts = _texts(await self._body(request), self._settings)
            return JSONResponse(_answer(await self._worked(texts)))
        except _RefusalError as error:
            return JSONResponse({"error": error.message}, error.status)
        except CheckerError as error:
            return JSONResponse({"error": error.what, "place": error.place, "advice": error.advice}, 422)

    async def _body(self, request: Request) -> bytes:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._limits.token and not hmac.compare_digest(given.encode(), self._limits.token.encode()):
            raise _RefusalError(401, "send the server's token: Authorization: Bearer …")
        # A form of another site can send anything but this type without asking first.
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            raise _RefusalError(415, "send application/json")
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > self._limits.size:
                raise _RefusalError(413, f"more than {self._limits.size:,} bytes")
        return body

    async def _worked(self, texts: tuple[Article, Article | None]) -> Result:
        if self._open > self._limits.waiting:
            raise _RefusalError(503, "too many requests are waiting; try again")
        self._open += 1
        work = asyncio.get_running_loop().run_in_executor(self._worker, self._compared, texts)
        work.add_done_callback(self._closed)
        try:
            return await asyncio.wait_for(asyncio.shield(work), self._limits.seconds)
        except TimeoutError:
            raise _RefusalError(504, f"took more than {self._limits.seconds:g} seconds") from None

    def _compared(self, texts: tuple[Article, Article | None]) -> Result:
        source, target = texts
        settings = replace(self._settings, source=source.language, target=target.language if target else
                           self._settings.target)
        found = check(source, target, settings=settings)
        known = self._decisions()
        return replace(found, comparisons=tuple(
            replace(one, findings=decided(one.findings, known)) for one in found.comparisons))

    def _closed(self, work: "asyncio.Future[Result]") -> None:
        self._open -= 1
        if not work.cancelled() and (error := work.exception()) and not isinstance(error, CheckerError):
            _LOG.error("a request failed", exc_info=error)


def _texts(body: bytes, settings: Settings) -> tuple[Article, Article | None]:
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise _RefusalError(400, "the body is no JSON") from None
    if not isinstance(asked, dict) or set(asked) - {*_SIDES} or not isinstance(asked.get("source"), dict):
        raise _RefusalError(400, 'send {"source": {"text": …}, "target": {"text": …}}; without a target the source is '
                            "checked against itself")
    target = asked.get("target")
    return (_article(asked["source"], "source", settings.source),
            None if target is None else _article(target, "target", settings.target))


def _article(side: Any, name: str, usual: str) -> Article:
    fields: Mapping[str, Any] = side if isinstance(side, dict) else {}
    text, code, file = fields.get("text", ""), fields.get("language", usual), fields.get("name", name)
    if not all(isinstance(value, str) for value in (text, code, file)) or set(fields) - {"text", "language", "name"}:
        raise _RefusalError(400, f"{name}: text, language and name are strings, and all there is")
    if not text.strip():
        raise InputError("is empty", place=name, advice="send its text")
    require_language(text, code, name, swapped="texts")
    return Article(file, file, language(code).code, text)


def _answer(result: Result) -> dict[str, Any]:
    (comparison,) = result.comparisons
    return {
        "signature": str(result.signature),
        "summary": {**{severity.value: comparison.count(severity) for severity in Severity},
                    "settled": comparison.settled},
        "findings": tables(result)["findings"].to_dicts(),
    }


async def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok", "version": program_version()})


async def _description(_request: Request) -> Response:
    return JSONResponse(openapi())


def openapi() -> dict[str, Any]:
    """What the endpoint takes and gives, as OpenAPI 3.1."""
    text = {"type": "object", "required": ["text"], "additionalProperties": False, "properties": {
        "text": {"type": "string", "description": "the article; paragraphs apart by line breaks"},
        "language": {"type": "string", "description": "ISO 639-1 code; the server's setting without it"},
        "name": {"type": "string", "description": "how findings name the text; that of the source is their `pair`, by "
                                                  "which decisions find them again"}}}
    finding = {"type": "object", "properties": {
        name: {"type": [_JSON_TYPES[str(kind)], "null"]} for name, kind in FINDINGS.items()}}
    answer = {"type": "object", "properties": {
        "signature": {"type": "string"}, "findings": {"type": "array", "items": finding},
        "summary": {"type": "object", "properties": {name: {"type": "integer"} for name in (*Severity, "settled")}}}}
    refused = {"description": "refused; `error` says why", "content": {"application/json": {"schema": {
        "type": "object", "properties": {"error": {"type": "string"}, "advice": {"type": "string"}}}}}}
    request = {"type": "object", "required": ["source"], "additionalProperties": False,
               "properties": {"source": text, "target": text}}
    post = {"summary": "Compare two language versions, or check one against itself",
            "requestBody": {"required": True, "content": {"application/json": {"schema": request}}},
            "responses": {"200": {"description": "what was found", "content": {"application/json": {"schema": answer}}},
                          **{str(status): refused for status in (400, 401, 413, 415, 422, 503, 504)}}}
    return {"openapi": "3.1.0", "info": {"title": "Translation-consistency checker", "version": program_version()},
            "paths": {"/check": {"post": post}}}

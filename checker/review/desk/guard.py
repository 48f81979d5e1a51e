"""Who may talk to the desk: the browser that was given its address, and no page of another site through it.

The findings are unpublished reports, and a decision is an editor's word. So a random token, printed once with the
address, is kept in a cookie that no other site can have sent (SameSite=Strict) and no script can read. The `Host` must
be the desk's own, or a name of another site could be pointed at this machine (DNS rebinding). Whatever changes
something must come from our own page (`Origin`) and carry a second token that only our pages know. And no script, style
or frame but our own files is let into a page (Content-Security-Policy).
"""

import hashlib
import hmac
import ipaddress
import re
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.review.desk.wording import wording

FORM_TOKEN = "x-desk-token"  # noqa: S105 - the name of a header
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_ANY = ("0.0.0.0", "::")  # noqa: S104 - named to be told apart
_READING = ("GET", "HEAD")
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(?::(?P<port>\d{1,5}))?")
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                               "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Where the desk stands, and the secret it is opened with."""

    host: str
    port: int
    token: str

    @staticmethod
    def at(host: str, port: int) -> "Door":
        """A door with a new random token."""
        return Door(host, port, secrets.token_urlsafe(24))

    @property
    def address(self) -> str:
        """What the editor opens; whoever has it may read and decide."""
        shown = "127.0.0.1" if self.host in _ANY else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies know no ports, and two desks may stand on one machine."""
        return f"desk-{self.port}"

    @property
    def form_token(self) -> str:
        """What our own pages send along with every change; tells nothing of the token itself."""
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()

    def knows(self, host: str) -> bool:
        """Whether a `Host` header names this desk: loopback, the host it was started for, or, on every interface, the
        machine's name and any bare IP address (no other site has one for a name)."""
        match = _HOST.fullmatch(host)
        if match is None or int(match["port"] or 80) != self.port:
            return False
        name = match["name"].lower()
        ours = {*_LOOPBACK, self.host.lower(), f"[{self.host.lower()}]"}
        return name in ours or (self.host in _ANY and (_is_address(name) or name == socket.gethostname().lower()))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class Guard:
    """Lets a request through to `app`, or answers it itself with a refusal."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection (ASGI); anything but HTTP is refused by silence, lifespan is passed on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            answer = self._refusal(scope, Headers(scope=scope)) or self._app
            await answer(scope, receive, _armoured(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if not self._door.knows(host):
            return _refused(headers, "refused.host", 421)
        if scope["method"] in _READING and (entering := self._entering(scope)):
            return entering
        if not _same(_cookies(headers).get(self._door.cookie, ""), self._door.token):
            if scope["method"] == "GET" and headers.get("sec-fetch-site") == "cross-site":
                return _once_more()
            return _refused(headers, "refused.token", 403)
        if scope["method"] not in _READING:
            ours = headers.get("origin") == f"http://{host}"
            if not ours or not _same(headers.get(FORM_TOKEN, ""), self._door.form_token):
                return _refused(headers, "refused.origin", 403)
        return None

    def _entering(self, scope: Scope) -> Response | None:
        """The token in the address becomes a cookie and leaves the address: it is not to stay in the history."""
        given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if not _same(dict(given).get("token", ""), self._door.token):
            return None
        rest = urlencode([(name, value) for name, value in given if name != "token"])
        # The path is taken for a path: "//elsewhere" would be another site.
        path = "/" + scope["path"].lstrip("/\\")
        response = RedirectResponse(f"{path}?{rest}" if rest else path, 303, {"cache-control": "no-store"})
        response.set_cookie(self._door.cookie, self._door.token, httponly=True, samesite="strict", path="/")
        return response


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _cookies(headers: Headers) -> Mapping[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _refused(headers: Headers, reason: str, status: int) -> Response:
    words = wording(headers.get("accept-language", ""))
    return HTMLResponse(f'<!DOCTYPE html><html lang="{words.language}" dir="{words.direction}"><meta charset="utf-8">'
                        f'<title>{words("title")}</title><main><h1>{words("refused.title")}</h1>'
                        f"<p>{words(reason)}</p></main>", status)


def _once_more() -> Response:
    """A link followed from another site brings no strict cookie; the page that our own answer then asks for does."""
    return HTMLResponse('<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0"><title>…</title>')


def _armoured(send: Send) -> Send:
    """`send` with the headers that every answer has."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending

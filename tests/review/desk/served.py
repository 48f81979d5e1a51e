"""A desk served in a thread, and a plain HTTP client that sends exactly what it is told."""

import http.client
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn

from checker.listening import listen
from checker.review.desk.application import application
from checker.review.desk.desk import Desk
from checker.review.desk.guard import Door
from checker.review.store import Store, open_store

_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers (names in small letters) and text of an answer."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def object(self) -> Any:
        """The JSON object of the answer."""
        return json.loads(self.text)


@dataclass(slots=True)
class Visit:
    """A browser without a window: it has the address, so it has the cookie; `name` is who decides."""

    door: Door
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The desk's own host and port."""
        return f"127.0.0.1:{self.door.port}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str | None) -> Answer:
        """Send a request; headers are given as `content_type="…"`, None leaves one out."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        given = {"host": self.host, "cookie": cookies or None, **{name.replace("_", "-"): value
                                                                for name, value in headers.items()}}
        connection = http.client.HTTPConnection("127.0.0.1", self.door.port, timeout=_PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in given.items():
                if value is not None:
                    connection.putheader(name, value)
            if body is not None:
                connection.putheader("content-length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()},
                          answer.read().decode())
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        """The page at this path."""
        return self.ask("GET", path)

    def post(self, path: str, values: object, **headers: str | None) -> Answer:
        """Send a JSON object as our own page would; `headers` replace what it sends."""
        ours: dict[str, str | None] = {"origin": f"http://{self.host}", "x_desk_token": self.door.form_token,
                                       "content_type": "application/json"}
        return self.ask("POST", path, json.dumps(values).encode(), **{**ours, **headers})


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that is being served: its parts, and a visit to it."""

    desk: Desk
    store: Store

    @property
    def door(self) -> Door:
        """Where it stands."""
        return self.desk.door

    def visit(self, reviewer: str = "") -> Visit:
        """A visit by somebody who has the address."""
        cookies = {self.door.cookie: self.door.token}
        return Visit(self.door, cookies | ({"desk-reviewer": reviewer} if reviewer else {}))

    def board_decided(self) -> int:
        """How many findings are decided, as the page would say."""
        return self.desk.board().progress().decided

    def fingerprint(self, check: str, pair: str = "") -> str:
        """The fingerprint of the first finding of a check, of this pair if one is given."""
        rows = self.desk.board().findings.rows(named=True)
        return next(str(row["fingerprint"]) for row in rows if row["check"] == check and pair in ("", row["pair"]))


@contextmanager
def served(folder: Path, reviewer: str = "Mona") -> Iterator[Served]:
    """Serve the run in `folder` until the block ends; decisions are kept beside it."""
    with listen("127.0.0.1", 0) as listening, open_store(str(folder / "decisions.sqlite")) as store:
        door = Door.at("127.0.0.1", listening.getsockname()[1])
        desk = Desk([folder], store, door, reviewer)
        config = uvicorn.Config(application(desk), log_level="warning", lifespan="off", ws="none",
                                timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield Served(desk, store)
        finally:
            server.should_exit = True
            thread.join(_PATIENCE)


def csrf_token(page: str) -> str:
    """The token that a page of the desk carries."""
    found = re.search(r'name="desk-token" content="(\w+)"', page)
    assert found
    return found[1]

"""Object storage for tests: as much of S3 as reading needs, over a folder whose subfolders are the buckets."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape


@contextmanager
def object_storage(folder: Path) -> Iterator[str]:
    """Serves the folder; gives what stands behind an address for it: "s3://…" + this."""

    class Handler(_Handler):
        root = folder

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"?scheme=http&region=us-east-1&endpoint_override=127.0.0.1:{server.server_port}"
        server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    root: ClassVar[Path]
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        path = self.root / unquote(urlsplit(self.path).path).strip("/")
        self._answer(200 if path.is_file() else 404, path.read_bytes() if path.is_file() else b"")

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = self.root / unquote(asked.path).strip("/")
        if "list-type" in asked.query:
            self._answer(200, self._listing(path, parse_qs(asked.query).get("prefix", [""])[0]))
        elif path.is_file():
            data = path.read_bytes()
            start, end = (int(one) for one in self.headers["Range"].removeprefix("bytes=").split("-"))
            self._answer(206, data[start:end + 1], f"bytes {start}-{min(end, len(data) - 1)}/{len(data)}")
        else:
            self._answer(404, b"")

    def _listing(self, bucket: Path, prefix: str) -> bytes:
        files = {file.relative_to(bucket).as_posix(): file.stat().st_size
                 for file in bucket.rglob("*") if file.is_file()}
        found = [f"<Contents><Key>{escape(key)}</Key><Size>{size}</Size></Contents>"
                 for key, size in sorted(files.items()) if key.startswith(prefix)]
        return (f"<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>{len(found)}</KeyCount>{''.join(found)}"
                "</ListBucketResult>").encode()

    def _answer(self, status: int, body: bytes, span: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT")
        if span:
            self.send_header("Content-Range", span)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""

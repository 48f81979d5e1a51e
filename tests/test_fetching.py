"""Web pages and standard input: read when the user names them, shown as the user wrote them."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.reading import fetched, find_pairs, is_elsewhere, read_article

SAMPLES = Path(__file__).parent / "formats"


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/away"):
            self.send_response(302)
            self.send_header("Location", {"/away": "/ar/news", "/away-file": "file:///etc/passwd",
                                          "/away-ftp": "ftp://127.0.0.1/x"}[self.path])
            self.end_headers()
            return
        if self.path == "/ar/old":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=windows-1256")
            self.end_headers()
            page = (SAMPLES / "page.ar.html").read_text("utf-8")
            self.wfile.write(page.encode("windows-1256", "xmlcharrefreplace"))
            return
        sample = {"/ar/news": "page.ar.html", "/en/news.html": "page.en.html", "/en/report.pdf": "writer.en.pdf",
                  "/en/download": "writer.en.pdf"}.get(self.path.partition("?")[0])
        self.send_response(200 if sample else 404)
        self.send_header("Content-Type", "application/pdf" if "download" in self.path else "text/html; charset=utf-8")
        self.end_headers()
        if sample:
            self.wfile.write((SAMPLES / sample).read_bytes())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("english", "suffix"), [
    ("/en/news.html", ".html"), ("/en/news.html?from=home", ".html"),
    ("/en/report.pdf", ".pdf"), ("/en/download", ".pdf"),
])
def test_two_addresses_are_a_pair(tmp_path: Path, site: str, english: str, suffix: str) -> None:
    pages = fetched([site + "/ar/news", site + english], tmp_path)
    assert pages[1].path.suffix == suffix
    (pair,) = find_pairs([page.path for page in pages], "ar", "en", {page.path: page.shown for page in pages}).pairs
    articles = pair.read()
    assert [article and article.file for article in articles] == [site + "/ar/news", site + english]
    assert articles[0] is not None
    assert str(articles[0].place(0)) == f"{site}/ar/news (paragraph 1)"


def test_the_encoding_that_the_server_says_comes_before_that_of_the_page(tmp_path: Path, site: str) -> None:
    old, new = (read_article(page.path, "ar") for page in fetched([site + "/ar/old", site + "/ar/news"], tmp_path))
    assert old.text == new.text


def test_a_page_may_lead_on_to_a_page_and_to_nothing_else(tmp_path: Path, site: str) -> None:
    (page,) = fetched([site + "/away"], tmp_path)
    assert page.path.stat().st_size > 1000
    for path in ("/away-file", "/away-ftp"):
        with pytest.raises(InputError, match="http://127"):
            fetched([site + path], tmp_path)


@pytest.mark.parametrize(("address", "message"), [
    ("/missing", "the server says 404"),
    ("http://127.0.0.1:9/", "can't be fetched"),
    ("http://[::1", "can't be fetched"),
])
def test_what_cannot_be_fetched(tmp_path: Path, site: str, address: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fetched([address if address.startswith("http") else site + address], tmp_path)


@pytest.mark.parametrize(("data", "name"), [
    (b"Police closed the road.", "standard-input.txt"), (b'{"id": 1}', "standard-input.jsonl"),
])
def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    (text,) = fetched(["-"], tmp_path)
    assert (text.path.name, text.path.read_bytes(), text.shown) == (name, data, "standard input")


def test_nothing_on_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b" \n")))
    with pytest.raises(InputError, match="standard input is empty"):
        fetched(["-"], tmp_path)


def test_what_is_elsewhere() -> None:
    assert [is_elsewhere(one) for one in ("-", "HTTPS://x.org", "report.txt", "./-", "ftp://x")] == [
        True, True, False, False, False]

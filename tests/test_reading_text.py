"""Text files: what is read exactly as written, and what each broken file is told."""

import os
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.reading import decoding, read_article
from tests.test_detection import ARABIC, ENGLISH, FRENCH


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def error(path: Path, code: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_article(path, code)
    return str(caught.value).replace(str(path), path.name)


@pytest.mark.parametrize("text", [
    ENGLISH, f"{ENGLISH}\r\n{ENGLISH}\r\r\n", f"\n\n {ENGLISH}\u2028", "e\u0301tat " + ENGLISH, "\u200f" + ENGLISH,
])
def test_the_text_is_exactly_what_was_written(tmp_path: Path, text: str) -> None:
    assert read_article(write(tmp_path, "a.txt", text), "en").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_with_a_mark_are_read_and_the_mark_left_out(tmp_path: Path, encoding: str) -> None:
    assert read_article(write(tmp_path, "a.txt", ARABIC.encode(encoding)), "ar").text == ARABIC


def test_an_article_knows_its_file_name_and_language(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.md", f"# Storm\r\n{ENGLISH}"))
    assert (article.name, article.file, article.language) == ("a", str(tmp_path / "a.md"), "en")
    assert (article.place(9).line, article.place(9).column) == (2, 1)
    assert read_article(tmp_path / "a.md", "en", "storm").name == "storm"


BROKEN = {
    "empty": (b"", "a.txt: is empty; was it saved?"),
    "only a mark": (b"\xef\xbb\xbf", "a.txt: is empty; was it saved?"),
    "only white space": (b" \r\n\t\n", "a.txt: holds nothing but white space; was it saved?"),
    "only rules": (b"---\n***\n", "a.txt: holds no words; was it saved?"),
    "NUL bytes": (b"The ferry\x00\x00 left", "a.txt: is a binary file, not text"),
    "UTF-16 without a mark": (ENGLISH.encode("utf-16-le"),
                              "is a binary file, not text; save it as plain text (UTF-8; UTF-16 needs a byte order"),
    "control characters": (b"The ferry \x01\x02\x03\x04 left\x05", "a.txt: is a binary file"),
    "machine code": (bytes(range(256)) * 8, "a.txt: is a binary file"),
    "PDF": (b"%PDF-1.7 ...", "a.txt: is a PDF, not plain text; save it as plain text"),
    "Word": (b"PK\x03\x04....", "a.txt: is a Word, OpenDocument or zip file, not plain text"),
    "old Word": (b"\xd0\xcf\x11\xe0....", "a.txt: is an old Word"),
    "windows-1256": (("Storm\n" + ARABIC).encode("cp1256", "replace"),
                     "a.txt:2: is not UTF-8 (byte 6 is 0xDE); it looks like WINDOWS-1256; convert it: iconv -f WIN"),
    "windows-1252": (FRENCH.encode("cp1252"), "it looks like WINDOWS-1252"),
    "cut within a letter": (ARABIC.encode()[:21], "a.txt:1: is not UTF-8 (byte 20 is"),
    "odd UTF-16": (b"\xff\xfeA\x00\x00", "a.txt: is no valid UTF-16-LE (byte 4)"),
    "a line of a hundred megabytes, cut": (b"word " * 300_000, "a.txt:1: a line of 1,500,000 characters; break it"),
    "a long line further down": (b"One.\nTwo.\n" + b"w" * 2_000_000, "a.txt:3: a line of 2,000,000 characters"),
}


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_files(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in error(write(tmp_path, "a.txt", data), "en")


def test_missing_file(tmp_path: Path) -> None:
    assert error(tmp_path / "a.txt", "en") == "a.txt: no such file; check the path"


def test_a_folder(tmp_path: Path) -> None:
    assert error(tmp_path, "en") == f"{tmp_path.name}: is a folder; name a file"


def test_impossible_paths(tmp_path: Path) -> None:
    assert "can't be read" in error(tmp_path / ("a" * 300 + ".txt"), "en")
    assert "can't be read" in error(Path("a\0b.txt"), "en")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ENGLISH)
    path.chmod(0)
    assert "permission denied" in error(path, "en")


def test_permission_denied_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", ENGLISH)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert error(path, "en") == "a.txt: may not be read: permission denied; change its permissions"


def test_a_huge_file_is_refused_by_its_size_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(decoding.LARGEST_TEXT + 1)
    assert error(path, "en") == "a.txt: is bigger than 64 MiB; split it into smaller files"


def test_an_endless_device_is_refused() -> None:
    assert "is bigger than 64 MiB" in error(Path("/dev/zero"), "en")


def test_other_kinds_of_file(tmp_path: Path) -> None:
    assert "a.doc: is an old Word file, which is not read; save it as one of .txt" in error(
        write(tmp_path, "a.doc", "x"), "en")
    assert "report: is a file without a suffix" in error(write(tmp_path, "report", "x"), "en")


def test_another_language_than_claimed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.en.txt", ARABIC)
    assert error(path, "en") == "a.en.txt: the text is Arabic, not English; are the two files swapped?"
    path = write(tmp_path, "b.en.txt", FRENCH)
    assert error(path, "en") == ("b.en.txt: the text is not English but seems to be another language (fr); "
                                 "give the English version")


def test_a_language_that_cannot_be_told(tmp_path: Path) -> None:
    assert "a.txt: too little text to tell its language; put" in error(write(tmp_path, "a.txt", "Yes, 12."))
    assert "b.txt: the text seems to be in a language we don't have (fr)" in error(write(tmp_path, "b.txt", FRENCH))


def test_a_code_we_do_not_have(tmp_path: Path) -> None:
    assert "no language with the code 'xx'" in error(write(tmp_path, "a.txt", ENGLISH), "xx")

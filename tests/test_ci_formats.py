"""The formats that a CI reads: each as its specification says, and the same bytes for the same input.

`tests/golden/` holds what each format gives for one result with everything that is awkward: letters beyond the first
plane before the words, words over two lines, a side that is silent, one without passage, a table, a file without lines,
a path to be escaped, every state. After a wanted change: `UPDATE_GOLDEN=1 python -m pytest tests/test_ci_formats.py`.
"""

import json
import os
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest

from checker.article import Article, Landmark
from checker.checks import all_checks
from checker.document import Document
from checker.finding import Evidence, Finding, Severity, State, numbered
from checker.marking.baseline import Known
from checker.pipeline import Comparison, Result
from checker.signature import Signature
from checker.writers import ci
from checker.writers.ci import sarif

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
FORMS = (*ci.FILES, *ci.PRINTED)

ARABIC = "هدنة 🕊\nقالت المفوضية إن 47 شخصا، بينهم\n12 طفلا، قتلوا.\nلا مقابل لهذه الجملة.\n"
ENGLISH = "Truce 🕊️🕊 of 100%: talks\nThe UNHCR said 74 people, among\nthem 12 children, were killed.\n"


def document(name: str, file: str, language: str, text: str, **more: Any) -> Document:
    return Document(Article(name, file, language, text, **more), (), ())


def words(of: Document, text: str, value: str = "") -> Evidence:
    place = of.article.place(of.article.text.index(text.partition(" … ")[0]))
    return Evidence(text, value or text, place, of.article.text)


def silent(of: Document, at: str) -> Evidence:
    return replace(words(of, at), text="", value="")


def finding(check: str, severity: Severity, source: Evidence, target: Evidence, **more: Any) -> Finding:
    message = more.pop("message", f"{source.text or '(silent)'} / {target.text or '(silent)'}")
    return Finding(check, more.pop("pair", "2024/هدنة غزة"), severity, 0.875, message, source, target, **more)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ci.Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sarif, "program_version", lambda: "0.0.0")
    ar = document("2024/هدنة غزة", "articles/2024/هدنة غزة.ar.md", "ar", ARABIC)
    en = document("2024/هدنة غزة", str(tmp_path / "articles/2024/هدنة غزة.en.md"), "en", ENGLISH)
    nowhere = Evidence("", "", None, "")
    found = [
        finding("number", Severity.HIGH, words(ar, "47"), words(en, "74"), message="47, 74: 100% wrong\r\nreally"),
        finding("organisation", Severity.HIGH, words(ar, "المفوضية", "org:ohchr"), words(en, "UNHCR", "org:unhcr"),
                state=State.DISMISSED, reason="the house's style"),
        finding("omission", Severity.MEDIUM, words(ar, "لا مقابل لهذه الجملة."), nowhere),
        finding("place", Severity.LOW, words(ar, "هدنة"), silent(en, "Truce")),
        finding("quantity", Severity.MEDIUM, silent(ar, "هدنة"), words(en, "100%"), state=State.REOPENED),
        finding("role", Severity.MEDIUM, words(ar, "شخصا، بينهم\n12"), words(en, "people, among\nthem 12"),
                state=State.KNOWN),
        finding("person", Severity.MEDIUM, words(ar, "12"), words(en, "talks … children"), state=State.SUPPRESSED,
                reason="agreed <with> & by \"the desk\""),
        finding("date", Severity.LOW, words(ar, "قتلوا"), words(en, "killed"), state=State.CONFIRMED, reason="yes"),
    ]
    rows = [document("r1", "pairs.csv", code, text, first_line=7) for code, text in (("ar", "47"), ("en", "74\x0b"))]
    pages = [document("memo", f"memo.{code}.pdf", code, text, landmarks=(Landmark(0, "page 3"),))
             for code, text in (("ar", "47"), ("en", "74"))]
    others = [[finding("number", Severity.HIGH, words(one[0], "47"), words(one[1], "74"), pair=one[0].article.name)]
              for one in (rows, pages)]
    comparisons = tuple(
        Comparison(source.article.name, source, target, None, numbered(findings)) for source, target, findings in
        ((ar, en, found), (*rows, others[0]), (*pages, others[1]), (pages[0], None, [])))
    result = Result(comparisons, Signature("0.0.0", "model@1", "abcd"))
    failing = frozenset(one.fingerprint for one in result.findings if one.state.counts and one.severity.rank > 0)
    return ci.Run(result, tmp_path, failing, (Known("2024/هدنة غزة", "number", "0" * 16, "1" * 16, "12; 21"),))


def settled(form: str, text: str) -> str:
    """The text without what the checks' own documentation puts into it."""
    if form != "sarif":
        return text
    log = json.loads(text)
    assert {rule["id"] for rule in log["runs"][0]["tool"]["driver"].pop("rules")} == set(all_checks())
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("form", FORMS)
def test_a_format_gives_what_it_gave(run: ci.Run, form: str) -> None:
    text = settled(form, ci.document(run, form))
    path = GOLDEN / ci.FILES.get(form, f"findings.{form}.txt")
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, "utf-8", newline="")
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_result_gives_the_same_bytes_and_an_empty_one_a_document(run: ci.Run, form: str) -> None:
    assert ci.document(run, form) == ci.document(run, form)
    empty = ci.document(ci.Run(Result((), run.result.signature), run.root), form)
    assert empty in ("",) if form in ci.PRINTED else empty.endswith("\n")


def text_of(root: Path, path: str) -> str:
    return ARABIC if ".ar." in path else ENGLISH


class TestSarif:
    """SARIF 2.1.0."""

    @pytest.fixture
    def log(self, run: ci.Run) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(ci.document(run, "sarif"))
        return found

    def test_it_is_valid_by_the_official_schema(self, log: dict[str, Any], run: ci.Run) -> None:
        jsonschema.Draft7Validator(SCHEMA).validate(log)
        plain = json.loads(ci.document(ci.Run(run.result, run.root), "sarif"))
        jsonschema.Draft7Validator(SCHEMA).validate(plain)
        assert not any("baselineState" in one for one in plain["runs"][0]["results"])

    def test_the_schema_would_refuse_what_is_wrong(self, log: dict[str, Any]) -> None:
        log["runs"][0]["results"][0]["level"] = "severe"
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft7Validator(SCHEMA).validate(log)

    def test_every_rule_has_its_help(self, log: dict[str, Any]) -> None:
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        assert all("Example:" in rule["help"]["text"] and len(rule["shortDescription"]["text"]) > 20 for rule in rules)

    def test_regions_hold_the_words_in_code_points_on_both_sides(self, log: dict[str, Any]) -> None:
        assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
        seen = []
        for one in log["runs"][0]["results"]:
            for place in (*one.get("locations", ()), *one.get("relatedLocations", ())):
                physical = place["physicalLocation"]
                region, path = physical.get("region", {}), unquote(physical["artifactLocation"]["uri"])
                if "endLine" in region:
                    lines = text_of(Path(), path).split("\n")[region["startLine"] - 1:region["endLine"]]
                    lines[-1] = lines[-1][:region["endColumn"] - 1]
                    seen.append("\n".join(lines)[region["startColumn"] - 1:])
        assert {"74", "47", "talks", "people, among\nthem 12", "لا مقابل لهذه الجملة."} <= set(seen)

    def test_paths_are_relative_and_escaped_with_forward_slashes(self, log: dict[str, Any]) -> None:
        uris = {place["physicalLocation"]["artifactLocation"]["uri"]
                for one in log["runs"][0]["results"] for place in one.get("locations", ())}
        assert all(re.fullmatch(r"[A-Za-z0-9%/._-]+", uri) for uri in uris)
        assert "articles/2024/هدنة غزة.en.md" in {unquote(uri) for uri in uris}

    def test_states_are_suppressions_and_baseline_states(self, log: dict[str, Any]) -> None:
        results = {one["ruleId"]: one for one in log["runs"][0]["results"][:8]}
        assert results["organisation"]["suppressions"] == [
            {"kind": "external", "status": "accepted", "justification": "the house's style"}]
        assert results["person"]["suppressions"][0]["kind"] == "inSource"
        states = {check: one["baselineState"] for check, one in results.items()}
        assert (states["role"], states["quantity"], states["number"]) == ("unchanged", "updated", "new")
        assert log["runs"][0]["results"][-1]["baselineState"] == "absent"

    def test_fingerprints_do_not_depend_on_places(self, run: ci.Run, log: dict[str, Any]) -> None:
        written = [one["partialFingerprints"]["checker/v1"] for one in log["runs"][0]["results"]]
        assert written[:-1] == [one.fingerprint for one in run.result.findings]
        assert len(set(written)) == len(written)


def test_a_page_from_the_web_is_named_by_its_address(run: ci.Run) -> None:
    landmarks = (Landmark(0, "paragraph 1"),)
    page = document("camp", "https://example.org/news//camp.html", "en", "74 died", landmarks=landmarks)
    alone = Evidence("", "", None, "")
    comparison = Comparison("camp", page, None, None, (finding("number", Severity.HIGH, alone, words(page, "74")),))
    result = Result((comparison,), run.result.signature)
    printed = ci.document(ci.Run(result, run.root), "github")
    assert printed.startswith("::error file=https%3A//example.org/news//camp.html,title=")


def test_rdjson_counts_bytes_from_one_and_ends_behind_the_words(run: ci.Run) -> None:
    found = json.loads(ci.document(run, "rdjson"))["diagnostics"]
    seen = []
    for one in found:
        for location in (one["location"], *(other["location"] for other in one.get("relatedLocations", ()))):
            start, end = location.get("range", {}).get("start", {}), location.get("range", {}).get("end", {})
            if end and start["line"] == end["line"]:
                line = text_of(Path(), location["path"]).split("\n")[start["line"] - 1].encode()
                seen.append(line[start["column"] - 1:end["column"] - 1].decode())
    assert {"74", "47", "100%", "killed", "قتلوا"} <= set(seen)
    assert {one["severity"] for one in found} <= {"ERROR", "WARNING", "INFO"}
    assert not {"role", "person", "organisation"} & {one["code"]["value"] for one in found}


def test_gitlab_has_what_its_documentation_requires(run: ci.Run) -> None:
    entries = json.loads(ci.document(run, "gitlab"))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 7
    for entry in entries:
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["description"]
        assert entry["check_name"] in all_checks()
        assert not entry["location"]["path"].startswith(("/", "./"))
        assert 1 <= entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"]


def test_github_commands_are_read_back_by_the_rules_of_the_runner(run: ci.Run) -> None:
    def unescaped(text: str, more: bool) -> str:
        for code, sign in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if more else ()), ("%25", "%")):
            text = text.replace(code, sign)
        return text

    read = []
    for line in ci.document(run, "github").splitlines():
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match, line
        properties = {key: unescaped(value, more=True)
                      for key, _, value in (part.partition("=") for part in match[2].split(","))}
        read.append((match[1], properties, unescaped(match[3], more=False)))
    command, properties, message = read[0]
    assert (command, properties["file"], properties["title"]) == (
        "error", "articles/2024/هدنة غزة.en.md", "checker: number")
    assert message == "47, 74: 100% wrong\r\nreally\ncompare articles/2024/هدنة غزة.ar.md:2"
    assert len(read) == 7
    assert all("col" not in one or one["line"] == one["endLine"] for _, one, _ in read)


def test_junit_fails_what_fails_and_skips_what_was_dealt_with(run: ci.Run) -> None:
    suites = ElementTree.fromstring(ci.document(run, "junit").encode())  # noqa: S314 - we wrote it
    assert [(one.get("tests"), one.get("failures"), one.get("skipped")) for one in (suites, *suites)] == [
        ("14", "5", "3"), ("9", "3", "3"), ("2", "1", "0"), ("2", "1", "0"), ("1", "0", "0")]
    failed = [case for case in suites.iter("testcase") if case.find("failure") is not None]
    assert {case.get("classname") for case in failed} == {"2024/هدنة غزة", "r1", "memo"}
    assert [one.get("message") for one in suites.iter("skipped")] == [
        "dismissed: the house's style", "known", 'suppressed: agreed <with> & by "the desk"']
    assert all(unicodedata.category(sign) != "Cc" or sign in "\n\r\t" for sign in ci.document(run, "junit"))
    assert not any("time" in case.attrib for case in suites.iter("testcase"))

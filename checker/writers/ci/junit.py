"""JUnit XML, which every CI shows as a list of tests: a suite for each pair, a case for each of its findings."""

import re
from xml.etree import ElementTree

from checker.finding import State
from checker.writers.ci._run import Located, Run
from checker.writers.ci._spots import Spot

# What XML 1.0 can't hold, even escaped.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COMPARED = "compared"


def document(run: Run) -> str:
    """The suites. A finding that makes the run fail is a failure; one that was dealt with, or is known, is skipped with
    its reason; any other has passed, with what was found in its output. No time stands in it: it would differ."""
    suites = ElementTree.Element("testsuites", name="checker")
    for comparison in run.result.comparisons:
        suite = ElementTree.SubElement(suites, "testsuite", name=_clean(comparison.name))
        ElementTree.SubElement(suite, "testcase", classname=_clean(comparison.name), name=_COMPARED)
        for located in run.of(comparison):
            _case(suite, located, located.finding.fingerprint in run.failing)
        _count(suite, suite)
    _count(suites, suites)
    ElementTree.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(suites, encoding="unicode")}\n'


def _case(suite: ElementTree.Element, located: Located, failing: bool) -> None:
    finding = located.finding
    case = ElementTree.SubElement(suite, "testcase", classname=_clean(finding.pair),
                                  name=f"{finding.check} {finding.fingerprint}")
    if failing:
        failure = ElementTree.SubElement(case, "failure", type=finding.severity.value, message=_clean(located.message))
        failure.text = _told(located)
    elif finding.state.counts:
        ElementTree.SubElement(case, "system-out").text = _told(located)
    else:
        reason = "" if finding.state is State.KNOWN else f": {finding.reason}"
        ElementTree.SubElement(case, "skipped", message=_clean(f"{finding.state.value}{reason}"))


def _count(element: ElementTree.Element, cases: ElementTree.Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        element.set(name, str(sum(1 for _ in cases.iter(tag))))
    element.set("errors", "0")


def _told(located: Located) -> str:
    finding = located.finding
    lines = [f"{finding.severity.value}: {located.message}"]
    lines += [f"{_place(spot)}: {evidence.text or '(silent here)'}" for evidence, spot in located.sides]
    return _clean("\n".join(lines))


def _place(spot: Spot) -> str:
    point = spot.start
    return f"{spot.path}:{point.line}" + (f":{point.column}" if point.column else "") if point else spot.path


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)

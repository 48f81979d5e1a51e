"""The board: what a query shows, where findings stand by what was decided, and what is alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.decision import Decision, Judgement
from checker.review.desk.board import Board
from checker.review.desk.loading import read_material
from checker.review.desk.query import STATES, Query, query
from checker.review.desk.standing import Item
from checker.review.store import Store, open_store
from tests.review.desk.made_up import ALIKE, BODY, DAY, NUMBER, SOME, Wrong, write_run

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


@contextmanager
def opened(folder: Path, wrong: tuple[Wrong, ...] = SOME) -> Iterator[tuple[Board, Store]]:
    material = read_material([write_run(folder, wrong)])
    with open_store(str(folder / "decisions.sqlite")) as store:
        yield Board(material, store), store


def decision(item: Item, judgement: Judgement, reviewer: str = "Mona", minutes: int = 0) -> Decision:
    cells = item.cells
    return Decision(cells["fingerprint"], cells["digest"], judgement, reviewer, NOON + timedelta(minutes=minutes),
                    cells["check"], cells["pair"], cells["source_value"], cells["target_value"])


def shown(board: Board, **asked: str) -> list[str]:
    return [item.cells["pair"] for item in board.view(query(asked)).items]


@pytest.mark.parametrize(("asked", "pairs"), [
    ({}, ["truce", "flood", "flood-0", "flood-1", "flood-2", "truce"]),
    ({"check": "number"}, ["flood", "flood-0", "flood-1", "flood-2"]),
    ({"severity": "low"}, ["truce"]),
    ({"severity": "dreadful"}, ["truce", "flood", "flood-0", "flood-1", "flood-2", "truce"]),
    ({"pair": "truce"}, ["truce", "truce"]),
    ({"q": "47 flood-1"}, ["flood-1"]),
    ({"q": "مفوضيه حقوق الانسان"}, ["truce"]),
    ({"q": "unhcr"}, ["truce"]),
    ({"q": "OHCHR no such word"}, []),
    ({"state": "dismissed"}, []),
    ({"reviewer": "Mona"}, []),
])
def test_a_query_shows_what_it_asks_for(asked: dict[str, str], pairs: list[str], tmp_path: Path) -> None:
    with opened(tmp_path) as (board, _):
        assert shown(board, **asked) == pairs


@pytest.mark.parametrize(("judgement", "standing", "waits"), [
    (Judgement.CONFIRMED, "confirmed", False), (Judgement.DISMISSED, "dismissed", False),
    (Judgement.UNSURE, "unsure", False), (Judgement.WITHDRAWN, "open", True),
])
def test_a_decision_says_where_a_finding_stands(judgement: Judgement, standing: str, waits: bool, tmp_path: Path
                                                ) -> None:
    with opened(tmp_path, (NUMBER,)) as (board, _):
        board.append([decision(board.item(0), judgement)])
        assert (board.item(0).standing, board.item(0).to_do) == (standing, waits)
        assert len(shown(board)) == waits


@pytest.mark.parametrize("state", ["suppressed", "known"])
def test_what_the_text_suppresses_or_the_baseline_knows_stays_so(state: str, tmp_path: Path) -> None:
    file = write_run(tmp_path, (NUMBER,)) / "findings.jsonl"
    file.write_text(file.read_text("utf-8").replace('"state":"open"', f'"state":"{state}"'), "utf-8")
    with open_store(str(tmp_path / "decisions.sqlite")) as store:
        board = Board(read_material([tmp_path]), store)
        board.append([decision(board.item(0), Judgement.CONFIRMED)])
        assert board.item(0).standing == state
        assert board.progress().total == 0
        assert shown(board) == []


def test_a_sentence_that_has_changed_opens_the_question_again(tmp_path: Path) -> None:
    with opened(tmp_path, (NUMBER,)) as (board, store):
        board.append([decision(board.item(0), Judgement.DISMISSED)])
        edited = replace(NUMBER, target=("74", "74", "The flood has killed 74 people."))
        again = Board(read_material([write_run(tmp_path, (edited,))]), store)
        assert again.item(0).standing == "reopened"
        assert shown(again) == ["flood"]


def test_what_another_process_decides_appears_at_the_next_look(tmp_path: Path) -> None:
    with opened(tmp_path) as (board, _), open_store(str(tmp_path / "decisions.sqlite")) as elsewhere:
        before = board.refresh()
        elsewhere.append([decision(board.item(0), Judgement.CONFIRMED, "Sami")])
        assert board.refresh() > before
        assert [item.standing for item in board.changed(before)] == ["confirmed"]
        assert shown(board, state="confirmed", reviewer="Sami") == ["truce"]
        assert board.changed(board.refresh()) == ()


def test_an_older_decision_that_is_imported_later_does_not_count(tmp_path: Path) -> None:
    with opened(tmp_path) as (board, _):
        board.append([decision(board.item(0), Judgement.CONFIRMED, minutes=5)])
        board.append([decision(board.item(0), Judgement.DISMISSED, "Sami")])
        assert board.item(0).standing == "confirmed"


def test_decisions_on_findings_of_other_runs_change_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, (NUMBER, BODY)) as (board, store):
        board.append([decision(board.item(0), Judgement.DISMISSED)])
        other = Board(read_material([write_run(tmp_path, (DAY,))]), store)
        assert other.progress().decided == 0


def test_alike_are_findings_of_the_same_check_with_the_same_values_that_wait(tmp_path: Path) -> None:
    near = replace(NUMBER, pair="near", target=("75", "75", "75 people."))
    with opened(tmp_path, (*SOME, near)) as (board, _):
        number = next(item for item in board.items(range(7)) if item.cells["pair"] == "flood")
        assert [item.cells["pair"] for item in board.like(number)] == ["flood", *(one.pair for one in ALIKE)]
        board.append([decision(number, Judgement.CONFIRMED)])
        assert len(board.like(number)) == len(ALIKE)


def test_progress_counts_the_decisions_of_the_whole_team(tmp_path: Path) -> None:
    with opened(tmp_path) as (board, _):
        board.append([decision(board.item(0), Judgement.CONFIRMED), decision(board.item(1), Judgement.DISMISSED),
                      decision(board.item(2), Judgement.UNSURE, "Sami")])
        progress = board.progress()
        assert (progress.decided, progress.total) == (2, 6)
        assert progress.reviewers == (("Mona", 2), ("Sami", 1))
        assert progress.standings["unsure"] == 1


def test_the_choices_of_a_filter_are_counted_under_the_other_filters(tmp_path: Path) -> None:
    with opened(tmp_path) as (board, _):
        assert board.counts("check", query({"check": "date", "pair": "truce"})) == (("date", 1), ("organisation", 1))


def test_the_page_is_the_one_with_the_finding_looked_at(tmp_path: Path) -> None:
    many = tuple(replace(NUMBER, pair=f"p{number:03}") for number in range(120))
    with opened(tmp_path, many) as (board, _):
        last = board.item(119).cells["fingerprint"]
        view = board.view(query({"finding": last}))
        assert (view.page, view.pages, view.total) == (3, 3, 120)
        assert view.current is not None
        assert view.current.row == 119
        assert board.view(query({"page": "99"})).page == 3
        assert len(board.view(query({"page": "2"})).items) == 50


def test_what_follows_is_found_on_whatever_page_it_stands_now(tmp_path: Path) -> None:
    with opened(tmp_path) as (board, _):
        board.append([decision(board.item(0), Judgement.CONFIRMED), decision(board.item(2), Judgement.CONFIRMED)])
        following = [board.after(query({}), board.item(row)) for row in (0, 1, 5)]
        assert [item.row for item in following if item] == [1, 3, 1]
        assert board.after(query({"state": "known"}), board.item(0)) is None


@given(st.builds(Query, state=st.sampled_from(STATES), severity=st.sampled_from(["", "high"]),
                 check=st.text(max_size=9).map(str.strip), pair=st.text(max_size=9).map(str.strip),
                 q=st.text(max_size=9).map(str.strip), page=st.integers(0, 9_999_999)))
def test_an_address_shows_the_view_that_it_was_made_from(asked: Query) -> None:
    from urllib.parse import parse_qsl

    _, _, given_query = asked.address.partition("?")
    assert query(dict(parse_qsl(given_query, keep_blank_values=True))) == asked

"""The demo, run as a newcomer runs it: what it shows, twice, and what it leaves behind."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.flows.alerts.strict import faults
from tests.flows.processes import descendants, left_after, naming
from tests.lived_demo import PARLEY, LivedDemo, run_demo

pytestmark = pytest.mark.slow

DROPS = set(
    "robots not_found too_big not_html empty_body not_talks unread_language too_old duplicate_link timeout".split()
)


@pytest.fixture
def story(lived_demo: LivedDemo) -> dict[str, Any]:
    """Give what the demo printed."""
    return lived_demo.story


def test_the_rounds_are_discovered_in_order(story: dict[str, Any]) -> None:
    """Two rounds of one series and one of another are found, each first seen as something, none looked up."""
    rounds = [(row["round_id"], row["start_on"], row["end_on"]) for row in story["rounds"]]
    assert rounds == [
        ("abu-dhabi-2026-1", "2026-01-23", "2026-01-24"),
        ("abu-dhabi-2026-2", "2026-02-04", "2026-02-05"),
        ("geneva-2026-1", "2026-02-17", "2026-02-18"),
    ]
    assert all(row["first_seen_as"] and row["first_told_by"] and row["dated_by"] for row in story["rounds"])


def test_every_round_has_its_followups_with_reasons(story: dict[str, Any]) -> None:
    """Each round has follow-ups, each with a reason; a swap carries out a deal; a look-alike is refused."""
    links = story["followups"]
    assert all(link["reason"] for link in links)
    for row in story["rounds"]:
        later = [link for link in links if link["follows"] == row["round_id"] and link["relation"] != "refused"]
        assert len(later) >= 2, row["round_id"]
    carried = {link["follows"] for link in links if link["relation"] == "outcome_implementation"}
    assert "geneva-2026-1" in carried
    refused = [link for link in links if link["relation"] == "refused"]
    assert any("Iran" in link["title"] for link in refused)


def test_articles_follow_articles(story: dict[str, Any]) -> None:
    """Reprints lead to the first printing, a swap to the report of its deal, the second round to the first."""
    among = {link["relation"] for link in story["followups"] if " " in link["follows"]}
    assert {"syndicated_copy", "outcome_implementation", "next_round", "followup_same_round"} <= among


def test_a_reprinted_text_counts_as_one_origin(story: dict[str, Any]) -> None:
    """The agency's report printed by four outlets is one copy group with one origin."""
    (group,) = [row for row in story["copies"] if row["origin"] == "Meridian Press Agency"]
    assert (group["printed"], group["origins"]) == (4, 1)


def test_what_was_left_out_has_its_reasons(story: dict[str, Any]) -> None:
    """Every kind of drop the wire offers is there, and the books of every cycle close."""
    assert {row["reason"] for row in story["left_out"]} >= DROPS
    assert story["unexplained"] == 0
    assert story["broken"] == []


def test_every_alert_is_delivered_exactly_once(story: dict[str, Any], lived_demo: LivedDemo) -> None:
    """Each alert has one delivery, its line is in the file once, and every round was alerted."""
    assert [row["deliveries"] for row in story["alerts"]] == [1] * len(story["alerts"])
    lines = [json.loads(line) for line in (lived_demo.folder / "alerts.jsonl").read_text().splitlines()]
    assert len({line["alert_id"] for line in lines}) == len(lines) == len(story["alerts"])
    assert {line["round"]["id"] for line in lines} == {row["round_id"] for row in story["rounds"]}
    assert [line["summary"] for line in lines] == [row["summary"] for row in story["alerts"]]
    for line in lines:
        del line["alert_id"]
        assert faults(line) == []


def test_the_facts_of_the_latest_round_have_their_words(story: dict[str, Any]) -> None:
    """The latest round is Geneva's, and each of its facts comes with its evidence."""
    assert story["latest_round"] == "geneva-2026-1"
    assert {"round", "delegation_head", "prisoner_exchange"} <= {fact["type"] for fact in story["facts"]}
    assert all(fact["evidence"] for fact in story["facts"])


def test_the_same_again_gives_the_same(lived_demo: LivedDemo, tmp_path: Path) -> None:
    """A run where another one was shows the same story and leaves no process behind."""
    folder = tmp_path / "again"
    shutil.copytree(lived_demo.folder, folder)
    assert run_demo(folder) == lived_demo.story
    assert left_after(naming(str(folder)), 10) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_a_killed_demo_leaves_no_process(tmp_path: Path) -> None:
    """SIGKILL in the middle of the replay ends the Prefect server and the reading children too."""
    demo = subprocess.Popen([*PARLEY, "demo", "--data", str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert demo.stdout is not None
    assert any(line.startswith("replaying") for line in demo.stdout)
    below = descendants(demo.pid)
    assert below
    demo.send_signal(signal.SIGKILL)
    demo.communicate()
    assert left_after(below | naming(str(tmp_path)), 15) == set()

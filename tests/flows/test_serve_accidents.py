"""What a killed run, runner or server and an hour's outage cost: one run more, and no effect twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.flows.processes import descendants, left_after
from tests.flows.serving import FEED, HOST, PARLEY, ROOT, TALKS, Serving, page_of, wired

pytestmark = pytest.mark.slow

LED = "The Ukrainian delegation was led by Ostap Hrebinka. They also agreed to return 20 children."
SOMEBODY = """
[[person]]
id = "hrebinka"
side = "UA"
name = "Ostap Hrebinka"
"""
HOOKS = """
[[alerts.hooks]]
name = "desk"
channel = "jsonl"
path = "desk.jsonl"
kinds = ["round.*", "operations.nothing_polled"]

[[alerts.hooks]]
name = "daily"
channel = "jsonl"
path = "daily.jsonl"
kinds = ["round.cancelled"]
digest = ["round.concluded", "operations.nothing_polled"]
digest_at = "05:30"
"""


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Give one `parley serve` for the tests of this file, which they start and end, in the order they stand in."""
    home = tmp_path_factory.mktemp("serving")
    folder = home / "config"
    shutil.copytree(ROOT / "config", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    with (folder / "settings.toml").open("a") as settings:
        settings.write(HOOKS)
    with wired() as wire:
        (folder / "feeds.toml").write_text(FEED.format(url=wire.url(HOST, "/feed")))
        command = [*PARLEY, "serve", "--config", str(folder), "--every", "20s"]
        own = {"PARLEY_PATHS__DATA": str(home / "data"), "PARLEY_UPKEEP__BACKUP_TO": str(home / "kept")}
        made = Serving(command=command, data=home / "data", wire=wire, own=own)
        yield made
        made.kill()


def told(serving: Serving, hook: str) -> list[dict[str, Any]]:
    """Return what a hook was told so far."""
    path = serving.data / f"{hook}.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_what_is_killed_is_followed_by_one_run(serving: Serving) -> None:
    """A run, the runner, the server killed in the middle of a fetch: only what died is started anew, then one run."""
    serving.start()
    os.kill(serving.at_work(1), signal.SIGKILL)  # itself a run that caught up: the schedule's next follows

    serving.until(lambda: [run for run in serving.runs("RUNNING") if run["auto_scheduled"]])
    os.kill(serving.fetching(), signal.SIGKILL)

    engine, server = serving.at_work(2), serving.child("uvicorn")
    below = descendants(engine)
    os.kill(serving.child("-m flows.serve"), signal.SIGKILL)
    assert left_after([engine, *below], 5) == set()

    engine = serving.at_work(3)
    assert serving.child("uvicorn") == server
    os.kill(server, signal.SIGKILL)

    serving.at_work(4)
    assert left_after([engine], 5) == set()
    serving.until(lambda: serving.runs("COMPLETED"))
    assert len(serving.caught_up()) == 4
    assert [row["title"] for row in serving.rows("select title from article order by all")] == ["good", "talks"]
    assert [line["kind"] for line in told(serving, "desk")] == ["round.concluded"]


def test_after_an_hour_one_run_catches_up(serving: Serving) -> None:
    """The alarm reaches the hook once, from outside, while no run can begin; then one run, and nothing told twice."""
    lived(serving)
    caught_up = len(serving.caught_up())
    serving.ends(signal.SIGTERM, 10)
    done = len(serving.rows("from runs where outcome = 'done'"))
    due = len(serving.wire.asked(HOST, "/feed"))
    serving.let_pass(timedelta(hours=1))

    serving.start(PREFECT_API_URL=f"http://{HOST}:9/api")  # Prefect is away: the runner ends again and again
    serving.until(lambda: "operations.nothing_polled" in [line["kind"] for line in told(serving, "desk")])
    serving.ends(signal.SIGINT, 10)
    assert len(serving.wire.asked(HOST, "/feed")) == due

    serving.start()
    serving.until(lambda: len(serving.rows("from runs where outcome = 'done'")) > done)
    assert len(serving.wire.asked(HOST, "/feed")) == due + 1
    assert len(serving.caught_up()) == caught_up + 1
    late = [run for run in serving.runs("CANCELLED") if "missed while nothing ran" in run["state"]["message"]]
    assert len(late) > 20
    assert [line["kind"] for line in told(serving, "desk")] == ["round.concluded", "operations.nothing_polled"]
    assert serving.rows("from runs where outcome = 'failed' or unexplained <> 0") == []


def test_every_deployment_does_its_work(serving: Serving) -> None:
    """A day later by hand: digest, a changed page, upkeep, a replay that tells, one that counts, with who and why."""
    lived(serving)
    made = {one["name"]: one["id"] for one in serving.asked("/deployments/filter")}
    for name in ("monitor", "versions"):  # an operator pauses the schedules on Prefect's page
        serving.asked(f"/deployments/{made[name]}/pause_deployment")
    serving.until(lambda: not serving.runs("PENDING", "RUNNING"))
    polls = len(serving.wire.asked(HOST, "/feed"))
    serving.let_pass(timedelta(days=1, hours=1))
    serving.wire.publish(HOST, "/talks", page_of([*TALKS, LED]))

    by_hand = [started(serving, made[name]) for name in ("digest", "replay")]
    assert [ended(serving, run) for run in by_hand] == ["COMPLETED"] * 2
    assert ended(serving, started(serving, made["versions"])) == "COMPLETED"
    by_hand = [started(serving, made["upkeep"]), started(serving, made["replay"], promote=True)]  # and nobody says why
    assert [ended(serving, run) for run in by_hand] == ["COMPLETED", "FAILED"]
    with (serving.data.parent / "config/talks/russia_ukraine/lexicon.toml").open("a") as lexicon:
        lexicon.write(SOMEBODY)  # the same page is understood otherwise from now on
    before = told(serving, "desk")
    signed = started(serving, made["replay"], promote=True, operator="ada", why="the head has a name")
    assert ended(serving, signed) == "COMPLETED"

    assert len(serving.wire.asked(HOST, "/feed")) == polls
    assert [line["kind"] for line in told(serving, "daily")] == ["digest"]
    versions = serving.rows("select version from article where title = 'talks' order by all")
    assert [row["version"] for row in versions] == [1, 2]
    assert len(list((serving.data.parent / "kept").glob("parley-*/manifest.json"))) == 1
    kinds = {row["kind"] for row in serving.rows("select kind from runs where outcome = 'done'")}
    assert kinds == {"cycle", "digest", "versions", "maintain", "replay"}
    pages = [one["data"] for one in serving.asked("/artifacts/filter") if one["key"] == "parley-replay"]
    assert sorted("promoted; the snapshot shows it" in page for page in pages) == [False, True]
    assert all("articles read again" in page for page in pages)
    (led,) = serving.rows("select persons, slots from facts where type = 'delegation_head'")
    assert "hrebinka" in str(led)
    assert [(row["operator"], row["why"]) for row in serving.rows("from replays")] == [("ada", "the head has a name")]
    assert told(serving, "desk") == before
    serving.ends(signal.SIGTERM, 10)


def lived(serving: Serving) -> None:
    """Let one cycle end, where a test is run without those before it."""
    if serving.process is None:
        serving.start()
        serving.until(lambda: serving.runs("COMPLETED"))


def started(serving: Serving, deployment: str, **parameters: object) -> str:
    """Start a run of a deployment as its form on Prefect's page does; its id."""
    run: str = serving.asked(f"/deployments/{deployment}/create_flow_run", parameters=parameters)["id"]
    return run


def ended(serving: Serving, run: str) -> str:
    """Wait for a run to end; its state."""
    found: list[str] = []

    def look() -> bool:
        found[:] = [one["state_type"] for one in serving.asked("/flow_runs/filter", flow_runs={"id": {"any_": [run]}})]
        return found[0] in {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}

    serving.until(look)
    return found[0]

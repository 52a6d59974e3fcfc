"""Operators see what was sent, send it again, keep a hook quiet, and decide about rounds; whoever was told is told."""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from flows.cli.app import app
from flows.demo.play import demo_config
from flows.wire import Wire
from tests.flows.alerts.strict import faults
from tests.flows.small_world import EARLIER, cycle_with, published, small_world

WHO = ("--operator", "desk", "--why", "checked by hand")


@pytest.fixture
def data(small_cycle: Path, tmp_path: Path) -> Path:
    """Return a copy of the folder of one small cycle."""
    return Path(shutil.copytree(small_cycle, tmp_path / "data"))


def ask(data: Path, *words: str) -> Result:
    """Run a command over the folder."""
    return CliRunner(env={"PARLEY_PATHS__DATA": str(data), "COLUMNS": "100"}).invoke(app, list(words))


def alerts(data: Path) -> list[dict[str, Any]]:
    """Return the alerts as the command prints them."""
    found: list[dict[str, Any]] = json.loads(ask(data, "alerts", "list", "--json").stdout)
    return found


def sent(data: Path) -> list[dict[str, Any]]:
    """Return what the hook got."""
    return [json.loads(line) for line in (data / "alerts.jsonl").read_text().splitlines()]


def test_alerts_are_listed_and_shown(data: Path) -> None:
    """The list fits the terminal, and one alert is shown with its attempts."""
    table = ask(data, "alerts", "list")
    assert table.exit_code == 0
    assert max(len(line) for line in table.stdout.splitlines()) <= 100
    one = alerts(data)[0]
    assert one["queue"] == "sent"
    shown = ask(data, "alerts", "show", one["alert"])
    assert (shown.exit_code, "taken" in shown.stdout, "payload" in shown.stdout) == (0, True, True)


def test_what_is_sent_is_valid(data: Path) -> None:
    """Every line of the hook keeps to the published schema."""
    assert sent(data)
    for line in sent(data):
        del line["alert_id"]
        assert faults(line) == []


def test_a_rejected_round_is_corrected_for_whoever_was_told(data: Path) -> None:
    """The correction waits in the queue, goes out once, names what was wrong, and the round is not opened again."""
    told = sent(data)[-1]
    done = ask(data, "rounds", "reject", told["subject"], *WHO)
    assert (done.exit_code, "file will hear" in done.stdout) == (0, True)
    assert [one["kind"] for one in alerts(data) if one["queue"] == "waiting"] == ["round.correction"]
    assert ask(data, "alerts", "deliver").stdout == "1 taken, 0 refused, 0 waiting\n"
    correction = sent(data)[-1]
    assert (correction["kind"], correction["correction"]["of"]) == ("round.correction", told["event_id"])
    del correction["alert_id"]
    assert faults(correction) == []
    count = len(sent(data))
    with Wire(now=EARLIER) as wire:
        published(wire, small_world())
        asyncio.run(cycle_with(demo_config(data, small_world()), wire.port, EARLIER.replace(hour=23)))
    assert len(sent(data)) == count


def test_a_merge_tells_and_renames(data: Path) -> None:
    """The merged round's hooks get a correction, and the other round carries its name."""
    mine = sent(data)[-1]["subject"]
    done = ask(data, "rounds", "merge", mine, "istanbul-2025-3", *WHO)
    assert done.exit_code == 0, done.output
    rows = json.loads(
        ask(data, "query", "--json", "select aliases from rounds where round_id = 'istanbul-2025-3'").stdout
    )
    assert mine in rows[0]["aliases"]
    assert ask(data, "rounds", "merge", mine, mine, *WHO).exit_code != 0


def test_a_decision_needs_a_known_round_and_a_reason(data: Path) -> None:
    """An unknown round or an empty reason is refused with what to do."""
    for words in (("rounds", "reject", "nowhere-2030-1", *WHO), ("rounds", "confirm", "istanbul-2025-3", *WHO)):
        done = ask(data, *words)
        assert done.exit_code != 0
    assert ask(data, "rounds", "reject", "istanbul-2025-3", "--operator", "desk").exit_code == 2


def test_an_alert_is_sent_again_and_a_file_has_it_once(data: Path) -> None:
    """Put back and delivered, the receiver that remembers ids has one line still."""
    count = len(sent(data))
    assert ask(data, "alerts", "resend", alerts(data)[0]["alert"]).exit_code == 0
    assert ask(data, "alerts", "deliver").stdout == "1 taken, 0 refused, 0 waiting\n"
    assert len(sent(data)) == count


def test_a_silenced_hook_is_told_nothing(data: Path) -> None:
    """A correction during a silence stays on record as silenced."""
    assert ask(data, "alerts", "silence", "file", "2h", *WHO).exit_code == 0
    assert ask(data, "alerts", "silence", "nobody", "2h", *WHO).exit_code != 0
    ask(data, "rounds", "reject", sent(data)[-1]["subject"], *WHO)
    assert ask(data, "alerts", "deliver").stdout == "0 taken, 0 refused, 0 waiting\n"
    assert alerts(data)[0]["queue"] == "silenced"


def test_a_hook_is_tried(data: Path) -> None:
    """The test message says that it is one; an unknown hook is refused."""
    assert ask(data, "alerts", "test", "file").exit_code == 0
    assert sent(data)[-1]["kind"] == "operations.test"
    assert ask(data, "alerts", "test", "nobody").exit_code != 0


def test_a_dead_alert_needs_a_person(data: Path) -> None:
    """A hook that cannot take it leaves the alert waiting, and the status says so."""
    (data / "alerts.jsonl").rename(data / "kept.jsonl")
    (data / "alerts.jsonl").mkdir()
    ask(data, "alerts", "resend", alerts(data)[0]["alert"])
    assert ask(data, "alerts", "deliver").exit_code == 1
    status = ask(data, "status")
    assert status.exit_code == 1
    assert "for the hook file" in status.stdout

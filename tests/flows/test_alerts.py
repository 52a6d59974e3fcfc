"""Alerts go out in order, once each, and what a channel refuses stays pending."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import config
from config.settings import Settings
from extractors.model import Round, RoundEvent
from extractors.rounds import RoundChange
from flows.alerts import CHANNELS, deliver_pending
from flows.alerts.payload import alerts_for
from storage.alert import Pending

NOW = datetime(2026, 2, 5, 18, 0, tzinfo=UTC)
ROUND = Round(
    round_id="abu-dhabi-2026-2", series="abu-dhabi-2026", number=2, start_on=date(2026, 2, 4), end_on=date(2026, 2, 5),
    city="Abu Dhabi", country="AE", venue=None, participants=("RU", "UA", "US"), state="concluded", discovered=True,
)  # fmt: skip


def event(state: str, *, alert: bool = True) -> RoundEvent:
    """Make an event of the round."""
    return RoundEvent(
        event_id=f"event-{state}", round_id=ROUND.round_id, state=state, happened_on=ROUND.end_on,
        summary=f"It {state}.", is_new=False, alert=alert, article_ids=("a",), origins=("Meridian",),
        reason="because", decided_at=NOW,
    )  # fmt: skip


def settings(path: Path) -> Settings:
    """Return the shipped settings with JSON lines going to a file."""
    environment = {"PARLEY_ALERTS__JSONL__PATH": str(path)}
    return config.load(None, environment=environment).settings


def pending(*states: str) -> list[Pending]:
    """Make one waiting alert per state."""
    change = RoundChange(round=ROUND, events=tuple(map(event, states)), is_new=False)
    return [Pending(alert=alert, attempts=0, last_tried_at=None) for alert in alerts_for([change], ["jsonl"], NOW)]


def test_only_alertable_events_become_alerts() -> None:
    """An event that does not alert gives no alert; the id of one that does is the same whenever it is decided."""
    change = RoundChange(round=ROUND, events=(event("announced", alert=False), event("held")), is_new=False)
    first, again = (alerts_for([change], ["jsonl", "other"], NOW) for _ in range(2))
    assert [alert.event_id for alert in first] == ["event-held"] * 2
    assert [alert.alert_id for alert in first] == [alert.alert_id for alert in again]
    assert len({alert.alert_id for alert in first}) == 2


def test_lines_are_written_in_order_and_once(tmp_path: Path) -> None:
    """Each alert is one line, in order; sending it again after a crash adds none."""
    path = tmp_path / "alerts.jsonl"
    waiting = pending("held", "concluded")
    first = asyncio.run(deliver_pending(waiting, settings(path), NOW))
    again = asyncio.run(deliver_pending(waiting, settings(path), NOW))
    assert [delivery.delivered for delivery in (*first, *again)] == [True] * 4
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["kind"] for line in lines] == ["round.held", "round.concluded"]
    assert lines[0]["round"]["start_on"] == "2026-02-04"


def test_a_torn_line_spoils_no_other(tmp_path: Path) -> None:
    """What a crash left of a line is ended, and the next alert has a line of its own."""
    path = tmp_path / "alerts.jsonl"
    path.write_text('{"alert_id": "half a li')
    asyncio.run(deliver_pending(pending("held"), settings(path), NOW))
    assert json.loads(path.read_text().splitlines()[1])["kind"] == "round.held"


def test_a_refusing_channel_keeps_the_order(tmp_path: Path) -> None:
    """After the first refusal the channel is left alone, so that nothing overtakes what waits."""
    (tmp_path / "alerts.jsonl").mkdir()
    deliveries = asyncio.run(deliver_pending(pending("held", "concluded"), settings(tmp_path / "alerts.jsonl"), NOW))
    assert [(delivery.delivered, delivery.attempt) for delivery in deliveries] == [(False, 1)]
    assert "cannot be written" in deliveries[0].detail


def test_standard_output_is_a_channel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The path "-" writes to standard output."""
    asyncio.run(deliver_pending(pending("held"), settings(Path("-")), NOW))
    assert json.loads(capsys.readouterr().out)["new_round"] is False


def test_every_channel_is_in_the_settings() -> None:
    """The register and the settings know the same channels."""
    known = set(type(config.load(None, environment={}).settings.alerts).model_fields) - {
        "channels",
        "alert_window_hours",
        "hooks",
    }
    assert set(CHANNELS) == known

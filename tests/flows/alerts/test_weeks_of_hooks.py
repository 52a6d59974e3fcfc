"""Over the demo's weeks every hook hears of every event it asked for once, in order, and of nothing old."""

from __future__ import annotations

import asyncio
import base64
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from pydantic import TypeAdapter

from config.hooks import Hook
from flows.demo.play import demo_config, replay
from flows.demo.staging import publish_world
from flows.demo.world import load_world
from flows.wire import Wire
from storage.database import open_snapshot
from tests.flows.alerts.receiver import receiving
from tests.flows.alerts.strict import faults

#: Of one round these come in this order.
LADDER = ("announced", "postponed", "held", "concluded")


@pytest.mark.slow
def test_every_hook_hears_of_everything_once_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File, feed, program and webhook get the same eight events; the hook for claims gets each piece of news once."""
    monkeypatch.setenv("DESK_KEY", "whsec_" + base64.b64encode(b"k" * 32).decode())
    world = load_world()
    with receiving() as desk, receiving() as claims, Wire(now=world.cycles[0]) as wire:
        publish_world(wire, world)
        signed = {"channel": "webhook", "secret_env": "DESK_KEY"}
        hooks = (
            {"name": "file", "channel": "jsonl", "path": str(tmp_path / "alerts.jsonl")},
            {"name": "feed", "channel": "atom", "path": str(tmp_path / "alerts.xml")},
            {"name": "program", "channel": "command", "argv": ["/bin/sh", "-c", f"cat >> {tmp_path / 'program'}"]},
            signed | {"name": "desk", "url": f"http://{desk.place}/", "allow": (desk.place,)},
            signed
            | {"name": "claims", "url": f"http://{claims.place}/", "allow": (claims.place,), "kinds": ("claim.*",)},
        )
        made = demo_config(tmp_path, world)
        alerts = made.settings.alerts.model_copy(update={"hooks": TypeAdapter(tuple[Hook, ...]).validate_python(hooks)})
        config = replace(made, settings=made.settings.model_copy(update={"alerts": alerts}))
        asyncio.run(replay(config, world, wire, with_prefect=False))
    lines = payloads((tmp_path / "alerts.jsonl").read_text().splitlines())
    assert len(lines) == 8
    in_order(lines)
    told = [line["event_id"] for line in lines]
    assert [line["event_id"] for line in payloads((tmp_path / "program").read_text().splitlines())] == told
    assert [line["event_id"] for line in payloads([one.body.decode() for one in desk.seen])] == told
    feed = feedparser.parse((tmp_path / "alerts.xml").read_bytes())
    assert sorted(entry["title"] for entry in feed.entries) == sorted(line["summary"] for line in lines)
    news = payloads([one.body.decode() for one in claims.seen])
    assert {line["kind"] for line in news} >= {"claim.agreed", "claim.carried_out"}
    assert max(Counter(line["event_id"] for line in news).values()) == 1
    left = waiting(Path(config.settings.paths.snapshot))
    assert left == []


def payloads(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Return valid payloads; a file's line names its alert beside them."""
    found: list[dict[str, Any]] = [json.loads(text) for text in texts]
    for payload in found:
        payload.pop("alert_id", None)
        assert faults(payload) == []
    return found


def in_order(lines: Sequence[dict[str, Any]]) -> None:
    """Check that each round's events come in the order of its life, each once."""
    for name in {line["subject"] for line in lines}:
        states = [line["kind"].removeprefix("round.") for line in lines if line["subject"] == name]
        assert states == sorted(set(states), key=LADDER.index)


def waiting(snapshot: Path) -> list[dict[str, Any]]:
    """Return what was not sent."""
    store = open_snapshot(snapshot)
    rows = store.rows("select * from alerts where queue not in ('sent', 'merged')")
    store.close()
    return rows

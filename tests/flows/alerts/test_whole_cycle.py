"""A whole cycle tells several hooks, whatever fails in it, and keeps their secrets to itself."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from config import Config
from config.hooks import Hook
from extractors.errors import FetchError
from flows import cycle
from flows.accounts import as_markdown
from flows.demo.play import demo_config
from flows.log import set_up
from flows.wire import Wire
from storage.database import open_snapshot
from tests.flows.alerts.receiver import Receiver, receiving
from tests.flows.alerts.strict import faults
from tests.flows.small_world import EARLIER, LATER, cycle_with, published, small_world

CANARY = "canaryCanaryCANARY77"


def hooked(folder: Path, *hooks: dict[str, Any]) -> Config:
    """Return the demo's configuration with these hooks."""
    made = demo_config(folder, small_world())
    tables = TypeAdapter(tuple[Hook, ...]).validate_python(hooks)
    alerts = made.settings.alerts.model_copy(update={"hooks": tables})
    return replace(made, settings=made.settings.model_copy(update={"alerts": alerts}))


def desk(receiver: Receiver, name: str = "desk", **more: Any) -> dict[str, Any]:
    """Return the table of a signed hook whose secret is the canary."""
    usual = {"name": name, "channel": "webhook", "url": f"http://{receiver.place}/", "secret_env": "CANARY_KEY"}
    return usual | {"allow": (receiver.place,)} | more


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANARY_KEY", "whsec_" + base64.b64encode(CANARY.encode() * 2).decode())
    monkeypatch.setenv("CANARY_ADDRESS", f"http://127.0.0.1:9/{CANARY}")


@contextmanager
def wired() -> Iterator[Wire]:
    """Publish the small world on a wire."""
    with Wire(now=EARLIER) as wire:
        yield published(wire, small_world())


def told(receiver: Receiver) -> list[dict[str, Any]]:
    """Return the payloads that arrived."""
    return [json.loads(one.body) for one in receiver.seen]


def test_every_hook_hears_what_it_asked_for(tmp_path: Path) -> None:
    """Two hooks with other wishes get other messages, all valid; a second cycle over old news tells nobody anything."""
    with receiving() as rounds, receiving() as claims, wired() as wire:
        tables = (desk(rounds), desk(claims, "claims", kinds=("claim.*", "operations.*")))
        config = hooked(tmp_path, *tables)
        asyncio.run(cycle_with(config, wire.port, EARLIER))
        first = len(rounds.seen), len(claims.seen)
        for payload in (*told(rounds), *told(claims)):
            assert faults(payload) == []
        assert {payload["kind"].partition(".")[0] for payload in told(rounds)} == {"round"}
        assert {payload["kind"].partition(".")[0] for payload in told(claims)} == {"claim"}
        assert len({payload["event_id"] for payload in told(claims)}) == len(claims.seen)
        asyncio.run(cycle_with(config, wire.port, EARLIER.replace(minute=50)))
        assert (len(rounds.seen), len(claims.seen)) == first


def test_secrets_are_in_no_table_account_or_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither the database, the books, the artifact, the output, a line of the log nor any file holds a secret."""
    with receiving() as receiver, wired() as wire:
        receiver.status, receiver.body = 500, CANARY.encode()
        lost = {"name": "lost", "channel": "webhook", "url_env": "CANARY_ADDRESS", "secret_env": "CANARY_KEY"}
        config = hooked(tmp_path, desk(receiver), lost)
        logs = config.settings.logs.model_copy(update={"format": "json"})
        config = replace(config, settings=config.settings.model_copy(update={"logs": logs}))
        account = asyncio.run(cycle_with(config, wire.port, EARLIER))
    assert len(account.undelivered) == 2
    set_up("off")
    store = open_snapshot(Path(config.settings.paths.snapshot))
    names = [row["name"] for row in store.rows("select table_name as name from duckdb_tables() where not internal")]
    shown = [str(store.rows(f"from {name}")) for name in names]
    store.close()
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    out, err = capfd.readouterr()
    said = out + err
    lines = [json.loads(line) for line in err.splitlines()]
    assert {line["event"] for line in lines} >= {"cycle_began", "stage_done", "round_event", "left_out", "books"}
    assert sum(line["event"] == "alert_refused" for line in lines) == 2
    assert len({line["run"] for line in lines}) == 1
    texts = (*shown, as_markdown(account), str(account.summary()), said)
    encoded = base64.b64encode(CANARY.encode() * 2).decode()
    for secret in (CANARY, encoded):
        assert not any(secret in text for text in texts)
        assert not any(secret.encode() in file for file in files)


def test_a_failed_stage_keeps_no_hook_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An alert that was refused in one cycle goes out in the next although that one dies at its poll."""

    async def dies(_shop: object) -> None:
        raise FetchError("the network is down", subject="poll", reason="unreachable")

    with receiving() as receiver, wired() as wire:
        config = hooked(tmp_path, desk(receiver))
        receiver.status = 500
        asyncio.run(cycle_with(config, wire.port, EARLIER))
        tried = len(receiver.seen)
        receiver.status = 200
        broken = tuple(replace(s, work=dies) if s.name == "poll" else s for s in cycle.STAGES)
        monkeypatch.setattr(cycle, "STAGES", broken)
        with pytest.raises(FetchError):
            asyncio.run(cycle_with(config, wire.port, LATER))
        assert len(receiver.seen) > tried
        assert {one.status for one in receiver.seen[tried:]} == {200}

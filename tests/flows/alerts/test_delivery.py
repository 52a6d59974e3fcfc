"""Delivery against a real receiver on loopback: nothing lost, nothing doubled, whatever breaks; seeded."""

from __future__ import annotations

import asyncio
import base64
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from config.hooks import WebhookHook
from config.secrets import Secrets
from extractors.errors import AlertError
from extractors.model import Alert
from flows.alerts.channel import Channel, Message
from flows.alerts.delivery import deliver_due
from flows.alerts.webhook import SignedPost
from storage import alert as outbox
from storage import lock
from storage.database import open_live
from storage.store import Store, to_json
from tests.flows.alerts.made import payload
from tests.flows.alerts.receiver import Receiver, receiving
from tests.storage.fresh import fresh_database

NOW = datetime(2026, 2, 5, 18, 0, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
FAULTS = 500


class Crash(BaseException):
    """What a run dies of."""


def written(store: Store, hook: str, count: int, subjects: int) -> list[str]:
    """Write alerts that wait, in order, over some subjects; return their ids."""
    alerts = [
        Alert(
            alert_id=f"{hook}-{n:05}", event_id=f"e{n}", channel=hook, payload=payload(f"Sentence {n}."),
            created_at=NOW, kind="round.held", subject=f"round-{n % subjects}", due_at=NOW, place=n, composed_at=NOW,
        )
        for n in range(count)
    ]  # fmt: skip
    with store.transaction():
        store.stage("incoming_alert", "alert", [to_json(Alert, one) for one in alerts])
        store.run("insert into alert by name select * from incoming_alert")
    return [one.alert_id for one in alerts]


@contextmanager
def database(folder: Path) -> Iterator[Store]:
    """Open a live database of its own."""
    path = fresh_database(folder / "live" / "parley.duckdb")
    with lock.hold(path, NOW), open_live(path) as store:
        yield store


def hook(receiver: Receiver) -> SignedPost:
    """Return the webhook channel towards a receiver."""
    table = WebhookHook(
        name="desk", channel="webhook", url=f"http://{receiver.place}/", secret_env="S", seconds=1,
        allow=(receiver.place,),
    )  # fmt: skip
    return SignedPost(table, Secrets(table, {"S": SECRET}), agent="Parley/test")


@dataclass
class Weather:
    """What goes wrong, drawn at every step from one seed; ``happened`` counts it."""

    rng: random.Random
    receiver: Receiver
    left: int
    happened: Counter[str] = field(default_factory=Counter)

    def turn(self) -> None:
        """Set what the receiver does with the next request."""
        self.receiver.how, self.receiver.status, self.receiver.headers = "answer", 200, {}
        if self.left <= 0 or self.rng.random() < 0.4:
            return
        # A silent receiver costs a real second each time: rarely, and still dozens of times.
        fault = self.rng.choices(["reset", "500", "503", "429", "302", "404", "silent"], [6, 6, 6, 6, 6, 6, 1])[0]
        self.count(fault)
        if fault in {"reset", "silent"}:
            self.receiver.how = fault
        else:
            self.receiver.status = int(fault)
            self.receiver.headers = {"Retry-After": "120"} if fault in {"429", "503"} else {}

    def crash(self, where: str) -> None:
        """Die here, sometimes."""
        if self.left > 0 and self.rng.random() < 0.06:
            self.count(f"crash {where}")
            raise Crash

    def count(self, fault: str) -> None:
        """Count a fault."""
        self.left -= 1
        self.happened[fault] += 1


@dataclass
class Stormy:
    """A channel in bad weather: it may die before it sends and after it was taken."""

    inner: Channel
    weather: Weather
    name: str = "webhook"
    honours_keys: bool = True

    async def send(self, message: Message, now: datetime) -> str:
        """Send, or die on the way."""
        self.weather.turn()
        self.weather.crash("before sending")
        detail = await self.inner.send(message, now)
        self.weather.crash("after it was taken")
        return detail


@pytest.mark.slow
def test_five_hundred_faults_lose_nothing_and_double_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Crashes at commits and in sending, resets, refusals, doubled cycles: each id takes effect once, in order."""
    with receiving() as receiver, database(tmp_path) as store:
        weather = Weather(rng=random.Random(5), receiver=receiver, left=FAULTS)
        ids = written(store, "desk", 240, 12)
        channels = {"desk": Stormy(hook(receiver), weather)}
        with monkeypatch.context() as patched:
            patched.setattr(Store, "run", breaking(weather))
            given_up = until_done(store, channels, weather)
        log = store.rows("select alert_id, outcome, count(*) as n from delivery group by all")
    assert weather.left <= 0, weather.happened
    took = [key_of(one.headers) for one in receiver.seen if one.status < 300]
    effects = list(dict.fromkeys(took))  # what a receiver does that remembers ids
    assert sorted(effects) == sorted(ids)
    for subject in range(12):
        mine = [one for one in effects if int(one[-5:]) % 12 == subject and one not in given_up]
        assert mine == sorted(mine)
    # Every request of ours is an attempt in the log, and every alert is taken once in it.
    assert sum(row["n"] for row in log) >= len(receiver.seen)
    assert sorted(row["alert_id"] for row in log if row["outcome"] == "taken") == sorted(ids)
    assert all(row["n"] == 1 for row in log if row["outcome"] == "taken")


def breaking(weather: Weather) -> Callable[..., None]:
    """Return Store.run that may die right before a commit and right after it."""
    genuine = Store.run

    def run(self: Store, sql: str, /, **parameters: object) -> None:
        if sql == "commit":
            weather.crash("before a commit")
        genuine(self, sql, **parameters)
        if sql == "commit":
            weather.crash("after a commit")

    return run


def until_done(store: Store, channels: Mapping[str, Channel], weather: Weather) -> set[str]:
    """Run cycles over virtual days until nothing waits, some twice at one instant; send dead letters again.

    Returns the dead letters: what came after them did not wait for a person.
    """
    now, given_up = NOW, set[str]()
    for _ in range(5_000):
        now += timedelta(minutes=weather.rng.choice([0, 5, 90]))
        try:
            asyncio.run(deliver_due(lambda: nullcontext(store), channels, partial(standing, now), seconds=30))
            dead = store.rows("select alert_id from alert where state = 'dead'")
            given_up.update(row["alert_id"] for row in dead)
            outbox.resend(store, [row["alert_id"] for row in dead], now)
        except Crash:
            continue
        if not store.one("select count(*) as n from alert where state = 'waiting'")["n"]:
            break
    return given_up


def standing(now: datetime) -> datetime:
    """Return the instant a cycle's clock stands at."""
    return now


def key_of(headers: Mapping[str, str]) -> str:
    """Return the idempotency key of a request."""
    return {name.lower(): value for name, value in headers.items()}["webhook-id"]


class Deaf:
    """A channel that takes nothing, or everything, and cannot tell repeats."""

    name = "notify"
    honours_keys = False

    def __init__(self, dies_at: int = -1, *, refuses: bool = False) -> None:
        self.seen: list[Message] = []
        self._dies_at, self._refuses = dies_at, refuses

    async def send(self, message: Message, now: datetime) -> str:
        """Take it, refuse it, or die after taking it."""
        if self._refuses:
            raise AlertError("not now", subject=message.message_id)
        self.seen.append(message)
        if len(self.seen) == self._dies_at:
            raise Crash
        return "taken"


def test_a_crash_costs_one_marked_repeat_at_most(tmp_path: Path) -> None:
    """Where a receiver cannot tell repeats, one alert is sent twice after a crash, and the second says so."""
    channel = Deaf(dies_at=3)
    with database(tmp_path) as store:
        written(store, "desk", 6, 6)
        with pytest.raises(Crash):
            asyncio.run(deliver_due(lambda: nullcontext(store), {"desk": channel}, lambda: NOW))
        asyncio.run(deliver_due(lambda: nullcontext(store), {"desk": channel}, lambda: NOW))
    sent = Counter(message.message_id for message in channel.seen)
    assert sorted(sent.values()) == [1, 1, 1, 1, 1, 2]
    assert [message.repeat for message in channel.seen].count(True) == 1


def test_a_dead_hook_delays_no_other(tmp_path: Path) -> None:
    """One hook refuses, the other gets everything in the same cycle; what was not tried leaves no attempt."""
    other = Deaf()
    with database(tmp_path) as store:
        written(store, "desk", 5, 5)
        written(store, "other", 20, 1)
        attempts = asyncio.run(
            deliver_due(lambda: nullcontext(store), {"desk": Deaf(refuses=True), "other": other}, lambda: NOW)
        )
        # Three refusals in a row, then it rests.
        assert store.one("select count(*) as n from delivery where delivered is false")["n"] == 3
    assert [message.message_id for message in other.seen] == [f"other-{n:05}" for n in range(20)]
    assert len(attempts) == 23


def test_a_receiver_that_is_gone_for_good_leaves_dead_letters(tmp_path: Path) -> None:
    """A 410 is not tried again; the alert is dead, in sight, and can be sent again."""
    with receiving() as receiver, database(tmp_path) as store:
        receiver.status = 410
        ids = written(store, "desk", 1, 1)
        asyncio.run(deliver_due(lambda: nullcontext(store), {"desk": hook(receiver)}, lambda: NOW))
        assert store.one("select state from alert") == {"state": "dead"}
        receiver.status = 200
        outbox.resend(store, ids, NOW)
        asyncio.run(deliver_due(lambda: nullcontext(store), {"desk": hook(receiver)}, lambda: NOW))
        assert store.one("select state from alert") == {"state": "sent"}

"""The archive read again: what is told, what promoting changes, and that nothing of it alerts."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from config import Config
from extractors.model import Observation
from extractors.rounds import decide
from flows.demo.play import demo_config
from flows.found_again import Difference
from flows.promote import TooMuchLost, promote, refuse_loss
from flows.replay import Replayer, Scope, replay
from flows.seams import replayed
from flows.stages.understand import policy
from flows.wire import Wire
from flows.workshop import open_workshop, reading_pool
from storage import lock
from storage.database import open_live, open_snapshot
from storage.round import OperatorDecision, known_rounds, record_operator_decision, rounds_as_of
from storage.store import from_json
from tests.flows.small_world import EARLIER, LATER, cycle_with, published, small_world

pytestmark = pytest.mark.slow

#: Columns that say when and in which run a row was written; all others are what is known.
INSTANTS = frozenset("run_id recorded_at superseded_at fused_at linked_at decided_at promoted_at state_at".split())
KNOWN = "article coverage fact observation round round_event claim support link copy_member alert drop_log".split()


@dataclass(frozen=True, slots=True)
class Lived:
    """A world lived through by rules that knew nobody by name, its archive and database."""

    folder: Path
    port: int


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """Live two cycles with a lexicon without people."""
    folder = tmp_path_factory.mktemp("lived")
    with Wire(now=EARLIER) as wire:
        published(wire, small_world())
        for now in (EARLIER, LATER):
            wire.at(now)
            asyncio.run(cycle_with(older(config_of(folder)), wire.port, now))
        yield Lived(folder, wire.port)


@pytest.fixture
def config(lived: Lived, tmp_path: Path) -> Config:
    """Give a copy of what was lived, with today's lexicon."""
    shutil.copytree(lived.folder, tmp_path, dirs_exist_ok=True)
    return config_of(tmp_path)


def config_of(folder: Path) -> Config:
    return demo_config(folder, small_world())


def older(config: Config) -> Config:
    """Return the configuration with rules that know no person."""
    return replace(config, talks=replace(config.talks, persons=(), version="older"))


def rows(config: Config, sql: str) -> list[dict[str, Any]]:
    with closing(open_snapshot(Path(config.settings.paths.snapshot))) as store:
        return store.rows(sql)


def looked(config: Config, scope: Scope | None = None) -> Difference:
    """Read again from the snapshot, as `parley replay` does."""

    async def look() -> Difference:
        async with reading_pool(config.settings.limits) as pool:
            snapshot = Path(config.settings.paths.snapshot)
            by = Replayer(config=config, open_store=lambda: closing(open_snapshot(snapshot)), pool=pool, now=LATER)
            return await replay(by, scope or Scope())

    with closing(asyncio.run(look())) as told:
        return told


def promoted(config: Config, now: datetime, port: int, scope: Scope | None = None) -> Difference:
    """Read again and make it count, as `parley replay --promote` does."""

    async def keep() -> Difference:
        async with open_workshop(config, now=now, seams=replayed(port)) as shop:
            by = Replayer(config=config, open_store=shop.store, pool=shop.pool, now=now)
            told = await replay(by, scope or Scope())
            with closing(told):
                refuse_loss(told, config.settings.replay.most_lost)
                await promote(shop, told, scope or Scope(), "ada", "people have names now")
        assert shop.account.broken == ()
        assert shop.account.books is not None
        assert shop.account.books.unexplained == 0
        return told

    return asyncio.run(keep())


def hashes(config: Config, *, without: frozenset[str] = frozenset()) -> dict[str, str]:
    """Hash every row of what is known, table by table."""
    with closing(open_snapshot(Path(config.settings.paths.snapshot))) as store:
        told = {}
        for table in KNOWN:
            names = ", ".join(name for name in store.columns(table) if name not in without)
            found = sorted(repr(row) for row in store.rows(f"select {names} from {table}"))
            told[table] = hashlib.sha256("\n".join(found).encode()).hexdigest()
        return told


def test_looking_tells_the_difference_and_writes_nothing(config: Config) -> None:
    """Names found by today's rules are told with their words; database and snapshot stay byte for byte."""
    paths = [Path(config.settings.paths.database), Path(config.settings.paths.snapshot)]
    before = [path.read_bytes() for path in paths]
    told = looked(config)
    assert told.articles == len(rows(config, "from newest_article"))
    assert told.failures == []
    assert told.count("changed") + told.count("added") > 0
    assert all((one.after or one.before).evidence.text for one in told.changes)  # type: ignore[union-attr]
    assert [path.read_bytes() for path in paths] == before


def test_the_same_rules_say_the_same(config: Config) -> None:
    """A replay by the rules that read everything finds no other text and no other fact of a round known then."""
    told = looked(older(config))
    assert (told.otherwise, told.failures) == (0, [])
    assert told.count("removed") == 0


def test_a_promoted_replay_counts_and_a_second_one_finds_nothing(config: Config, lived: Lived) -> None:
    """Afterwards the facts are today's, who and why is on record, and replaying again leaves every row as it is."""
    first = promoted(config, LATER + timedelta(days=1), lived.port)
    assert len(first.changes) > 0
    (record,) = rows(config, "from replays")
    assert (record["operator"], record["why"], record["facts_changed"]) == (
        "ada", "people have names now", first.count("changed"),
    )  # fmt: skip
    once = hashes(config)
    second = promoted(config, LATER + timedelta(days=2), lived.port)
    assert (second.changes, second.otherwise, second.decided) == ([], 0, [])
    assert hashes(config) == once


def test_two_replays_give_the_same_tables(config: Config, lived: Lived, tmp_path: Path) -> None:
    """Two copies replayed on different days hold the same rows but for their instants."""
    shutil.copytree(lived.folder, tmp_path / "twin")
    twin = config_of(tmp_path / "twin")
    promoted(config, LATER + timedelta(days=1), lived.port)
    promoted(twin, LATER + timedelta(days=1, hours=3), lived.port)
    assert hashes(config, without=INSTANTS) == hashes(twin, without=INSTANTS)


def test_a_replay_never_alerts(config: Config, lived: Lived) -> None:
    """Neither the replay nor the cycle after it writes an alert for what was read again."""
    before = rows(config, "from alert")
    promoted(config, LATER + timedelta(hours=1), lived.port)
    account = asyncio.run(cycle_with(config, lived.port, LATER + timedelta(hours=2)))
    assert rows(config, "from alert") == before
    assert account.delivered == 0


def test_a_round_only_todays_rules_find_is_recorded_without_alert(tmp_path: Path, lived: Lived) -> None:
    """Rules that knew no place or side missed every round; the replay finds them, and nobody is woken."""
    config = config_of(tmp_path)
    blind = replace(config, talks=replace(config.talks, sides=(), persons=(), places=(), version="blind"))
    asyncio.run(cycle_with(blind, lived.port, LATER))
    assert rows(config, "from round where discovered") == []
    told = promoted(config, LATER + timedelta(hours=1), lived.port)
    assert told.rounds
    assert rows(config, "from round where discovered")
    asyncio.run(cycle_with(config, lived.port, LATER + timedelta(hours=2)))
    assert rows(config, "from alert") == []
    assert rows(config, "from round_event where alert") == []


def test_too_great_a_loss_is_refused_unwritten(config: Config, lived: Lived) -> None:
    """Rules that would take most facts away are told so and write nothing."""
    blind = replace(config, talks=replace(config.talks, sides=(), persons=(), places=(), version="blind"))
    before = hashes(config)
    with pytest.raises(TooMuchLost, match="would go"):
        promoted(blind, LATER + timedelta(days=1), lived.port)
    assert hashes(config) == before
    assert rows(config, "from replays") == []


def test_what_an_operator_decided_stays(config: Config, lived: Lived) -> None:
    """A discovered round somebody moved on by hand is the same after a replay, and the decision is there."""
    database = Path(config.settings.paths.database)
    with lock.hold(database, LATER), open_live(database) as store:
        (found, *_) = [one for one in known_rounds(store) if one.discovered]
        decision = OperatorDecision(
            round_id=found.round_id, action="rename", value="Abu Dhabi talks", decided_by="ada", why="as printed",
            decided_at=LATER + timedelta(minutes=5),
        )  # fmt: skip
        record_operator_decision(store, decision, [replace(found, aliases=("Abu Dhabi talks",), state="unknown")])
    promoted(config, LATER + timedelta(days=1), lived.port)
    (row,) = rows(config, f"from round where superseded_at is null and round_id = '{found.round_id}'")
    assert (row["aliases"], row["state"]) == (["Abu Dhabi talks"], "unknown")
    assert len(rows(config, "from operator_decision")) == 1


def test_a_range_and_a_sample_read_only_theirs(config: Config) -> None:
    """Days bound what is read again, and a sample is the same every time."""
    whole = looked(config)
    none = looked(config, Scope(since=LATER.date() + timedelta(days=1)))
    some = [looked(config, Scope(sample=3)) for _ in range(2)]
    assert (none.articles, some[0].articles) == (0, 3)
    assert whole.articles > 3
    assert some[0].changes == some[1].changes


def test_a_past_alert_is_decided_again_from_what_was_known_then(config: Config, lived: Lived) -> None:
    """Rounds and observations as of each alert give its event once more, though a replay has changed them since."""
    promoted(config, LATER + timedelta(days=1), lived.port)
    alerts = rows(config, "select alert_id, payload, e.* from alert join round_event as e using (event_id)")
    assert alerts
    with closing(open_snapshot(Path(config.settings.paths.snapshot))) as store:
        for alert in alerts:
            moment = alert["decided_at"]
            before = rounds_as_of(store, moment - timedelta(microseconds=1)) or config.talks.rounds
            said = [
                from_json(Observation, row["whole"])
                for row in store.rows("from observations_as_of($moment)", moment=moment)
            ]
            events = [event for one in decide(before, said, policy(config), moment) for event in one.events]
            (again,) = [event for event in events if event.event_id == alert["event_id"]]
            assert (again.summary, again.alert, list(again.article_ids), again.reason) == (
                alert["summary"], True, alert["article_ids"], alert["reason"],
            )  # fmt: skip
            (round_then,) = store.rows("from alert_decided($id)", id=alert["alert_id"])
            assert (round_then["round_id"], round_then["summary"]) == (alert["round_id"], alert["summary"])


def test_a_raised_version_alone_reads_nothing_again(config: Config, lived: Lived) -> None:
    """A cycle with today's rules over what older ones read adds no reading."""
    before = rows(config, "select count(*) as n from coverage")
    asyncio.run(cycle_with(config, lived.port, LATER + timedelta(minutes=30)))
    assert rows(config, "select count(*) as n from coverage") == before

"""Replays the archive: every item read again from its bytes on with today's rules, the difference told, then kept.

The first reading may find rounds nobody knew; then all is read once more with them, until nothing moves: a second
replay says the same. Nothing is written before `promote`, and nothing here ever alerts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from config import Config
from extractors.errors import UnreadableArticle
from extractors.model import Fact, Round
from extractors.rounds import RoundChange, decide
from flows.found_again import Difference
from flows.judging import standing_for
from flows.progress import Progress, Silent
from flows.reading import ReadingPool
from flows.rereading import Reread, Rules, packed, reread_packed
from flows.stages.understand import policy, rounds_after
from storage.reading import facts_of
from storage.replay import ToReplay, observations_besides, replayable, to_replay
from storage.round import known_rounds, operator_decisions
from storage.store import Store

#: Items taken from the database at once, and how many of them one child reads per call.
BATCH: Final = 200
_CHUNK: Final = 10
#: Readings of the whole, at most; two settle all but contrived archives.
_TURNS: Final = 3

OpenStore = Callable[[], AbstractContextManager[Store]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is read again: all, by day of publication, or the same sample every time."""

    since: date | None = None
    until: date | None = None
    sample: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayer:
    """What a replay reads with."""

    config: Config
    open_store: OpenStore
    pool: ReadingPool
    now: datetime
    progress: Progress = field(default_factory=Silent)


async def replay(by: Replayer, scope: Scope) -> Difference:
    """Read everything in scope again and return what came out otherwise; writes nothing.

    Rounds an operator decided about stay as decided. The caller closes the difference.
    """
    with by.open_store() as store:
        ids = replayable(store, scope.since, scope.until, scope.sample)
        rounds, besides = known_rounds(store), observations_besides(store, ids)
        decisions = operator_decisions(store)
    judged, instead_of = frozenset(one.round_id for one in decisions), standing_for(decisions)
    decided: list[tuple[RoundChange, ...]] = []
    while True:
        told = await _turn(by, ids, rounds, instead_of)
        said = [*besides, *told.observations]
        changes = decide(rounds, said, policy(by.config, alerts=False), by.now)
        changes = tuple(change for change in changes if change.round.round_id not in judged)
        told.decided = decided = [*decided, changes] if changes else decided
        if not changes or len(decided) == _TURNS:
            return told
        told.close()
        rounds = rounds_after(rounds, changes)


async def _turn(
    by: Replayer, ids: Sequence[str], rounds: tuple[Round, ...], judged: Mapping[str, str | None]
) -> Difference:
    """Read everything once with these rounds."""
    rules = Rules(
        talks=by.config.talks,
        rounds=rounds,
        policy=policy(by.config, alerts=False),
        archive=Path(by.config.settings.paths.archive),
        judged=judged,
    )
    told, pack = Difference(), packed(rules)
    by.progress.begin("reading again", len(ids))
    for start in range(0, len(ids), BATCH):
        with by.open_store() as store:
            items = to_replay(store, ids[start : start + BATCH])
            known = _facts(store, items)
        chunks = (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))
        read = [one for part in await asyncio.gather(*(_reread(by, chunk, pack) for chunk in chunks)) for one in part]
        told.note_all(read, known)
    return told


async def _reread(by: Replayer, items: Sequence[ToReplay], pack: bytes) -> list[Reread]:
    """Read items in one child; where that fails, each in its own, so that one alone is lost."""
    try:
        read = await by.pool.run(reread_packed, items, pack)
    except UnreadableArticle as error:
        if len(items) == 1:
            return [Reread(item=items[0], article=items[0].article, failure=str(error))]
        return [one for item in items for one in await _reread(by, [item], pack)]
    for one in read:
        by.progress.step(one.item.feed.outlet)
    return read


def _facts(store: Store, items: Sequence[ToReplay]) -> dict[str, list[Fact]]:
    known: dict[str, list[Fact]] = {}
    for stored in facts_of(store, [item.article.article_id for item in items if item.article]):
        known.setdefault(stored.article_id, []).append(stored.fact)
    return known

"""The command that reads the archive again, and how its difference is told."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from config import Config
from extractors.gold import fact_to_gold
from extractors.model import Fact
from flows.cli.look import load
from flows.cli.show import plain, show_json
from flows.differences import Change
from flows.found_again import Difference
from flows.progress import progress_for
from flows.promote import promote, refuse_loss
from flows.replay import Replayer, Scope, replay
from flows.rereading import LET_GO
from flows.workshop import Workshop, open_workshop, reading_pool
from storage.database import open_snapshot

#: What of a fact is shown beside its words, by gold name.
_SHOWN: Final = ("status", "actor", "target", "persons", "quantity", "unit", "date", "deadline", "place", "topics")
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """Who has the difference kept, and why."""

    operator: str
    why: str


def replay_archive(folder: Path | None, scope: Scope, promotion: Promotion | None, *, limit: int, as_json: bool) -> int:
    """Read the archive again, print the difference, and keep it when told to; 0, or 1 when a check failed after it."""
    return asyncio.run(_replay(load(folder), scope, promotion, limit=limit, as_json=as_json))


async def _replay(config: Config, scope: Scope, promotion: Promotion | None, *, limit: int, as_json: bool) -> int:
    async with _replayer(config, promoting=promotion is not None) as (by, shop):
        told = await replay(by, scope)
        with closing(told):
            show_json(as_values(told)) if as_json else _tell(told, limit)
            if promotion is None or shop is None:
                return 0
            refuse_loss(told, config.settings.replay.most_lost)
            await promote(shop, told, scope, promotion.operator, promotion.why)
    broken = [broken.promise for broken in shop.account.broken]
    _say(*(f"BROKEN    {promise}" for promise in broken), "promoted; the snapshot shows it", loud=not as_json)
    return 1 if broken else 0


async def read_again(config: Config, scope: Scope, promotion: Promotion | None, *, limit: int = 20) -> list[str]:
    """Do the same and return what is to be told, for a run that nobody watches."""
    async with _replayer(config, promoting=promotion is not None) as (by, shop):
        told = await replay(by, scope)
        with closing(told):
            lines = list(lines_of(told, limit))
            if promotion is not None and shop is not None:
                refuse_loss(told, config.settings.replay.most_lost)
                await promote(shop, told, scope, promotion.operator, promotion.why)
                lines += [f"BROKEN    {broken.promise}" for broken in shop.account.broken]
                lines.append("promoted; the snapshot shows it")
    return lines


@asynccontextmanager
async def _replayer(config: Config, *, promoting: bool) -> AsyncIterator[tuple[Replayer, Workshop | None]]:
    """Read from the snapshot, beside running cycles; only a promotion holds the writer's lock."""
    now, snapshot = datetime.now(UTC), Path(config.settings.paths.snapshot)
    async with reading_pool(config.settings.limits) as pool:
        with progress_for(terminal=sys.stderr.isatty()) as bar:
            if not promoting:
                by = Replayer(config=config, open_store=lambda: closing(open_snapshot(snapshot)), pool=pool, now=now)
                yield by, None
                return
            async with open_workshop(config, now=now, progress=bar, pool=pool) as shop:
                yield Replayer(config=config, open_store=shop.store, pool=pool, now=now, progress=bar), shop


def as_values(told: Difference) -> dict[str, Any]:
    """Return the difference in JSON values, every change with both evidences."""
    return {
        "articles": told.articles,
        "texts_otherwise": told.otherwise,
        "unreadable_now": [{"title": title, "why": why} for title, why in told.failures],
        "classes": [{"from": old, "to": new, "articles": count} for (old, new), count in sorted(told.classes.items())],
        "lost": told.lost,
        "types": {kind: asdict(one) for kind, one in told.tallies.items()},
        "rounds": [event.summary for change in told.rounds for event in change.events],
        "changes": [
            {
                "article": change.article,
                "kind": change.kind,
                "type": change.type,
                "before": fact_to_gold(change.before) if change.before else None,
                "after": fact_to_gold(change.after) if change.after else None,
            }
            for change in told.changes
        ],
    }


def lines_of(told: Difference, limit: int) -> Iterator[str]:
    """Tell the difference line by line: counts by type, then at most ``limit`` changes of each with their words."""
    yield f"{told.articles} articles read again; the text of {told.otherwise} came out otherwise"
    gone = sum(why.startswith(LET_GO) for _, why in told.failures)
    if gone:
        yield f"  {gone} pages left the archive by their age: of them the texts that are kept were read again"
    yield from (
        f"  can no longer be read: {title}: {why}" for title, why in told.failures if not why.startswith(LET_GO)
    )
    yield from (f"  {count} articles {old} → {new}" for (old, new), count in sorted(told.classes.items()))
    yield from (f"  ROUND     {event.summary}" for change in told.rounds for event in change.events)
    yield f"{'facts of type':<24}{'before':>8}{'added':>8}{'removed':>9}{'changed':>9}"
    for kind, one in told.tallies.items():
        yield f"  {kind:<22}{one.before:>8}{one.added:>8}{one.removed:>9}{one.changed:>9}"
    for kind, group in groupby(sorted(told.changes, key=lambda change: change.type), key=lambda change: change.type):
        changes = list(group)
        yield ""
        yield kind
        for change in changes[:limit]:
            yield from _told(change, told.titles.get(change.article, change.article))
        if len(changes) > limit:
            yield f"  … and {len(changes) - limit} more: raise --limit or use --json"


def _told(change: Change, title: str) -> Iterator[str]:
    yield f"  {change.kind:<8} {title}"
    if change.before:
        yield f"    was     {_fact(change.before)}"
    if change.after:
        yield f"    is      {_fact(change.after)}"


def _fact(fact: Fact) -> str:
    gold = fact_to_gold(fact)
    slots = {**gold, **gold.get("slots", {})}
    said = ", ".join(f"{name} {plain(slots[name])}" for name in _SHOWN if slots.get(name))
    words = " ".join(fact.evidence.text.split())
    return f"{said}: “{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}”"


def _tell(told: Difference, limit: int) -> None:
    _say(*lines_of(told, limit), loud=True)


def _say(*lines: str, loud: bool) -> None:
    if loud:
        print("\n".join(plain(line) for line in lines))  # noqa: T201

"""Makes what a replay found count: versions, readings and rounds in short transactions; no alert is written.

What is known stays: discovered rounds and what operators decided are refined, never taken away, and the readings of
before keep their rows with an end, so that what stood on any day can still be asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.errors import ParleyError
from flows.found_again import Difference
from flows.replay import Scope
from flows.rereading import Reread
from flows.stages.follow import follow
from flows.stages.fuse import fuse_claims
from flows.stages.settle import publish_snapshot, settle
from flows.stages.understand import off_topic
from flows.workshop import Workshop
from storage.article import Found, ToUnderstand
from storage.link import articles_to_link
from storage.reading import record_readings
from storage.replay import Replayed, record_replay, record_reread
from storage.round import record_round_changes
from storage.store import Store


class TooMuchLost(ParleyError):
    """More facts would go than the settings let a replay take."""


def refuse_loss(told: Difference, most: float) -> None:
    """Raise TooMuchLost when a larger share of facts than ``most`` would go without another in their place."""
    if told.lost > most:
        raise TooMuchLost(
            f"{told.count('removed')} of {told.count('before')} facts would go ({told.lost:.1%}); "
            f"replay.most_lost allows {most:.1%}. Nothing was written"
        )


async def promote(shop: Workshop, told: Difference, scope: Scope, operator: str, why: str) -> None:
    """Write what the replay found; claims, links, checks, books and snapshot follow as in a cycle."""
    shop.open_run("replay")
    with shop.store() as store:
        for turn in told.decided:
            record_round_changes(store, turn, (), (), shop.now)
        for batch in told.readings():
            _write(shop, store, batch)
        record_round_changes(store, (), (), told.observations, shop.now)
        record_replay(store, _record(shop, told, scope, operator, why))
    await fuse_claims(shop)
    while _unlinked(shop):
        await follow(shop)
    await publish_snapshot(shop)
    await settle(shop)


def _write(shop: Workshop, store: Store, batch: Sequence[Reread]) -> None:
    written = record_reread(store, [_found(one) for one in batch if one.otherwise], shop.now)
    kept = [one for one in batch if one.article and (not one.otherwise or one.article.article_id in written)]
    readings = [one.reading for one in kept if one.reading]
    items = [
        ToUnderstand(entry_id=one.item.entry.entry_id, feed=one.item.feed.name, article=one.article)
        for one in kept
        if one.article
    ]
    drops = off_topic(shop, items, readings)
    record_readings(store, readings, drops, shop.version, shop.run_id, shop.now, again=True)


def _found(one: Reread) -> Found:
    assert one.article is not None
    document = one.item.document
    return Found(
        entry_id=one.item.entry.entry_id,
        document_id=document.document_id if document else None,
        article=one.article,
    )


def _unlinked(shop: Workshop) -> bool:
    with shop.store() as store:
        return bool(articles_to_link(store, 1))


def _record(shop: Workshop, told: Difference, scope: Scope, operator: str, why: str) -> Replayed:
    return Replayed(
        run_id=shop.run_id,
        operator=operator,
        why=why,
        extractor_version=shop.version,
        since_on=scope.since,
        until_on=scope.until,
        articles=told.articles,
        reread=told.otherwise,
        facts_before=told.count("before"),
        facts_added=told.count("added"),
        facts_removed=told.count("removed"),
        facts_changed=told.count("changed"),
        rounds_changed=len(told.rounds),
        promoted_at=shop.now,
    )

"""Understand articles and decide the rounds they bear on.

A batch is understood twice when it changes a round: first with the rounds known so far, to decide, then with the rounds
as decided, so that a report finds the round that its neighbour in the batch opened. Its words are read once. What it
says of sessions is kept from the first reading: that is what the decision rests on.
"""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final, TypeVar

from config import Config
from extractors.errors import UnreadableArticle
from extractors.model import Drop, Reading, Round
from extractors.rounds import RoundChange, RoundPolicy, assign, decide
from extractors.understand import attach
from flows.alerts.outbox import alerts_for, subscriptions
from flows.judging import instead, standing, standing_for
from flows.understanding import Understood, understand_again_packed, understand_packed
from flows.workshop import Workshop
from storage.article import ToUnderstand, understanding_due
from storage.reading import observations_since, observations_undecided, record_readings
from storage.round import known_rounds, operator_decisions, record_round_changes, sync_registry
from storage.store import Store
from storage.told import told_of

T = TypeVar("T")
Made = TypeVar("Made")
Failed = TypeVar("Failed")

#: Articles taken up at once at most: a crash costs their understanding, four seconds. Each batch looks through all
#: entries and articles there are for its own, and decides the rounds twice.
BATCH: Final = 512
#: Articles a child understands per call: the topic's words are unpacked and prepared once a child, not once an article.
_CHUNK: Final = 8
#: Those whose words were read already: a tenth of the work.
_CHUNK_AGAIN: Final = 25
#: How long what was said of a session bears on its round: announcements precede sessions by weeks, not by quarters.
MEMORY: Final = timedelta(days=90)


async def understand_articles(shop: Workshop) -> None:
    """Understand everything read and decide every round it bears on, a batch at a time, oldest publication first."""
    with shop.store() as store:
        sync_registry(store, shop.config.talks.rounds, shop.now)
        # What a killed run understood and did not come to decide; and plans whose day has passed.
        decide_rounds(shop, store)
    while batch := _waiting(shop):
        shop.progress.begin("understanding", len(batch))
        await _understand_batch(shop, batch)


def _waiting(shop: Workshop) -> list[ToUnderstand]:
    with shop.store() as store:
        return understanding_due(store, BATCH)


async def _understand_batch(shop: Workshop, batch: Sequence[ToUnderstand]) -> None:
    languages = shop.config.talks.languages
    legible = [item for item in batch if item.article.language in languages]
    foreign = [item for item in batch if item.article.language not in languages]
    with shop.store() as store:
        known = known_rounds(store)
        judged = standing_for(operator_decisions(store))
        remembered = observations_since(store, shop.now - MEMORY)
    read, failed = await _readings(shop, legible, standing(known, judged))
    fresh = [seen for one in read for seen in one.reading.observations]
    changes = decide(known, [*remembered, *fresh], policy(shop.config), shop.now)
    settled = await _settled(shop, read, rounds_after(known, changes), judged, again=bool(changes))
    unread = [_drop(shop, item, "unread_language", item.article.language) for item in foreign]
    drops = [*unread, *failed, *off_topic(shop, legible, settled)]
    with shop.store() as store:
        understood = record_readings(store, settled, drops, shop.version, shop.run_id, shop.now)
        decide_rounds(shop, store)
    shop.log.left_out(drops)
    shop.account.facts += understood.facts
    shop.account.classes.update(reading.coverage.doc_class for reading in settled)


async def _settled(
    shop: Workshop,
    read: Sequence[Understood],
    rounds: tuple[Round, ...],
    judged: Mapping[str, str | None],
    *,
    again: bool,
) -> list[Reading]:
    """Name the rounds the articles' sessions turned out to be, those opened just now among them."""
    rules = policy(shop.config)
    first = [_attached(one.reading, rounds, judged, rules) for one in read]
    if not again:
        return first
    second = await _readings_again(shop, read, standing(rounds, judged))
    return [
        replace(_attached(new, rounds, judged, rules), observations=old.observations) if new else old
        for old, new in zip(first, second, strict=True)
    ]


async def _readings(
    shop: Workshop, items: Sequence[ToUnderstand], known: tuple[Round, ...]
) -> tuple[list[Understood], list[Drop]]:
    """Understand articles in children; one that fails or hangs costs itself alone."""
    packs = pickle.dumps(shop.config.talks), pickle.dumps(known)

    async def some(chunk: Sequence[ToUnderstand]) -> list[Understood]:
        read = await shop.pool.run(understand_packed, [item.article for item in chunk], *packs, shop.now)
        for item in chunk:
            shop.progress.step(item.article.outlet)
        return read

    results = await _in_chunks(items, _CHUNK, some, lambda item, error: _drop(shop, item, error.reason, str(error)))
    return [r for r in results if isinstance(r, Understood)], [r for r in results if isinstance(r, Drop)]


async def _readings_again(shop: Workshop, read: Sequence[Understood], known: tuple[Round, ...]) -> list[Reading | None]:
    """Understand beside other rounds what was read just now, in children; None where that fails."""
    packs = pickle.dumps(shop.config.talks), pickle.dumps(known)

    async def some(chunk: Sequence[Understood]) -> list[Reading]:
        return await shop.pool.run(understand_again_packed, [one.words for one in chunk], *packs, shop.now)

    return await _in_chunks(read, _CHUNK_AGAIN, some, lambda _item, _error: None)


async def _in_chunks(
    items: Sequence[T],
    size: int,
    work: Callable[[Sequence[T]], Awaitable[Sequence[Made]]],
    failed: Callable[[T, UnreadableArticle], Failed],
) -> list[Made | Failed]:
    """Do some work on items, so many at once, in their order; a chunk that fails is tried again item by item."""

    async def some(chunk: Sequence[T]) -> list[Made | Failed]:
        try:
            return [*await work(chunk)]
        except UnreadableArticle as error:
            if len(chunk) == 1:
                return [failed(chunk[0], error)]
            return [one for item in chunk for one in await some([item])]

    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    return [one for part in await asyncio.gather(*map(some, chunks)) for one in part]


def _attached(
    reading: Reading, rounds: tuple[Round, ...], judged: Mapping[str, str | None], rules: RoundPolicy
) -> Reading:
    return attach(reading, instead(assign(rounds, reading.observations, rules), judged))


def decide_rounds(shop: Workshop, store: Store) -> None:
    """Decide all rounds anew and write what changed with its alerts in one transaction; no change writes nothing."""
    observations = observations_since(store, shop.now - MEMORY)
    judged = standing_for(operator_decisions(store))
    found = decide(known_rounds(store), observations, policy(shop.config), shop.now)
    changes = [change for change in found if change.round.round_id not in judged]
    heard = told_of(store, {change.round.round_id for change in changes})
    rules = policy(shop.config)
    alerts = alerts_for(changes, subscriptions(shop.config.settings.alerts.hooks), shop.now, rules.alert_window, heard)
    record_round_changes(store, changes, alerts, observations_undecided(store), shop.now)
    events = [event for change in changes for event in change.events]
    for event in events:
        shop.log.say("round_event", round=event.round_id, state=event.state, summary=event.summary, alert=event.alert)
    shop.account.events += events


def rounds_after(known: tuple[Round, ...], changes: Sequence[RoundChange]) -> tuple[Round, ...]:
    """Return the rounds as they are once the changes are made."""
    changed = {change.round.round_id: change.round for change in changes}
    return (*(changed.pop(one.round_id, one) for one in known), *changed.values())


def policy(config: Config, *, alerts: bool = True) -> RoundPolicy:
    """Return what bounds the decisions of a run; replay and backfill never alert."""
    talks = config.talks
    return RoundPolicy(
        known_until=talks.known_until,
        parties=talks.parties,
        alert_window=timedelta(hours=config.settings.alerts.alert_window_hours),
        alerts=alerts,
        countries={side.id: side.names[0] for side in talks.sides},
    )


def off_topic(shop: Workshop, items: Sequence[ToUnderstand], readings: Sequence[Reading]) -> list[Drop]:
    """Return the drops of those that are not about the talks."""
    by_article = {item.article.article_id: item for item in items}
    return [
        _drop(shop, by_article[reading.article.article_id], "not_talks", "; ".join(reading.coverage.reasons))
        for reading in readings
        if reading.coverage.doc_class == "not_talks"
    ]


def _drop(shop: Workshop, item: ToUnderstand, reason: str, detail: str) -> Drop:
    return Drop(
        stage="cover",
        subject=item.entry_id,
        feed=item.feed,
        url=item.article.url,
        title=item.article.title,
        reason=reason,
        detail=detail,
        dropped_at=shop.now,
    )

"""What an alert is told with: the event, its round, the words it rests on, who stands behind them, what was settled.

round_news(store, event_ids) -> dict[str, dict]
news_of(store, event_ids) -> dict[str, News]
hooks_told(store, round_ids) -> dict[str, list[ToldBefore]]
told_of(store, round_ids) -> dict[str, frozenset[str]]
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from extractors.model import News, RoundEvent
from storage.store import Store, from_json, to_value

#: Words and results an alert carries at most; the rest is a query away.
EVIDENCE: Final = 5
RESULTS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What stands behind an event."""

    evidence: tuple[dict[str, Any], ...] = ()  # words, url, outlet, origin, article_id, fact_id
    supporters: tuple[dict[str, Any], ...] = ()  # origin, outlets, articles


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBefore:
    """An alert about a round that a hook got or is about to get."""

    hook: str
    event_id: str
    summary: str


def events_of(store: Store, event_ids: Collection[str]) -> dict[str, RoundEvent]:
    """Return round events by id."""
    rows = store.rows("select * from round_event where list_contains($ids, event_id)", ids=list(event_ids))
    return {row["event_id"]: to_value(RoundEvent, row) for row in rows}


def news_of(store: Store, event_ids: Collection[str]) -> dict[str, News]:
    """Return what happened to claims and to Parley, by id."""
    rows = store.rows("select * from news where list_contains($ids, event_id)", ids=list(event_ids))
    return {row["event_id"]: to_value(News, row | {"about": json.loads(row["about"])}) for row in rows}


def backing(store: Store, event_ids: Collection[str]) -> dict[str, Backing]:
    """Return the words and the voices behind each event: best first, one a text for the words."""
    words, voices = defaultdict(list), defaultdict(list)
    for row in store.rows(_EVIDENCE, ids=list(event_ids), most=EVIDENCE):
        words[row.pop("event_id")].append(row)
    for row in store.rows(_SUPPORTERS, ids=list(event_ids)):
        voices[row.pop("event_id")].append(row)
    return {
        one: Backing(evidence=tuple(words[one]), supporters=tuple(voices[one])) for one in words.keys() | voices.keys()
    }


def results(store: Store, round_ids: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    """Return what is claimed to have come of each round, the best supported first."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in store.rows(_RESULTS, ids=list(round_ids), most=RESULTS):
        found[row.pop("round_id")].append(row | {"value": from_json(dict[str, Any], row["value"])})
    return dict(found)


def hooks_told(store: Store, round_ids: Collection[str]) -> dict[str, list[ToldBefore]]:
    """Return by round which hooks were told of it, or are about to be, and what; the latest last."""
    found: dict[str, list[ToldBefore]] = defaultdict(list)
    for row in store.rows(_TOLD, ids=list(round_ids)):
        found[row["round_id"]].append(to_value(ToldBefore, row))
    return dict(found)


def told_of(store: Store, round_ids: Collection[str]) -> dict[str, frozenset[str]]:
    """Return by round the hooks that were told of it, or are about to be."""
    told = hooks_told(store, round_ids)
    return {round_id: frozenset(one.hook for one in before) for round_id, before in told.items()}


_ARTICLES = """
    event as (
        select event_id, round_id, unnest(article_ids) as article_id
        from round_event where list_contains($ids, event_id)
        union all
        select event_id, null, unnest(article_ids) from news where list_contains($ids, event_id)
    )
"""

_EVIDENCE = f"""
    with {_ARTICLES}, said as (
        select e.event_id, f.evidence_text as words, f.url, f.outlet, f.origin, f.article_id, f.fact_id,
            row_number() over (partition by e.event_id, f.article_id
                order by f.type in ('round', 'next_round') desc, f.confidence desc, f.evidence_start) as nth,
            f.confidence, f.published_at
        from event as e join facts as f using (article_id)
        where e.round_id is null or list_contains(f.round_ids, e.round_id)
    )
    select event_id, words, url, outlet, origin, article_id, fact_id from said where nth = 1
    qualify row_number() over (partition by event_id order by confidence desc, published_at, article_id) <= $most
    order by event_id, confidence desc, published_at, article_id
"""  # noqa: S608  pieces of our own

_SUPPORTERS = f"""
    with {_ARTICLES}
    select e.event_id, a.origin, list(distinct a.outlet order by a.outlet) as outlets,
        count(distinct a.article_id)::integer as articles
    from event as e join articles as a using (article_id) group by e.event_id, a.origin order by e.event_id, a.origin
"""  # noqa: S608

_RESULTS = """
    select round_id, claim_id, type, status, actor, value from claims
    where list_contains($ids, round_id)
        and status in ('agreed', 'accepted', 'completed', 'partially_completed', 'proposed', 'offered', 'rejected')
        and type not in ('round', 'next_round', 'quote', 'delegation_head', 'mediator', 'duration', 'assessment')
    qualify row_number() over (
        partition by round_id order by status in ('agreed', 'accepted') desc, origins desc, claim_id) <= $most
    order by round_id, status in ('agreed', 'accepted') desc, origins desc, claim_id
"""

_TOLD = """
    select e.round_id, a.channel as hook, e.event_id, e.summary from alert as a join round_event as e using (event_id)
    where list_contains($ids, e.round_id) and a.state in ('waiting', 'sent', 'merged') and a.kind <> 'round.correction'
    order by a.created_at, a.place, a.alert_id
"""

"""What happened to claims and to Parley itself: found in what is known now, written once with the alerts it causes.

claims_to_tell(store, since) -> list[ClaimRow]
record_news(store, news, alerts) -> None
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from extractors.model import Alert, News
from storage.alert import write_alerts
from storage.store import Store, from_json, to_json, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNow:
    """A claim as known now, as far as it may be news."""

    claim_id: str
    round_id: str | None
    type: str
    status: str
    actor: str | None
    value: dict[str, Any]
    both_sides: str
    matter: str | None
    origins: int
    first_seen_at: datetime
    last_seen_at: datetime
    deadline_on: date | None
    article_ids: tuple[str, ...]
    against: tuple[str, ...]  # claims that cannot be true beside it


def claims_to_tell(store: Store, since: datetime) -> list[ClaimNow]:
    """List the current claims last seen since an instant, with what they rest on, by id."""
    rows = store.rows(_CLAIMS, since=since)
    return [to_value(ClaimNow, row | {"value": from_json(dict[str, Any], row["value"])}) for row in rows]


def known_news(store: Store, event_ids: Sequence[str]) -> frozenset[str]:
    """Return which of these are written already."""
    rows = store.rows("select event_id from news where list_contains($ids, event_id)", ids=list(event_ids))
    return frozenset(row["event_id"] for row in rows)


def record_news(store: Store, news: Sequence[News], alerts: Sequence[Alert]) -> None:
    """Write news and the alerts some hooks want of it, all or nothing; what is there already stays as it is."""
    with store.transaction():
        store.stage("incoming_news", "news", [to_json(News, one) for one in news])
        store.run("insert into news by name select * from incoming_news on conflict do nothing")
        write_alerts(store, alerts)


_CLAIMS = """
    with recent as (
        select * from claim where superseded_at is null and last_seen_at >= $since
    ), behind as (
        select s.claim_id, list(distinct s.article_id order by s.article_id) as article_ids,
            max(f.deadline_end) as deadline_on
        from support as s join recent using (claim_id) left join fact as f on f.fact_id = s.fact_id
            and f.superseded_at is null
        where s.superseded_at is null group by s.claim_id
    )
    select c.claim_id, c.round_id, c.type, c.status, c.actor, c.value, c.both_sides, c.matter, c.origins,
        c.first_seen_at, c.last_seen_at, b.deadline_on, coalesce(b.article_ids, []) as article_ids,
        coalesce((select list(o.claim_id order by o.claim_id) from claim as o
            where o.superseded_at is null and o.matter = c.matter and o.claim_id <> c.claim_id), []) as against
    from recent as c left join behind as b using (claim_id) order by c.claim_id
"""

"""What a person wants to see of a whole database at once: what came in, what became of it, what was found.

came_in · left_out · discovered · copies · alerts · latest_round: each takes the snapshot and asks it one thing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from storage.query import Table, query


def came_in(snapshot: Path) -> Table:
    """Count what came in and where it stands, one line each."""
    return query(snapshot, _CAME_IN)


def left_out(snapshot: Path) -> Table:
    """Count what was left out by reason, with one example each."""
    return query(snapshot, _LEFT_OUT)


def discovered(snapshot: Path) -> Table:
    """List the rounds Parley found, each with the event that opened it and what that rested on."""
    return query(snapshot, _DISCOVERED)


def copies(snapshot: Path) -> Table:
    """List the texts that more than one outlet printed, with their origin."""
    return query(snapshot, _COPIES)


def alerts(snapshot: Path) -> Table:
    """List alerts with how often each was delivered."""
    return query(snapshot, _ALERTS)


def latest_round(snapshot: Path) -> str | None:
    """Return the id of the latest round that was held, None when there is none."""
    rows = query(snapshot, _LATEST).rows
    return str(rows[0][0]) if rows else None


_CAME_IN: Final = """
    select * from (values
        (1, 'feeds', (select count(*) from feeds where active)),
        (2, 'polls', (select count(*) from poll)),
        (3, '  answered 304 Not Modified', (select count(*) from poll where outcome = 'not_modified')),
        (4, '  failed', (select count(*) from poll where outcome = 'failed')),
        (5, 'entries', (select count(*) from entry)),
        (6, 'articles', (select count(distinct article_id) from article)),
        (7, '  later versions of them', (select count(*) from article where version > 1)),
        (8, 'kept', (select count(*) from entry where state = 'understood')),
        (9, 'left out', (select count(*) from entry where state = 'dropped')),
        (10, 'still waiting', (select count(*) from entry where state not in ('understood', 'dropped'))),
        (11, 'facts', (select count(*) from facts)),
        (12, 'claims', (select count(*) from claims))
    ) as t(place, what, count) order by place
"""

_LEFT_OUT: Final = """
    select reason, count(*) as items, min_by(title, (dropped_at, subject)) as example,
        min_by(detail, (dropped_at, subject)) as detail
    from drop_log group by reason order by items desc, reason
"""

_DISCOVERED: Final = """
    with step as (
        select *, list_position(['rumoured', 'announced', 'confirmed', 'held', 'concluded'], state) as rung,
            (decided_at, rung) as place
        from round_event
    )
    select r.round_id, r.state, r.start_on, r.end_on, coalesce(r.city, 'online') as place,
        min_by(e.state, e.place) as first_seen_as, min(e.decided_at) as first_seen_at,
        min_by(array_to_string(e.origins, ', '), e.place) as first_told_by, r.basis as dated_by, r.articles
    from rounds as r join step as e using (round_id)
    where r.discovered group by all order by r.start_on, r.round_id
"""

_COPIES: Final = """
    select min(origin) as origin, count(*) as printed, count(distinct origin) as origins,
        list(outlet order by published_at, outlet) as outlets,
        min_by(title, (published_at, article_id)) as first_headline
    from articles group by copy_group having count(*) > 1 order by printed desc, copy_group
"""

_ALERTS: Final = """
    select a.created_at, a.state, a.round_id, a.summary, a.channel,
        (select count(*) from delivery as d where d.alert_id = a.alert_id and d.delivered) as deliveries
    from alerts as a order by a.created_at, a.round_id, a.state, a.alert_id
"""

_LATEST: Final = """
    select round_id from rounds where state in ('held', 'concluded') and discovered
    order by start_on desc, round_id desc limit 1
"""

"""What a replay reads again, and what it leaves behind when it is promoted.

replayable(store, since, until, sample) -> list[str]
to_replay(store, ids) -> list[ToReplay]
observations_besides(store, article_ids) -> list[Observation]
record_reread(store, found, now) -> frozenset[str]
record_replay(store, replayed) -> None
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from extractors.model import Article, Coverage, Document, Entry, Feed, Observation
from storage.article import Found, article_of, article_row
from storage.entry import document_of
from storage.store import Store, from_json, to_json, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReplay:
    """A settled entry with the article it gave (None: none was found in its page) and what that was read from."""

    entry: Entry
    feed: Feed
    document: Document | None  # None: the feed's own text
    page_reason: str | None
    fresh: bool  # the entry says what it said when it was read
    article: Article | None
    known_at: datetime  # when the version was first stored
    coverage: Coverage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """A promoted replay, a row of the table ``replay``."""

    run_id: str
    operator: str
    why: str
    extractor_version: str
    since_on: date | None
    until_on: date | None
    articles: int
    reread: int
    facts_before: int
    facts_added: int
    facts_removed: int
    facts_changed: int
    rounds_changed: int
    promoted_at: datetime


def replayable(store: Store, since: date | None, until: date | None, sample: int | None) -> list[str]:
    """List what can be read again, as ids of articles, or of entries whose page gave none.

    Bounds are days (UTC) of publication, else of first sight. A sample is the same every time: ids are hashes.
    """
    rows = store.rows(_REPLAYABLE, since=since, until=until, sample=sample)
    return [row["id"] for row in rows]


def to_replay(store: Store, ids: Sequence[str]) -> list[ToReplay]:
    """Give some of these with all they were read from, by id."""
    return [
        ToReplay(
            entry=to_value(Entry, row["e"]),
            feed=to_value(Feed, row["f"]),
            document=document_of(row["d"]),
            page_reason=row["page_reason"],
            fresh=row["fresh"],
            article=article_of(row["a"]) if row["known"] else None,
            known_at=row["known_at"],
            coverage=to_value(Coverage, row["c"]) if row["understood"] else None,
        )
        for row in store.rows(_TO_REPLAY, ids=list(ids))
    ]


def observations_besides(store: Store, article_ids: Sequence[str]) -> list[Observation]:
    """List the current observations of all other articles."""
    rows = store.rows(
        "select whole from observation where superseded_at is null and article_id not in (select unnest($ids)) "
        "order by published_at, observation_id",
        ids=list(article_ids),
    )
    return [from_json(Observation, row["whole"]) for row in rows]


def record_reread(store: Store, found: Sequence[Found], now: datetime) -> frozenset[str]:
    """Write articles as later rules read them: a next version flagged ``reread``, or the first where there was none.

    Returns the ids written; an article another entry has brought already is passed over.
    """
    with store.transaction():
        store.stage("incoming_article", "article", [article_row(one) for one in found])
        store.run(_INSERT, now=now)
        rows = store.rows("select article_id from article join incoming_article using (article_id, entry_id)")
    return frozenset(row["article_id"] for row in rows)


def record_replay(store: Store, replayed: Replayed) -> None:
    """Write down who promoted a replay and what it changed."""
    store.stage("incoming_replay", "replay", [to_json(Replayed, replayed)])
    store.run("insert or replace into replay by name select * from incoming_replay")


_SETTLED = """
    entry as e left join newest_article as a on a.entry_id = e.entry_id
    where e.state in ('understood', 'dropped') and (a.article_id is not null or e.document_id is not null)
"""

_REPLAYABLE = f"""
    with settled as (
        select coalesce(a.article_id, e.entry_id) as id,
            coalesce(a.published_at, e.published_at, e.first_seen_at)::date as published_on
        from {_SETTLED})
    select id from settled
    where ($since::date is null or published_on >= $since) and ($until::date is null or published_on <= $until)
    order by id limit coalesce($sample::integer, 1_000_000_000)
"""  # noqa: S608  a constant of this file

_TO_REPLAY = f"""
    with settled as (
        select e, a, e.feed, e.page_reason, e.read_fingerprint is not distinct from e.fingerprint as fresh,
            a.article_id is not null as known, coalesce(a.recorded_at, e.state_at) as known_at, a.article_id, a.version,
            case when a.article_id is null then e.document_id else a.document_id end as document_id,
            coalesce(a.article_id, e.entry_id) as id
        from {_SETTLED} and coalesce(a.article_id, e.entry_id) in (select unnest($ids)))
    select s.*, f, d, c, c.article_id is not null as understood
    from settled as s join feed as f on f.name = s.feed
        left join document as d using (document_id)
        left join coverage as c on c.article_id = s.article_id and c.version = s.version and c.superseded_at is null
    order by s.id
"""  # noqa: S608  a constant of this file

_INSERT = """
    insert into article by name
    select new.* replace (
        coalesce(old.version, 0) + 1 as version, $now as recorded_at,
        if(old.version is null, new.flags, list_append(new.flags, 'reread')) as flags)
    from incoming_article as new left join newest_article as old using (article_id)
    where old.entry_id is null or old.entry_id = new.entry_id
"""

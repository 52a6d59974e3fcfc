"""Articles and their versions.

documents_to_read(store, limit) -> list[ToRead]
record_articles(store, articles: Sequence[Found], drops, now) -> Read
articles_to_understand(store, limit) -> list[Article]
understanding_due(store, limit) -> list[ToUnderstand]
current_articles(store, article_ids) -> list[Article]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from extractors.model import Article, Document, Drop, Entry, Feed
from storage.drop import write_drops
from storage.entry import document_of
from storage.store import Store, to_json, to_value

#: Flags of an article that are news about it, kept as its events.
REMARKS: Final = ["corrected", "updated", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRead:
    """An entry with something to read: its page, or None where the feed's own text is all there is."""

    entry: Entry
    feed: Feed
    document: Document | None
    version: int  # the newest one known of this entry's article, 0 for none
    page_reason: str | None  # why the page could not be had


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article as read from an entry; its ``version`` is assigned when it is recorded."""

    entry_id: str
    document_id: str | None
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ToUnderstand:
    """A newest version nobody has understood yet, with the entry it answers for."""

    entry_id: str
    feed: str
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a batch of reading brought: new articles, new versions, texts that were the same, entries left out."""

    new: int = 0
    versions: int = 0
    same: int = 0
    dropped: int = 0


def documents_to_read(store: Store, limit: int) -> list[ToRead]:
    """List fetched entries to be read, oldest first."""
    return [
        ToRead(
            entry=to_value(Entry, row["e"]),
            feed=to_value(Feed, row["f"]),
            document=None if row["from_feed"] else document_of(row["d"]),
            version=row["version"],
            page_reason=row["page_reason"],
        )
        for row in store.rows(_TO_READ, limit=limit)
    ]


def record_articles(store: Store, articles: Sequence[Found], drops: Sequence[Drop], now: datetime) -> Read:
    """Write a batch of readings of pages; only another ``content_sha256`` than the newest version's makes a version.

    An article another entry brought is dropped as ``duplicate_link``. ``drops`` (subject: entry_id) leave an entry
    as it was when it had been read before.
    """
    rows = [article_row(found) | {"place": place} for place, found in enumerate(articles)]
    with store.transaction():
        store.stage("incoming_article", "article", rows, place="INTEGER", news="VARCHAR", newest="INTEGER")
        store.run(_JUDGE)
        store.run(_INSERT_ARTICLES, now=now)
        store.run(_NOTE_EVENTS, now=now, remarks=REMARKS)
        store.run(_INSERT_DUPLICATE_DROPS, now=now)
        write_drops(store, drops)
        store.run(_UPDATE_ENTRIES, now=now)
        return to_value(Read, store.one(_COUNT))


def articles_to_understand(store: Store, limit: int) -> list[Article]:
    """List the newest versions nobody has understood yet, oldest publication first, so that rounds come in order."""
    return [item.article for item in understanding_due(store, limit)]


def understanding_due(store: Store, limit: int) -> list[ToUnderstand]:
    """List the same with the entry and feed each answers for."""
    return [
        ToUnderstand(entry_id=row["a"]["entry_id"], feed=row["feed"], article=article_of(row["a"]))
        for row in store.rows(_TO_UNDERSTAND, limit=limit)
    ]


def current_articles(store: Store, article_ids: Sequence[str]) -> list[Article]:
    """List the newest versions of some articles."""
    return [article_of(row) for row in store.rows(_CURRENT, ids=list(article_ids))]


def article_of(row: dict[str, Any]) -> Article:
    """Make an article from its stored row."""
    place = row["dateline_place"]
    dateline = None
    if place is not None:
        dateline = {"place": place, "agency": row["dateline_agency"], "day": row["dateline_on"]}
    return to_value(Article, row | {"dateline": dateline})


def article_row(found: Found) -> dict[str, Any]:
    """Return the row an article is stored as."""
    row = to_json(Article, found.article)
    dateline = row.pop("dateline") or {}
    return row | {
        "entry_id": found.entry_id,
        "document_id": found.document_id,
        "dateline_place": dateline.get("place"),
        "dateline_agency": dateline.get("agency"),
        "dateline_on": dateline.get("day"),
    }


# What is due is chosen first, so that of no other entry a page or text is looked for.
_TO_READ = """
    with due as materialized (
        select rowid as place, entry_id, document_id from entry
        where state = 'fetched' and feed in (select name from feed)
        order by published_at nulls last, first_seen_at, entry_id
        limit $limit),
    newest as materialized (
        select entry_id, max(version) as version from article
        where entry_id in (select entry_id from due) group by all),
    page as materialized (
        from document where rowid in (select d.rowid from document as d join due using (document_id)))
    select e, f, d, e.page_reason, coalesce(newest.version, 0) as version, e.document_id is null as from_feed
    from entry as e join due on e.rowid = due.place join feed as f on f.name = e.feed
        left join page as d on d.document_id = e.document_id
        left join newest on newest.entry_id = e.entry_id
    order by e.published_at nulls last, e.first_seen_at, e.entry_id
"""

# Found by id alone and read by place, of which there is none for a new article; so everywhere below.
_JUDGE = """
    create or replace temp table judged as
    with known as (
        select article_id, version, entry_id, content_sha256 from article
        where rowid in (select rowid from article where article_id in (select article_id from incoming_article))
        qualify row_number() over (partition by article_id order by version desc) = 1)
    select new.place, coalesce(old.version, 0) as newest, case
        when row_number() over (partition by new.article_id order by new.entry_id <> coalesce(old.entry_id, ''),
            new.place) > 1 or new.entry_id <> old.entry_id then 'duplicate'
        when old.article_id is null then 'new'
        when old.content_sha256 = new.content_sha256 then 'same'
        else 'version' end as news
    from incoming_article as new left join known as old using (article_id);
    update incoming_article set news = judged.news, newest = judged.newest
    from judged where judged.place = incoming_article.place
"""

_INSERT_ARTICLES = """
    insert into article by name
    select * exclude (place, news, newest) replace (newest + 1 as version, $now as recorded_at)
    from incoming_article where news in ('new', 'version')
"""

# Told once, by the first version that says so.
_NOTE_EVENTS = """
    insert into article_event
    select new.article_id, new.newest + 1, kind, $now, new.title
    from (select *, unnest(flags) as kind from incoming_article where news in ('new', 'version')) as new
        left join article as old on old.article_id = new.article_id and old.version = new.newest
    where list_contains($remarks, kind) and not list_contains(coalesce(old.flags, []), kind)
    on conflict do nothing
"""

_INSERT_DUPLICATE_DROPS = """
    insert into drop_log
    select 'read', entry_id, 'duplicate_link', entry.feed, entry.url, entry.title,
        'the article of ' || entry.entry_id || ' is already known as ' || new.article_id, $now
    from incoming_article as new join entry using (entry_id) where new.news = 'duplicate'
    on conflict do nothing
"""

# A text that proves the same, and a page that gives no text any more, return the entry to its last outcome.
_UPDATE_ENTRIES = """
    create or replace temp table settled as
    select entry_id, news, null as reason from incoming_article where news <> 'duplicate'
    union all select entry_id, 'dropped', 'duplicate_link' from incoming_article where news = 'duplicate'
    union all select subject, 'dropped', reason from incoming_drop;
    create or replace temp table moved as
    with told as (
        select distinct entry_id from article where entry_id in (select entry_id from settled)),
    before as materialized (
        select rowid as place, entry_id, outcome, state from entry
        where rowid in (select rowid from entry where entry_id in (select entry_id from settled)))
    select any_value(place) as place, any_value(reason) as reason, bool_or(told.entry_id is not null) as had_text, case
        when bool_or(news in ('new', 'version')) then 'read'
        when any_value(outcome) = 'kept' then 'understood'
        when any_value(outcome) is null and had_text then 'read'
        else 'dropped' end as state
    from settled join before as entry using (entry_id) left join told using (entry_id)
    where entry.state = 'fetched' group by entry_id;
    update entry set
        read_fingerprint = fingerprint,
        outcome = case
            when moved.state = 'read' then null
            when moved.state = 'dropped' and not (had_text and outcome is not null)
                then coalesce(moved.reason, outcome)
            else outcome end,
        state_at = $now,
        state = moved.state
    from moved where moved.place = entry.rowid
"""

# The texts are read by their place, once it is known which ones: among many others they are most of what is read.
_TO_UNDERSTAND = """
    with due as materialized (select entry_id, feed from entry where state = 'read'),
    newest as materialized (
        select rowid as place, entry_id, article_id, published_at from article
        where article_id in (select article_id from article where entry_id in (select entry_id from due))
        qualify row_number() over (partition by article_id order by version desc) = 1),
    chosen as materialized (
        select place, feed from newest join due using (entry_id)
        order by published_at nulls last, article_id limit $limit)
    select article as a, chosen.feed from article join chosen on article.rowid = chosen.place
    order by article.published_at nulls last, article.article_id
"""

_CURRENT = "select * from newest_article where article_id in (select unnest($ids)) order by article_id"

_COUNT = """
    select count(*) filter (news = 'new') as new, count(*) filter (news = 'version') as versions,
        count(*) filter (news = 'same') as same,
        count(*) filter (news = 'duplicate') + (select count(*) from incoming_drop) as dropped
    from incoming_article
"""

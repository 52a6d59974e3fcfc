"""Feeds, their polls, and the entries a poll brings.

sync_feeds(store, feeds, now) -> None
due_feeds(store, now) -> list[FeedState]
first_due(store) -> datetime | None
record_polls(store, polls, entries, drops, now) -> Listed
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from extractors.model import Drop, Entry, Feed, FeedState, Poll
from storage.drop import write_drops
from storage.store import Store, to_json, to_value

#: How far back a headline or a host counts as one the feed had before.
HABIT: Final = timedelta(weeks=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a batch of polls listed: ``new + changed + known + dropped`` is every item found in the bodies."""

    new: int = 0
    changed: int = 0
    known: int = 0
    dropped: int = 0


def sync_feeds(store: Store, feeds: Sequence[Feed], now: datetime) -> None:
    """Bring the feeds to what the operator wrote: new ones added, changed ones changed, absent ones set inactive.

    A feed whose address or format changed forgets its validators and is due at once.
    """
    rows = [to_json(Feed, feed) for feed in feeds]
    with store.transaction():
        store.stage("incoming_feed", "feed", rows)
        store.run(_UPDATE_FEEDS)
        store.run(_INSERT_FEEDS, now=now)


def due_feeds(store: Store, now: datetime) -> list[FeedState]:
    """List the active feeds to be polled now, those never polled first, then the longest overdue."""
    due = store.rows(
        "select * from feed where active and stopped_at is null and (next_poll_at is null or next_poll_at <= $now) "
        "order by next_poll_at nulls first, name",
        now=now,
    )
    return [_feed_state(row) for row in due]


def first_due(store: Store) -> datetime | None:
    """Return when the next feed is to be polled; None when none is waiting for its time."""
    row = store.one("select min(next_poll_at) as due from feed where active and stopped_at is null")
    due: datetime | None = row["due"]
    return due


def record_polls(
    store: Store, polls: Sequence[Poll], entries: Sequence[Entry], drops: Sequence[Drop], now: datetime
) -> Listed:
    """Write a batch of polls with what they listed, and set each feed's next poll; writing it again changes nothing.

    ``entries`` are all items of all bodies in their order, ``drops`` those left out at once. A new entry waits for
    its page, or, without an address, counts as fetched. A known one is looked at again when its feed, or another of
    the same publisher that lists texts whole, changed it: at once where its text is the feed's own. Any other feed
    listing it is a sighting.
    """
    with store.transaction():
        store.stage("incoming_poll", "poll", [_poll_row(poll, drops) for poll in polls], moved_to="VARCHAR")
        store.run("delete from incoming_poll where (feed, polled_at) in (select (feed, polled_at) from poll)")
        rows = [to_json(Entry, entry) | {"place": place} for place, entry in enumerate(entries)]
        marks = {"retitled": "BOOLEAN", "late": "BOOLEAN", "strange": "BOOLEAN"}
        store.stage("incoming_entry", "entry", rows, place="INTEGER", news="VARCHAR", **marks)
        store.run(_JUDGE_ENTRIES)
        store.run(_MARK_ENTRIES, habit=now - HABIT)
        store.run(_INSERT_POLLS)
        store.run(_UPDATE_CHANGED_ENTRIES, now=now)
        store.run(_INSERT_ENTRIES, now=now)
        store.run(_INSERT_SIGHTINGS, now=now)
        store.run(_UPDATE_POLLED_FEEDS)
        write_drops(store, drops)
        return to_value(Listed, store.one(_COUNT_LISTED))


def _feed_state(row: dict[str, Any]) -> FeedState:
    return to_value(FeedState, row | {"feed": row})


def _poll_row(poll: Poll, drops: Sequence[Drop]) -> dict[str, Any]:
    where = poll.archived
    return to_json(Poll, poll) | {
        "archive_file": where and where.file,
        "archive_offset": where and where.offset,
        "archive_record_id": where and where.record_id,
        "items_dropped": sum(drop.feed == poll.feed for drop in drops),
    }


_UPDATE_FEEDS = """
    update feed set active = false where name not in (select name from incoming_feed);
    update feed set
        etag = null, last_modified = null, body_sha256 = null, next_poll_at = null, failures = 0,
        stopped_at = null, moved_to = null, moved_since = null
    from incoming_feed as new
    where feed.name = new.name and (feed.url <> new.url or feed.format is distinct from new.format);
    update feed set
        active = true, url = new.url, outlet = new.outlet, family = new.family, country = new.country,
        language = new.language, kind = new.kind, seen_at = new.seen_at, every_minutes = new.every_minutes,
        format = new.format
    from incoming_feed as new where feed.name = new.name
"""

_INSERT_FEEDS = """
    insert into feed by name
    select * replace (true as active, $now as added_at, 0 as failures) from incoming_feed
    on conflict do nothing
"""

# A feed is held against what it listed itself before, so that two feeds with two states of a text do not take turns; of
# another feed of the same publisher only another whole text is a change. The entry's own feed wins, then the place.
# Rows are found by their id alone and then read by their place: a join by id unpacks all it needs, of all rows.
_JUDGE_ENTRIES = """
    create or replace temp table judged as
    with old as materialized (
        select entry_id, feed, fingerprint, content from entry
        where rowid in (select rowid from entry where entry_id in (select entry_id from incoming_entry))),
    seen as materialized (
        select entry_id, feed, fingerprint from sighting
        where rowid in (select rowid from sighting where entry_id in (select entry_id from incoming_entry))),
    listed as (
        select new.entry_id, new.place, new.feed, old.feed as owner, old.entry_id is null as unknown,
            row_number() over (partition by new.entry_id, new.feed order by new.place) = 1
            and new.fingerprint <> old.fingerprint
            and new.fingerprint is distinct from coalesce(
                seen.fingerprint, if(new.feed = old.feed, old.fingerprint, null))
            and (new.feed = old.feed
                or (here.family = own.family and new.content not in ('', old.content))) as other
        from incoming_entry as new
            left join old using (entry_id)
            left join seen on seen.entry_id = new.entry_id and seen.feed = new.feed
            left join feed as here on here.name = new.feed
            left join feed as own on own.name = old.feed)
    select place, case
        when row_number() over (
            partition by entry_id order by coalesce(other, false) desc, feed is distinct from owner, place) > 1
            then 'known'
        when unknown then 'new'
        when other then 'changed'
        else 'known' end as news
    from listed;
    update incoming_entry set news = judged.news from judged where judged.place = incoming_entry.place
"""

_INSERT_POLLS = """
    insert into poll by name
    select poll.* exclude (moved_to) replace (
        count(*) filter (news = 'new') as items_new,
        count(*) filter (news = 'changed') as items_changed,
        count(*) filter (news = 'known') as items_known,
        count(*) filter (news = 'new' and retitled) as items_retitled,
        count(*) filter (news = 'new' and late) as items_late,
        count(*) filter (strange) as items_foreign,
        max(published_at) as newest_at)
    from incoming_poll as poll left join incoming_entry using (feed)
    group by all
"""

# What the health of a feed is told by; a feed without a past is foreign to nobody.
_MARK_ENTRIES = """
    update incoming_entry as new set
        retitled = new.title <> '' and exists (
            select 1 from entry as old
            where old.feed = new.feed and old.title = new.title and old.entry_id <> new.entry_id
                and old.first_seen_at > $habit),
        late = new.published_at < (
            select max(polled_at, 2)[2] from poll where poll.feed = new.feed and poll.polled_at > $habit)
    where new.news = 'new';
    create or replace temp table host_known as
    select distinct feed, regexp_extract(url, '^https?://([^/:?#]+)', 1) as host
    from entry where first_seen_at > $habit and feed in (select feed from incoming_entry);
    update incoming_entry as new set strange =
        feed in (select feed from host_known)
        and (feed, regexp_extract(url, '^https?://([^/:?#]+)', 1)) not in (select (feed, host) from host_known)
"""

# Where the feed's own text is the article there is no page to wait for: every text it shows is read, none is missed.
_UPDATE_CHANGED_ENTRIES = """
    update entry set
        url = new.url, canonical_url = new.canonical_url, title = new.title, summary = new.summary,
        content = new.content, author = new.author, published_at = new.published_at,
        published_raw = new.published_raw, published_flag = new.published_flag, fingerprint = new.fingerprint,
        changed_at = $now,
        reopened_at = if(new.of_feed and entry.state in ('understood', 'dropped'), $now, entry.reopened_at),
        state_at = if(new.of_feed and entry.state <> 'fetched', $now, entry.state_at),
        state = if(new.of_feed, 'fetched', entry.state)
    from (
        select new.*, new.url is null or (old.document_id is null and old.read_fingerprint is not null) as of_feed
        from incoming_entry as new join entry as old using (entry_id) where new.news = 'changed') as new
    where entry.entry_id = new.entry_id
"""

_INSERT_ENTRIES = """
    insert into entry by name
    select * exclude (place, news, retitled, late, strange) replace (
        $now as first_seen_at, $now as state_at, 0 as asks,
        case when url is null then 'fetched' else 'waiting' end as state)
    from incoming_entry where news = 'new'
"""

_INSERT_SIGHTINGS = """
    insert into sighting by name
    select entry_id, feed, $now as seen_at, arg_min(fingerprint, place) as fingerprint from incoming_entry group by all
    on conflict do update set fingerprint = excluded.fingerprint
"""

_UPDATE_POLLED_FEEDS = """
    update feed set
        next_poll_at = poll.next_poll_at,
        failures = case when poll.outcome = 'failed' then feed.failures + 1 else 0 end,
        audited_at = if(poll.outcome <> 'failed' and poll.outcome <> 'not_modified', poll.polled_at, feed.audited_at),
        stopped_at = if(poll.reason = 'gone' and feed.failures > 0, poll.polled_at, null),
        moved_since = case when poll.outcome = 'failed' or poll.moved_to = feed.moved_to then feed.moved_since
            when poll.moved_to is not null then poll.polled_at end,
        moved_to = if(poll.outcome = 'failed', feed.moved_to, poll.moved_to),
        last_ok_at = case when poll.outcome = 'failed' then feed.last_ok_at else poll.polled_at end,
        etag = case poll.outcome
            when 'failed' then feed.etag when 'not_modified' then coalesce(poll.etag, feed.etag) else poll.etag end,
        last_modified = case poll.outcome
            when 'failed' then feed.last_modified
            when 'not_modified' then coalesce(poll.last_modified, feed.last_modified) else poll.last_modified end,
        body_sha256 = case when poll.outcome = 'ok' then poll.body_sha256 else feed.body_sha256 end
    from incoming_poll as poll where feed.name = poll.feed
"""

_COUNT_LISTED = """
    select count(*) filter (news = 'new') as new, count(*) filter (news = 'changed') as changed,
        count(*) filter (news = 'known') as known, (select count(*) from incoming_drop) as dropped
    from incoming_entry
"""

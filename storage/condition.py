"""How things stand, as far as the database knows: runs, feeds, flags, hooks, entries, readings, the archive's files.

condition(store, now) -> Condition   everything `parley status` decides over
standing(store, now) -> Standing     the part of it a cycle looks at before it tells its hooks
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from extractors.model.feeds import Flag
from storage.migrate import applied, files
from storage.store import Store, to_value

T = TypeVar("T")

#: How far back runs, drops and pages are looked at, and the longer past they are held against.
LATELY: Final = timedelta(days=7)
BEFORE: Final = timedelta(days=35)
RUNS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RunNow:
    """One cycle and its books, or one upkeep."""

    started_at: datetime
    ended_at: datetime | None
    outcome: str  # open | done | failed | abandoned
    note: str
    waiting: int
    unexplained: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedNow:
    """An active feed and how its last polls went; ``due_at``: when the last poll it answered set the next one."""

    feed: str
    host: str
    failures: int
    added_at: datetime
    polled_at: datetime | None
    last_ok_at: datetime | None
    stopped_at: datetime | None
    moved_to: str | None  # where it says it moved for good
    moved_since: datetime | None
    due_at: datetime | None
    reason: str | None  # of the last poll, when it failed
    future: int  # items of the last week dated in the future
    pages: int  # pages asked for in the last week
    refused: int  # of these, kept from us
    refusal: str | None  # the most frequent reason


@dataclass(frozen=True, slots=True, kw_only=True)
class HookNow:
    """What waits for one hook, and what is dead."""

    hook: str
    waiting: int
    oldest_at: datetime | None  # when the oldest waiting one was written
    due_at: datetime | None  # when the first waiting one is or was due
    tried: int  # of those waiting, refused at least once
    dead: int
    dead_at: datetime | None
    detail: str | None  # what the hook answered last, when it refused
    delivered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BacklogNow:
    """Entries in one open state that no cycle has looked at since ``oldest_at``."""

    state: str
    entries: int
    oldest_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadNow:
    """Texts in a language Parley does not read: of the last week, and of a week on the average before."""

    language: str
    lately: int
    before: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedNow:
    """What one gate left out lately for one reason."""

    stage: str
    reason: str
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedNow:
    """A file of the archive as rows name it: its last record's place."""

    file: str
    offset: int
    record_id: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Which migrations a database has seen: those it lacks, and those this program does not know."""

    pending: tuple[str, ...]
    strange: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a cycle itself looks at."""

    runs: tuple[RunNow, ...]  # newest first
    feeds: tuple[FeedNow, ...]
    flags: tuple[Flag, ...]  # those that stand, the oldest first
    hooks: tuple[HookNow, ...]
    upkeep: tuple[RunNow, ...]  # the newest, if any


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Standing):
    """All of it."""

    backlog: tuple[BacklogNow, ...]
    unread: tuple[UnreadNow, ...]
    dropped: tuple[DroppedNow, ...]
    archived: tuple[ArchivedNow, ...]
    readings: dict[str, int]  # articles that stand, by the version that read them
    waiting: int  # entries not settled
    newest_at: datetime | None  # latest instant written by a run


def form(store: Store) -> Form:
    """Return how a database's form differs from this program's."""
    done, known = applied(store), {file.name for file in files()}
    return Form(pending=tuple(sorted(known - done.keys())), strange=tuple(sorted(done.keys() - known)))


def condition(store: Store, now: datetime) -> Condition:
    """Ask everything; raises StoreError when the database has another form."""
    lately, before = now - LATELY, now - BEFORE
    totals = store.one(_TOTALS)
    stands = standing(store, now)
    return Condition(
        runs=stands.runs,
        feeds=stands.feeds,
        flags=stands.flags,
        hooks=stands.hooks,
        upkeep=stands.upkeep,
        backlog=_values(BacklogNow, store.rows(_BACKLOG)),
        unread=_values(UnreadNow, store.rows(_UNREAD, lately=lately, before=before)),
        dropped=_values(DroppedNow, store.rows(_DROPPED, lately=lately)),
        archived=_values(ArchivedNow, store.rows(_ARCHIVED)),
        readings={row["version"]: row["articles"] for row in store.rows(_READINGS)},
        waiting=totals["waiting"],
        newest_at=totals["newest_at"],
    )


def standing(store: Store, now: datetime) -> Standing:
    """Ask how runs, feeds and hooks stand."""
    return Standing(
        runs=_values(RunNow, store.rows(_RUNS, kind="cycle", limit=RUNS)),
        feeds=_values(FeedNow, store.rows(_FEEDS, lately=now - LATELY)),
        flags=_values(Flag, store.rows(_FLAGS)),
        hooks=_values(HookNow, store.rows(_HOOKS)),
        upkeep=_values(RunNow, store.rows(_RUNS, kind="maintain", limit=1)),
    )


def _values(kind: type[T], rows: list[dict[str, Any]]) -> tuple[T, ...]:
    return tuple(to_value(kind, row) for row in rows)


_RUNS: Final = """
    select started_at, ended_at, outcome, note, coalesce((books ->> 'waiting')::integer, 0) as waiting,
        coalesce((books ->> 'unexplained')::integer, 0) as unexplained
    from run where kind = $kind order by started_at desc limit $limit
"""

# A poll's row says when the next was to be; what failed since says nothing of what was due.
_FEEDS: Final = """
    with polled as (
        select feed, max(polled_at) as polled_at, arg_max(reason, polled_at) as reason,
            arg_max(next_poll_at, polled_at) filter (outcome <> 'failed') as due_at
        from poll group by feed
    ), brought as (
        select feed, count(*) filter (published_flag = 'future' and first_seen_at > $lately) as future,
            count(*) filter (asked_at > $lately) as pages,
            count(*) filter (asked_at > $lately and page_reason in ('blocked', 'robots', 'empty_body')) as refused,
            mode(page_reason) filter (asked_at > $lately and page_reason in ('blocked', 'robots', 'empty_body'))
                as refusal
        from entry where first_seen_at > $lately or asked_at > $lately group by feed
    )
    select f.name as feed, regexp_extract(f.url, '^[a-z]+://([^/?#]+)', 1) as host, f.failures, f.added_at, p.polled_at,
        f.last_ok_at, f.stopped_at, f.moved_to, f.moved_since,
        p.due_at, if(f.failures > 0, coalesce(p.reason, 'unreadable'), null) as reason,
        coalesce(b.future, 0) as future, coalesce(b.pages, 0) as pages, coalesce(b.refused, 0) as refused, b.refusal
    from feed as f left join polled as p on p.feed = f.name left join brought as b on b.feed = f.name
    where f.active order by f.name
"""

_FLAGS: Final = "select * from feed_flag where cleared_at is null order by since, feed, kind"

_HOOKS: Final = """
    with tried as (
        select alert_id, max(tried_at) as tried_at, arg_max(detail, attempt) as detail, bool_or(delivered) as delivered
        from delivery where outcome is distinct from 'begun' group by alert_id)
    select a.channel as hook, count(*) filter (a.state = 'waiting') as waiting,
        min(a.created_at) filter (a.state = 'waiting') as oldest_at,
        min(a.due_at) filter (a.state = 'waiting') as due_at,
        count(*) filter (a.state = 'waiting' and t.alert_id is not null) as tried,
        count(*) filter (a.state = 'dead') as dead, min(t.tried_at) filter (a.state = 'dead') as dead_at,
        arg_max(t.detail, t.tried_at) filter (a.state in ('waiting', 'dead')) as detail,
        max(t.tried_at) filter (t.delivered) as delivered_at
    from alert as a left join tried as t using (alert_id) group by a.channel order by a.channel
"""

# A page that could not be had yet is asked for again for a day; what was never asked for, or not read, waits for us.
_BACKLOG: Final = """
    select state, count(*) as entries, min(state_at) as oldest_at from entry
    where state in ('fetched', 'read') or (state = 'waiting' and asks = 0)
    group by state order by oldest_at
"""

_UNREAD: Final = """
    select detail as language, count(*) filter (dropped_at > $lately) as lately,
        count(*) filter (dropped_at <= $lately)
            / greatest(1.0, date_diff('day', min(min(dropped_at)) over (), $lately) / 7.0) as before
    from drop_log where reason = 'unread_language' and dropped_at > $before
    group by detail order by lately desc, language
"""

_DROPPED: Final = """
    select stage, reason, count(*) as items from drop_log where dropped_at > $lately
    group by all order by items desc, stage, reason
"""

_ARCHIVED: Final = """
    select archive_file as file, max(archive_offset) as offset, arg_max(archive_record_id, archive_offset) as record_id,
        count(*) as records
    from (
        select archive_file, archive_offset, archive_record_id from poll
        where archive_file is not null and let_go_at is null
        union all select archive_file, archive_offset, archive_record_id from document where let_go_at is null)
    group by archive_file order by archive_file
"""

_READINGS: Final = """
    select extractor_version as version, count(*) as articles from coverage where superseded_at is null group by all
"""

_TOTALS: Final = """
    select (select count(*) from entry where state in ('waiting', 'fetched', 'read')) as waiting,
        (select max(started_at) from run) as newest_at
"""

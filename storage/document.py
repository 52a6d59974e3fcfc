"""Pages as received: recording a batch of asks.

record_documents(store, documents, drops, unchanged, now, from_feed=()) -> Fetched
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from extractors.model import Document, Drop
from storage.drop import write_drops
from storage.store import Store, to_json, to_value

#: Reasons that say a page is not there any more.
LOST: Final = ["not_found", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a batch of asks brought: pages to read, pages that did not change, entries left out."""

    fetched: int = 0
    unchanged: int = 0
    failed: int = 0


def record_documents(
    store: Store,
    documents: Sequence[Document],
    drops: Sequence[Drop],
    unchanged: Sequence[str],
    now: datetime,
    from_feed: Sequence[Drop] = (),
) -> Fetched:
    """Write a batch of asks; every entry asked for must be in exactly one of the four lists, or it is asked again.

    ``drops``: the page could not be had; the entry is dropped, unless it was read before. ``unchanged``: entry ids
    whose page the server says is the same. ``from_feed``: the page could not be had and the feed's own text is to
    be read instead; the reason stays on the entry. The archive must be flushed before this is called.
    """
    asked = [_asked(d.entry_id, document_id=d.document_id) for d in documents]
    asked += [_asked(d.subject, reason=d.reason) for d in drops]
    asked += [_asked(d.subject, reason=d.reason, from_feed=True) for d in from_feed]
    asked += [_asked(entry_id) for entry_id in unchanged]
    with store.transaction():
        store.stage("incoming_document", "document", [_row(document) for document in documents])
        store.run("insert into document select * from incoming_document on conflict do nothing")
        store.stage("asked", "sighting", asked, document_id="VARCHAR", reason="VARCHAR", from_feed="BOOLEAN")
        store.run(_JUDGE, now=now)
        store.run(_UPDATE_ENTRIES, now=now)
        store.run(_NOTE_EVENTS, now=now, lost=LOST)
        write_drops(store, drops)
        return to_value(Fetched, store.one(_COUNT))


def _asked(
    entry_id: str, *, document_id: str | None = None, reason: str | None = None, from_feed: bool = False
) -> dict[str, Any]:
    return {"entry_id": entry_id, "document_id": document_id, "reason": reason, "from_feed": from_feed}


def _row(document: Document) -> dict[str, Any]:
    where = document.archived
    return to_json(Document, document) | {
        "archive_file": where.file,
        "archive_offset": where.offset,
        "archive_record_id": where.record_id,
    }


# ``opens``: there is something to read: another page than last time, or another text of the feed.
_JUDGE = """
    create or replace temp table judged as
    with before as materialized (
        select rowid as place, * from entry
        where rowid in (select rowid from entry where entry_id in (select entry_id from asked)))
    select asked.*, entry.place,
        coalesce(asked.document_id <> entry.document_id, asked.document_id is not null)
            or (entry.read_fingerprint is not null and entry.read_fingerprint <> entry.fingerprint)
            or (asked.from_feed and entry.read_fingerprint is null) as opens,
        reason is not null and not from_feed and entry.document_id is null and entry.read_fingerprint is null
            as falls,
        entry.document_id is not null or entry.read_fingerprint is not null as was_read
    from asked join before as entry using (entry_id)
    where entry.asked_at is distinct from $now
"""

_UPDATE_ENTRIES = """
    update entry set
        asks = entry.asks + 1,
        asked_at = $now,
        page_reason = judged.reason,
        document_id = coalesce(judged.document_id, entry.document_id),
        outcome = case when falls then judged.reason else entry.outcome end,
        reopened_at = case when opens and entry.state in ('understood', 'dropped') then $now else entry.reopened_at end,
        state_at = case when (opens and entry.state <> 'fetched') or (falls and entry.state <> 'dropped') then $now
            else entry.state_at end,
        state = case when opens then 'fetched' when falls then 'dropped' else entry.state end
    from judged where entry.rowid = judged.place
"""

# A page that was read once and is not there any more, and one that answers again: noted at each turn.
_NOTE_EVENTS = """
    insert into article_event
    with newest as (
        select article_id, max(version) as version, any_value(entry_id) as entry_id from article
        where entry_id in (select entry_id from judged where was_read) group by article_id),
    turned as (
        select article_id, arg_max(kind, noted_at) as kind from article_event
        where kind in ('gone', 'back') and article_id in (select article_id from newest) group by article_id)
    select newest.article_id, newest.version, if(judged.reason is null, 'back', 'gone'), $now,
        coalesce(judged.reason, 'the address answers again')
    from judged join newest using (entry_id) left join turned using (article_id)
    where (list_contains($lost, judged.reason) and turned.kind is distinct from 'gone')
        or (judged.reason is null and turned.kind = 'gone')
    on conflict do nothing
"""

_COUNT = """
    select count(*) filter (opens) as fetched, count(*) filter (not opens and reason is null) as unchanged,
        count(*) filter (not opens and reason is not null) as failed
    from judged
"""

"""Looks words up in the index, and in the snapshot what became of the texts that hold them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from extractors.errors import StoreError
from storage.database import open_snapshot
from storage.search.index import bring_up, index_of, open_index
from storage.search.marks import Span, marked_texts
from storage.search.terms import expression
from storage.store import Store

#: Of words that are everywhere the best ranked texts are looked at, so many.
_CANDIDATES: Final = 20_000
_FACTS_SHOWN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a search is narrowed to; days are UTC days of publication, both included.

    Articles of other talks and matters (class not_talks) are left out unless ``off_topic``, or asked for by class.
    """

    since: date | None = None
    until: date | None = None
    round_id: str | None = None
    doc_class: str | None = None
    off_topic: bool = False
    evidence_only: bool = False
    limit: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact whose evidence holds some of the words."""

    fact_id: str
    type: str
    status: str
    actor: str | None
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that holds the words; marks are code points ``(start, end)`` of them in the title and the passage.

    ``score`` is BM25 with the title counting fourfold and evidence twofold: the larger, the better.
    """

    article_id: str
    version: int
    published_at: datetime | None
    outlet: str
    origin: str
    doc_class: str | None
    rounds: tuple[str, ...]
    url: str
    title: str
    title_marks: tuple[Span, ...]
    passage: str
    passage_marks: tuple[Span, ...]
    facts: tuple[Told, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best hits of ``total``; ``stale`` says that the index could not be brought up to the snapshot."""

    hits: tuple[Hit, ...]
    total: int
    stale: bool = False


def search(snapshot: Path, typed: str, wanted: Wanted | None = None) -> Found:
    """Find articles by words; ``typed``: see ``storage.search.terms.expression``.

    The index beside the snapshot is brought up to it first. Raises StoreError when nothing can be looked for.
    """
    with closing(open_snapshot(snapshot)) as store:
        return search_store(store, typed, wanted or Wanted())


def search_store(store: Store, typed: str, wanted: Wanted) -> Found:
    """Find articles by words in a snapshot that is open."""
    asked, index = expression(typed), index_of(store.path)
    stale = _outdated(index, store)
    rows = store.rows(_ROWS, hits=json.dumps(_looked_up(index, asked, wanted)), **_narrowed(wanted))
    texts = store.rows(_TEXTS, places=[row["place"] for row in rows])
    marked = marked_texts(asked, {row["article_id"]: (row["title"], row["body"]) for row in texts})
    facts = store.rows(_FACTS, ids=[row["article_id"] for row in rows])
    hits = tuple(
        Hit(
            **{name: row[name] for name in _SAME},
            rounds=tuple(row["rounds"] or ()),
            title=marked[row["article_id"]].title,
            title_marks=marked[row["article_id"]].title_marks,
            passage=marked[row["article_id"]].passage,
            passage_marks=marked[row["article_id"]].passage_marks,
            facts=_telling(marked[row["article_id"]].spans, [f for f in facts if f["article_id"] == row["article_id"]]),
        )
        for row in rows
    )
    return Found(hits=hits, total=rows[0]["total"] if rows else 0, stale=stale)


def _outdated(index: Path, store: Store) -> bool:
    """Bring the index up; where nothing can be written the one that is there must do."""
    try:
        bring_up(index, store)
    except StoreError:
        if not index.is_file():
            raise
        return True
    return False


def _looked_up(index: Path, asked: str, wanted: Wanted) -> list[tuple[str, int, str, float]]:
    with open_index(index) as words:
        return words.execute(
            _LOOK_UP, (f"{{evidence}} : {asked}" if wanted.evidence_only else asked, _CANDIDATES)
        ).fetchall()


def _narrowed(wanted: Wanted) -> dict[str, object]:
    return {
        "since": wanted.since,
        "until": wanted.until,
        "round_id": wanted.round_id,
        "doc_class": wanted.doc_class,
        "off_topic": wanted.off_topic or wanted.doc_class is not None,
        "limit": wanted.limit,
    }


def _telling(spans: Mapping[str, Sequence[Span]], facts: Sequence[Mapping[str, Any]]) -> tuple[Told, ...]:
    """Return the facts whose evidence holds most of the words, in the order of the text among equals."""
    held = [
        (_held(spans[fact["evidence_where"]], fact["evidence_start"], fact["evidence_end"]), fact) for fact in facts
    ]
    best = sorted((pair for pair in held if pair[0]), key=lambda pair: -pair[0])[:_FACTS_SHOWN]
    names = ("fact_id", "type", "status", "actor", "evidence")
    return tuple(Told(**{name: fact[name] for name in names}) for _, fact in best)


def _held(spans: Sequence[Span], start: int, end: int) -> int:
    return sum(1 for one_start, one_end in spans if one_start < end and start < one_end)


_SAME: Final = ("article_id", "version", "published_at", "outlet", "origin", "doc_class", "url", "score")
_LOOK_UP: Final = """
    select text.article_id, text.version, text.sha256, -bm25(words, 4.0, 1.0, 2.0) as score
    from words join text on text.id = words.rowid where words match ? order by score desc limit ?
"""
_ROWS: Final = """
    with hit as (
        select one[1] as article_id, one[2]::integer as version, one[3] as sha256, one[4]::double as score
        from (select unnest(from_json($hits::json, '[["VARCHAR"]]')) as one)),
    newest as (
        select article_id, max(version) as version from article where article_id in (select article_id from hit)
        group by article_id),
    about as (
        select article_id, version, doc_class, rounds from coverage
        where superseded_at is null and article_id in (select article_id from hit))
    select a.article_id, a.version, a.published_at, a.outlet, a.origin, c.doc_class, c.rounds, a.url, score,
        a.rowid as place, count(*) over () as total
    from hit join newest using (article_id, version) join article as a using (article_id, version)
        left join about as c using (article_id, version)
    where a.content_sha256 = hit.sha256 and not list_contains(a.flags, 'pointer')
        and ($since::date is null or a.published_at::date >= $since)
        and ($until::date is null or a.published_at::date <= $until)
        and ($round_id::varchar is null or list_contains(c.rounds, $round_id))
        and ($doc_class::varchar is null or c.doc_class = $doc_class)
        and ($off_topic or c.doc_class is distinct from 'not_talks')
    order by score desc, a.published_at desc, a.article_id limit $limit
"""
#: By their place in the table, so that no other text is unpacked.
_TEXTS: Final = """
    select article_id, title, body from article where rowid in (select unnest($places::bigint[]))
"""
_FACTS: Final = """
    select article_id, fact_id, type, status, actor, evidence_text as evidence, evidence_where, evidence_start,
        evidence_end
    from fact where superseded_at is null and article_id in (select unnest($ids::varchar[]))
    order by article_id, evidence_where desc, evidence_start, evidence_end, fact_id
"""

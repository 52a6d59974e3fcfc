"""The snapshot for notebooks and programs: typed questions over one consistent state.

    from storage import open_snapshot

    with open_snapshot() as snapshot:
        snapshot.claims(round_id="geneva-2026-1").pandas()
        snapshot.trend("coverage", since="2026-01-01").arrow()
        snapshot.search('"working groups"').hits
        snapshot.as_of("2026-02-05 18:00+00:00").rounds().rows()

A snapshot that is open keeps the state it was opened with; open another one to see what was published since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from extractors.errors import StoreError
from storage.answer import Answer
from storage.database import open_snapshot as open_store
from storage.hint import hint
from storage.search import Found, Wanted, search_store
from storage.store import Store
from storage.trend import in_sql, trend_names

#: Where a snapshot lies below the folder above config/ unless settings.toml says otherwise.
USUAL: Final = Path("var/snapshot.duckdb")

Day = date | str
Instant = datetime | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a fact rests on, between what stands before and after them, and where they were printed."""

    fact_id: str
    words: str
    before: str
    after: str
    where: str
    title: str
    url: str
    outlet: str
    origin: str
    published_at: datetime | None


def open_snapshot(path: Path | str | None = None, *, memory: str = "1GB", threads: int = 2) -> Snapshot:
    """Open the published snapshot for reading.

    ``path``: where it lies; without it ``var/snapshot.duckdb`` is looked for here, in the folders above, and in the
    project's own. Questions can read nothing else and change nothing. Raises StoreError when there is none.
    """
    found = Path(path) if path is not None else _usual()
    return Snapshot(open_store(found, memory=memory, threads=threads))


def _usual() -> Path:
    here = Path.cwd()
    folders = (here, *here.parents, Path(__file__).resolve().parents[1])
    return next((folder / USUAL for folder in folders if (folder / USUAL).is_file()), here / USUAL)


class Snapshot:
    """One published state of the database; close it, or use it as a context manager. For one thread at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def path(self) -> Path:
        """The file it was read from, which may have been replaced since."""
        return self._store.path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it; answers that were not read yet are lost."""
        self._store.close()

    def sql(self, statement: str, /, **parameters: object) -> Answer:
        """Ask any question in SQL; ``$name`` in it takes the parameter of that name. Raises StoreError with a hint."""
        try:
            return Answer(self._store.relation(statement, parameters), self.path)
        except StoreError as error:
            raise StoreError(hint(self._store, statement, str(error.__cause__ or error)), subject=statement) from error

    def rounds(self, *, discovered: bool | None = None) -> Answer:
        """Give the rounds as known now, by date; ``discovered``: only those Parley found (True) or was given (False).

        Columns: those of the view ``rounds``.
        """
        return self.sql(_ROUNDS, discovered=discovered)

    def facts(
        self,
        *,
        round_id: str | None = None,
        kind: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> Answer:
        """Give current facts with their evidence, in order of publication.

        ``kind``: a fact type, e.g. prisoner_exchange. ``since``, ``until``: days (UTC) of publication, both included.
        Columns: those of the view ``facts``.
        """
        return self.sql(_FACTS, round_id=round_id, kind=kind, since=_day(since), until=_day(until))

    def claims(self, *, round_id: str | None = None, kind: str | None = None, origins: int = 1) -> Answer:
        """Give claims, the best supported first; ``origins``: at least so many independent origins report them.

        Columns: those of the view ``claims``.
        """
        return self.sql(_CLAIMS, round_id=round_id, kind=kind, origins=origins)

    def conflicts(self, *, round_id: str | None = None, resolved: bool | None = None) -> Answer:
        """Give sets of claims that cannot all be true. Columns: those of the view ``conflicts``."""
        return self.sql(_CONFLICTS, round_id=round_id, resolved=resolved)

    def articles(self, *, since: Day | None = None, until: Day | None = None, doc_class: str | None = None) -> Answer:
        """Give the newest version of each article, newest first. Columns: those of the view ``articles``."""
        return self.sql(_ARTICLES, since=_day(since), until=_day(until), doc_class=doc_class)

    def evidence(self, fact_id: str, *, around: int = 200) -> Evidence:
        """Give the words a fact rests on with ``around`` characters before and after them.

        Facts that no longer count are found too. Raises StoreError when there is no such fact.
        """
        found = list(self.sql(_EVIDENCE, fact_id=fact_id, around=around))
        if not found:
            raise StoreError(f"no fact {fact_id!r} in {self.path}", subject=fact_id)
        return Evidence(**found[0])

    def trends(self) -> list[str]:
        """List the saved questions by name."""
        return trend_names()

    def trend(
        self,
        name: str,
        *,
        since: Day | None = None,
        until: Day | None = None,
        by: str | None = None,
        every: str | None = None,
    ) -> Answer:
        """Answer a saved question over days, both included.

        ``by``, ``every``: what its rows are told apart by and how long its periods are; `parley trends` lists them.
        Raises StoreError that names what there is.
        """
        return self.sql(in_sql(name, _day(since), _day(until), by=by, every=every))

    def search(
        self,
        words: str,
        *,
        since: Day | None = None,
        until: Day | None = None,
        round_id: str | None = None,
        evidence_only: bool = False,
        limit: int = 10,
    ) -> Found:
        """Find articles by their words, the best first; the index beside the snapshot is brought up first.

        ``words``: all of them must be there; ``"…"`` is a phrase, OR, -without, begin* as in `parley search`.
        ``evidence_only``: only words that became facts.
        """
        wanted = Wanted(
            since=_day(since), until=_day(until), round_id=round_id, evidence_only=evidence_only, limit=limit
        )  # fmt: skip
        return search_store(self._store, words, wanted)

    def as_of(self, moment: Instant) -> Past:
        """Look at what Parley knew at a past instant: a datetime or ISO 8601 text with its zone."""
        return Past(self, _instant(moment))


@dataclass(frozen=True, slots=True)
class Past:
    """What Parley knew at ``moment``; columns are those of the tables of the same name, see ``storage/schema.md``."""

    snapshot: Snapshot
    moment: datetime

    def rounds(self) -> Answer:
        """Give the rounds as they were known then."""
        return self._known("rounds")

    def facts(self) -> Answer:
        """Give the facts that were current then."""
        return self._known("facts")

    def claims(self) -> Answer:
        """Give the claims as they stood then."""
        return self._known("claims")

    def supports(self) -> Answer:
        """Give which facts stood behind which claims then."""
        return self._known("supports")

    def articles(self) -> Answer:
        """Give the version of each article that was the newest then."""
        return self._known("articles")

    def coverage(self) -> Answer:
        """Give the class and rounds of each article as understood then."""
        return self._known("coverage")

    def _known(self, what: str) -> Answer:
        return self.snapshot.sql(f"from {what}_as_of($moment)", moment=self.moment)


def _day(day: Day | None) -> date | None:
    if not isinstance(day, str):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise StoreError(f"{day!r} is no day, e.g. 2026-01-23", subject=day) from error


def _instant(moment: Instant) -> datetime:
    try:
        known = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    except ValueError as error:
        raise StoreError(f"{moment!r} is no ISO 8601 time", subject=str(moment)) from error
    if known.tzinfo is None:
        raise StoreError(f"{moment} names no zone; add Z or an offset such as +03:00", subject=str(moment))
    return known.astimezone(UTC)


_ROUNDS: Final = """
    from rounds where $discovered::boolean is null or discovered = $discovered order by start_on, round_id
"""
_FACTS: Final = """
    from facts
    where ($round_id::varchar is null or list_contains(round_ids, $round_id))
        and ($kind::varchar is null or type = $kind)
        and ($since::date is null or published_at::date >= $since)
        and ($until::date is null or published_at::date <= $until)
    order by published_at, article_id, evidence_where desc, evidence_start, fact_id
"""
_CLAIMS: Final = """
    from claims
    where ($round_id::varchar is null or round_id = $round_id) and ($kind::varchar is null or type = $kind)
        and origins >= $origins
    order by origins desc, claim_id
"""
_CONFLICTS: Final = """
    from conflicts
    where ($round_id::varchar is null or round_id = $round_id) and ($resolved::boolean is null or resolved = $resolved)
    order by round_id, type, matter
"""
_ARTICLES: Final = """
    from articles
    where ($since::date is null or published_at::date >= $since)
        and ($until::date is null or published_at::date <= $until)
        and ($doc_class::varchar is null or doc_class = $doc_class)
    order by published_at desc, article_id
"""
_EVIDENCE: Final = """
    with found as (
        select f.fact_id, f.evidence_text as words, f.evidence_where as "where", f.evidence_start, f.evidence_end,
            if(f.evidence_where = 'title', a.title, a.body) as text, a.title, a.url, a.outlet, a.origin, a.published_at
        from fact as f join article as a using (article_id, version)
        where f.fact_id = $fact_id order by f.recorded_at desc limit 1)
    select fact_id, words, right(left(text, evidence_start), $around) as before,
        left(substring(text, evidence_end + 1), $around) as after, "where", title, url, outlet, origin, published_at
    from found
"""

"""How articles follow what came before.

articles_to_link(store, limit) -> list[StoredCoverage]
record_links(store, links, linked, extractor_version, now) -> None
followups(store, round_id) -> list[Followup]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.model import Article, Coverage, Link
from storage.article import article_of
from storage.store import Store, to_json, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A newest article version with what it is about."""

    article: Article
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Followup:
    """One article that follows a round, an article or a claim, as shown to people."""

    article_id: str
    published_at: datetime | None
    outlet: str
    title: str
    url: str
    relation: str
    target_kind: str
    target_id: str
    reason: str


def articles_to_link(store: Store, limit: int) -> list[Covered]:
    """List articles whose current reading was not linked yet, oldest first; off topic too: look-alikes are told."""
    return [
        Covered(article=article_of(row["a"]), coverage=to_value(Coverage, row["c"]))
        for row in store.rows(_TO_LINK, limit=limit)
    ]


def covered_since(store: Store, since: datetime) -> list[Covered]:
    """List all kept articles published (or, undated, recorded) since an instant: what a new one may follow."""
    return [
        Covered(article=article_of(row["a"]), coverage=to_value(Coverage, row["c"]))
        for row in store.rows(_SINCE, since=since)
    ]


def record_links(
    store: Store, links: Sequence[Link], linked: Sequence[str], extractor_version: str, now: datetime
) -> None:
    """Write the links of the articles ``linked`` (ids), which may have none; their older links get their end."""
    rows = [to_json(Link, link) | {"extractor_version": extractor_version} for link in links]
    with store.transaction():
        store.stage("incoming_link", "link", rows)
        store.run(_WRITE, now=now, linked=list(linked))


def followups(store: Store, target_id: str) -> list[Followup]:
    """List what follows a round, claim or article, by publication; refused links are left out."""
    return [to_value(Followup, row) for row in store.rows(_FOLLOWUPS, target_id=target_id)]


# Which versions are the newest is asked of these alone; by its place, no other text is read.
_TO_LINK = """
    with due as materialized (from coverage where superseded_at is null and linked_at is null),
    newest as materialized (
        select article_id, max(version) as version from article
        where article_id in (select article_id from due) group by article_id),
    whole as materialized (
        from article where rowid in (select n.rowid from article as n join newest using (article_id, version)))
    select a, c from due as c join whole as a using (article_id, version)
    order by a.published_at nulls last, a.article_id limit $limit
"""

_SINCE = """
    select a, c from coverage as c join newest_article as a using (article_id, version)
    where c.superseded_at is null and c.doc_class <> 'not_talks'
        and coalesce(a.published_at, a.recorded_at) >= $since
    order by a.published_at nulls last, a.article_id
"""

_WRITE = """
    create or replace temp table come as
    select distinct on (article_id, relation, target_kind, target_id) * exclude (recorded_at, superseded_at)
    from incoming_link;
    update link set superseded_at = $now
    where superseded_at is null and article_id in (select unnest($linked))
        and row(article_id, relation, target_kind, target_id) not in
            (select row(article_id, relation, target_kind, target_id) from come);
    insert into link by name
    select *, $now as recorded_at from come
    where row(article_id, relation, target_kind, target_id) not in
        (select row(article_id, relation, target_kind, target_id) from link where superseded_at is null);
    update coverage set linked_at = $now
    where superseded_at is null and linked_at is null and article_id in (select unnest($linked))
"""

_FOLLOWUPS = """
    select l.*, a.published_at, a.outlet, a.title, a.url
    from link as l join newest_article as a using (article_id)
    where l.target_id = $target_id and l.superseded_at is null and l.relation <> 'refused'
    order by a.published_at nulls last, a.article_id, l.relation
"""

"""Copy groups: which article versions are one text, whoever printed it.

articles_to_group(store, limit) -> list[Article]
grouped_since(store, since) -> list[Grouped]
record_groups(store, members, now) -> None
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from extractors.model import Article
from storage.article import article_of
from storage.store import Store, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMember:
    """An article version's place in a copy group; ``group_id`` is the article_id of the group's first member."""

    article_id: str
    version: int
    group_id: str
    similarity: float  # to the group, 0 to 1
    basis: str  # equal (same copy_key) | near | alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """A newest article version with the group it is in."""

    article: Article
    group_id: str


def articles_to_group(store: Store, limit: int) -> list[Article]:
    """List article versions in no group yet, in the order Parley saw them; texts off topic are left out."""
    return [article_of(row) for row in store.rows(_TO_GROUP, limit=limit)]


def grouped_since(store: Store, since: datetime) -> list[Grouped]:
    """List the newest versions published (or, undated, recorded) since an instant, with their groups."""
    return [Grouped(article=article_of(row["a"]), group_id=row["group_id"]) for row in store.rows(_SINCE, since=since)]


def record_groups(store: Store, members: Sequence[CopyMember], now: datetime) -> None:
    """Write the groups of a batch; a version that has its group keeps it."""
    with store.transaction():
        store.stage("incoming_member", "copy_member", [to_json(CopyMember, member) for member in members])
        store.run(
            "insert into copy_member by name select * replace ($now as recorded_at) from incoming_member "
            "on conflict do nothing",
            now=now,
        )


_TO_GROUP = """
    select a.* from article as a
    where not exists (from copy_member as m where m.article_id = a.article_id and m.version = a.version)
        and not exists (
            from coverage as c where c.article_id = a.article_id and c.superseded_at is null
                and c.doc_class = 'not_talks')
    order by a.recorded_at, a.published_at nulls last, a.article_id, a.version limit $limit
"""

_SINCE = """
    select a, m.group_id from newest_article as a join copy_member as m using (article_id, version)
    where coalesce(a.published_at, a.recorded_at) >= $since
    order by a.recorded_at, a.article_id
"""

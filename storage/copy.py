"""Copy groups: which articles are one text, whoever printed it.

articles_to_group(store, since) -> list[Article]
record_groups(store, groups, now) -> None
copies(store, article_id) -> list[str]
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from extractors.copies import CopyGroup
from extractors.model import Article
from storage.article import article_of
from storage.store import Store


def articles_to_group(store: Store, since: datetime) -> list[Article]:
    """List all articles kept since an instant (by publication) as soon as one of them has no group; else none.

    A new article may join two groups to one, so that all of the window are grouped together; groups come whole.
    """
    return [article_of(row) for row in store.rows(_TO_GROUP, since=since)]


def record_groups(store: Store, groups: Sequence[CopyGroup], now: datetime) -> None:
    """Write groups of articles; an article that comes into another group has its facts fused anew."""
    rows = [
        {"article_id": article_id, "group_id": group.article_ids[0], "copy_key": group.key, "origin": group.origin}
        for group in groups
        for article_id in group.article_ids
    ]
    with store.transaction():
        store.stage("incoming_member", "copy_member", rows)
        store.run(_WRITE, now=now)


def copies(store: Store, article_id: str) -> list[str]:
    """List the ids of all articles that are one text with an article, itself included."""
    rows = store.rows(
        "select article_id from copy_member where group_id in "
        "(select group_id from copy_member where article_id = $id) order by article_id",
        id=article_id,
    )
    return [row["article_id"] for row in rows]


# A group of which one member is in the window comes whole, or the window's edge would split it. Texts are most of
# the table: asked for by place, and last, only these are read; a join by id unpacks all of them.
_TO_GROUP = """
    with told as (
        select a.article_id, a.version, m.group_id, coalesce(a.published_at, a.recorded_at) >= $since as recent
        from newest_article as a
            join coverage as c on c.article_id = a.article_id and c.version = a.version and c.superseded_at is null
            left join copy_member as m on m.article_id = a.article_id
        where c.doc_class <> 'not_talks'),
    kept as (from told where recent or group_id in (select group_id from told where recent)),
    due as materialized (
        select article_id, version from kept
        where exists (
            select 1 from kept
            where recent and (article_id, version) not in (select (article_id, version) from copy_member)))
    from article where rowid in (select a.rowid from article as a join due using (article_id, version))
    order by published_at nulls last, article_id
"""

_WRITE = """
    create or replace temp table moved as
    select new.* replace (a.version as version, $now as recorded_at)
    from incoming_member as new join newest_article as a using (article_id)
        left join copy_member as old on old.article_id = new.article_id
    where old.article_id is null
        or (old.version, old.group_id, old.copy_key, old.origin)
            is distinct from (a.version, new.group_id, new.copy_key, new.origin);
    update fact set fused_at = null where article_id in (
        select article_id from moved left join copy_member as old using (article_id)
        where coalesce(old.group_id, article_id) <> moved.group_id);
    insert or replace into copy_member by name select * from moved
"""

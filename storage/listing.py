"""The lists people ask for most, as the command line shows them; each reads the views of the snapshot.

rounds(snapshot, all_known) · followups(snapshot, round_id, limit) · facts(snapshot, round_id, kind, limit) ·
articles(snapshot, doc_class, limit) · origins(snapshot, round_id) · one_article(snapshot, what)
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from extractors.errors import StoreError
from extractors.model import Article
from storage.article import article_of
from storage.database import open_snapshot
from storage.query import Table, query


def rounds(snapshot: Path, *, all_known: bool) -> Table:
    """List rounds by date: the discovered ones, or all."""
    return query(snapshot, _ROUNDS, parameters={"all_known": all_known})


def followups(snapshot: Path, round_id: str | None, limit: int) -> Table:
    """List what follows which round, claim or article and why; look-alikes that were refused come last."""
    return query(snapshot, _FOLLOWUPS, limit, parameters={"round_id": round_id})


def facts(snapshot: Path, round_id: str | None, kind: str | None, limit: int) -> Table:
    """List current facts with their evidence, newest report first."""
    return query(snapshot, _FACTS, limit, parameters={"round_id": round_id, "kind": kind})


def articles(snapshot: Path, doc_class: str | None, limit: int) -> Table:
    """List newest article versions, newest first."""
    return query(snapshot, _ARTICLES, limit, parameters={"doc_class": doc_class})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One article with all that is known of it: its row of the view, its facts in their order, its links."""

    article: Article
    row: dict[str, Any]
    facts: list[dict[str, Any]]
    links: list[dict[str, Any]]


def one_article(snapshot: Path, what: str) -> Shown:
    """Return one article or pointer; ``what``: its address, or its id or the beginning of it.

    Raises StoreError when none or several match.
    """
    store = open_snapshot(snapshot)
    try:
        found = store.rows(_ONE_ARTICLE, what=what)
        if len(found) != 1:
            raise StoreError(_none_or_many(what, found), subject=what)
        key = {"id": found[0]["article_id"]}
        (text,) = store.rows("select * from newest_article where article_id = $id", **key)
        facts, links = store.rows(_ITS_FACTS, **key), store.rows(_ITS_LINKS, **key)
        return Shown(article=article_of(text), row=found[0], facts=facts, links=links)
    finally:
        store.close()


def _none_or_many(what: str, found: list[dict[str, Any]]) -> str:
    if not found:
        return f"no article {what!r}; `parley articles` lists them with their ids"
    return f"{what!r} is the beginning of {len(found)} article ids; give more of it"


_ROUNDS: Final = """
    select round_id as round, state, start_on as start, end_on as "end", coalesce(city, 'online') as place,
        array_to_string(participants, ' ') as who, articles, facts,
        basis as dated_by
    from rounds where $all_known or discovered order by start_on, round_id
"""

_FOLLOWUPS: Final = """
    select if(target_kind = 'article', concat_ws(' ', left(target_id, 8), target_title), target_id) as follows,
        relation, published_at, outlet, title, reason
    from followups where $round_id is null or target_id = $round_id
    order by relation = 'refused', target_kind <> 'round', target_id, published_at, title, article_id, relation
"""

_FACTS: Final = """
    select array_to_string(round_ids, ' ') as round, type, status, actor,
        concat_ws(' ', case when quantity_hi is not null and quantity_hi <> quantity_lo
            then format('{:g}-{:g}', quantity_lo, quantity_hi)
            when quantity_lo is not null then format('{:g}', quantity_lo) end,
            case when side_basis <> 'unspecified' then side_basis end,
            case when type = 'duration' then unit end) as quantity,
        coalesce(speaker, '') as speaker, outlet, evidence_text as evidence
    from facts
    where ($round_id is null or list_contains(round_ids, $round_id)) and ($kind is null or type = $kind)
    order by published_at desc nulls last, article_id, evidence_where desc, evidence_start, fact_id
"""

_ARTICLES: Final = """
    select left(article_id, 8) as id, strftime(published_at, '%Y-%m-%d %H:%M') as published, doc_class as class,
        main_round as round, outlet || if(origin = outlet, '', ' < ' || origin) as outlet_and_origin, title
    from articles where $doc_class is null or doc_class = $doc_class
    order by published_at desc nulls last, article_id
"""

_ONE_ARTICLE: Final = """
    from (from articles union all by name from pointers)
    where url = $what or starts_with(article_id, $what) order by article_id limit 3
"""

_ITS_FACTS: Final = """
    select * from facts where article_id = $id order by evidence_where desc, evidence_start, evidence_end, fact_id
"""

_ITS_LINKS: Final = "select * from followups where article_id = $id order by target_id, relation"

"""Reads an archived item again from its bytes on, in a child process: document, article, facts, with today's rules."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from extractors.article import read_article, read_from_feed
from extractors.errors import ParleyError, StoreError
from extractors.model import Article, Reading, Round, Talks
from extractors.rounds import RoundPolicy, assign
from extractors.understand import attach, understand
from flows.judging import instead, standing
from storage.archive import Archive
from storage.replay import ToReplay

#: How a replay says that a page is absent because of its age, not by a fault.
LET_GO: Final = "its page left the archive"
#: What other rules may read otherwise of one text; its address, its times as the feed gave them and its id stay.
_JUDGED: Final = (
    "title body body_basis language author section origin origin_basis distributor dateline content_sha256 copy_key"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What items are read with."""

    talks: Talks
    rounds: tuple[Round, ...]
    policy: RoundPolicy
    archive: Path
    judged: Mapping[str, str | None]  # rounds somebody rejected or merged, and what they stand for


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """An item as today's rules read it; without article nothing could be read, ``failure`` says why.

    ``otherwise``: the text or its source came out otherwise than stored. ``reading`` is None in a language not read.
    """

    item: ToReplay
    article: Article | None
    reading: Reading | None = None
    otherwise: bool = False
    failure: str | None = None


def packed(rules: Rules) -> bytes:
    """Return rules as they travel to children, which open them once each."""
    return pickle.dumps(rules)


def reread_packed(items: Sequence[ToReplay], pack: bytes) -> list[Reread]:
    """Read several items again in a child process."""
    rules = _unpacked(pack)
    return [reread(item, rules) for item in items]


def reread(item: ToReplay, rules: Rules) -> Reread:
    """Read an item again; what can no longer be read keeps the article it had, and says so."""
    article, failure = item.article, None
    try:
        article = _settled(item, _article(item, rules))
    except ParleyError as error:
        failure = str(error)
    if article is None:
        return Reread(item=item, article=None, failure=failure)
    return Reread(
        item=item,
        article=article,
        reading=_reading(item, article, rules),
        otherwise=article != item.article,
        failure=failure,
    )


@lru_cache(maxsize=1)
def _unpacked(pack: bytes) -> Rules:
    rules: Rules = pickle.loads(pack)  # noqa: S301 (written by our own parent process)
    return rules


def _article(item: ToReplay, rules: Rules) -> Article:
    """Read the bytes as received; an entry its feed has changed since gives what was read of it before."""
    if item.article is not None and not item.fresh:
        return item.article
    agencies, languages = rules.talks.agencies, rules.talks.languages
    if item.document is None:
        flags = (item.page_reason,) if item.page_reason else ()
        return read_from_feed(item.entry, item.feed, agencies=agencies, languages=languages, flags=flags)
    if item.document.let_go_at is not None:
        raise StoreError(f"{LET_GO} on {item.document.let_go_at:%Y-%m-%d}; its text is kept and read again")
    return read_article(
        Archive(rules.archive).read(item.document.archived).body,
        entry=item.entry,
        feed=item.feed,
        url=item.document.url,
        content_type=item.document.content_type,
        charset=item.document.charset,
        agencies=agencies,
        languages=languages,
        now=item.document.fetched_at,
    )


def _settled(item: ToReplay, read: Article) -> Article:
    """Keep the stored version where nothing that is judged came out otherwise, and what is permanent in any case."""
    stored = item.article
    if stored is None:
        return read
    if all(getattr(stored, name) == getattr(read, name) for name in _JUDGED):
        return stored
    when = stored if stored.published_basis == "feed" else read
    return replace(
        read,
        article_id=stored.article_id,
        canonical_url=stored.canonical_url,
        version=stored.version + 1,
        published_at=when.published_at,
        published_basis=when.published_basis,
    )


def _reading(item: ToReplay, article: Article, rules: Rules) -> Reading | None:
    if article.language not in rules.talks.languages:
        return None
    reading = understand(article, rules.talks, standing(rules.rounds, rules.judged), item.known_at)
    return attach(reading, instead(assign(rules.rounds, reading.observations, rules.policy), rules.judged))

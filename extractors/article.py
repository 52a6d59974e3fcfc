"""A page, a feed's own text or a plain text to one article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

import htmldate
import trafilatura
from trafilatura.settings import Document

from extractors.dateline import read_dateline
from extractors.errors import UnreadableArticle
from extractors.furniture import Cut, cut
from extractors.head import Head, read_head
from extractors.identity import content_hash, copy_key, digest, words_of
from extractors.language import read_language
from extractors.model import Agency, Article, Entry, Feed
from extractors.origin import read_origin
from extractors.page import read_page
from extractors.plain import clean, shorten, unwrap
from extractors.remarks import remarks
from extractors.url import canonical, is_pointer, same_publisher
from extractors.walls import SHORT, led_elsewhere, wall_of

#: Characters of body kept; the longest article in the development pages has 60,000.
_LONGEST: Final = 200_000
#: Feed and page may differ by a re-publication or a zone; by more than this one of them is wrong.
_AGREE: Final = timedelta(days=1)
#: A day without an hour is kept as its noon.
_NOON: Final = time(12)
#: What a wall means for the item: the feed's text instead, flagged, or a drop with this reason.
_DROPS: Final = {"missing": "not_found", "challenge": "blocked"}
#: How trafilatura marks the items of a list.
_BULLET: Final = re.compile(r"^- (?=\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What is known of an article before it is one, and what it is read with."""

    url: str
    known_as: str
    title: str
    basis: str
    outlet: str
    family: str
    published_at: datetime | None
    published_basis: str | None
    agencies: tuple[Agency, ...]
    languages: tuple[str, ...]  # that Parley reads
    author: str | None = None
    section: str | None = None
    claimed: tuple[str, ...] = ()  # the languages others say it is in
    flags: tuple[str, ...] = ()


def read_article(
    body: bytes,
    *,
    entry: Entry,
    feed: Feed,
    url: str,
    content_type: str | None,
    charset: str | None,
    agencies: tuple[Agency, ...],
    languages: tuple[str, ...] = (),
    now: datetime,
) -> Article:
    """Read an entry's page as received; ``url`` is the address that answered, ``charset`` the HTTP header's.

    Title, time and author are the feed's where it gives them, then the JSON-LD's, then the page's. Where a paywall or
    a consent wall stands, the feed's own text is the article (``body_basis`` feed, flagged). Raises UnreadableArticle
    with its reason: empty_body, not_html, not_found, blocked, redirect, unreadable.
    """
    if entry.url and led_elsewhere(entry.url, url):
        raise UnreadableArticle("the address led to the front page", subject=entry.entry_id, reason="redirect")
    tree = read_page(body, content_type=content_type, charset=charset, url=url)
    head = read_head(tree, url=url, now=now)
    found = replace(_of_page(entry, feed, url, head), agencies=agencies, languages=languages)
    report = cut(_main_text(tree, url, head.text), found.title, (head.title or "", *head.headings))
    wall = wall_of(head.title or "", report.body, free=head.free)
    if wall in _DROPS:
        raise UnreadableArticle(f"the page is a {wall} page", subject=entry.entry_id, reason=_DROPS[wall])
    if wall or not report.body:
        return _behind(wall, report, found, entry, feed)
    if found.published_at is None:
        found = replace(found, **_guessed(tree, url, now))
    return _assemble(report, found)


def read_from_feed(
    entry: Entry,
    feed: Feed,
    *,
    agencies: tuple[Agency, ...],
    languages: tuple[str, ...] = (),
    flags: tuple[str, ...] = (),
) -> Article:
    """Make the feed's own text the article, for pages that cannot be had (paywall, pointer, refusal).

    ``flags`` say why. Of an aggregator's pointer, whose text is its headline again, the headline alone is kept, flagged
    "pointer". Raises UnreadableArticle (empty_body) when the feed brings neither text nor headline.
    """
    pointer = entry.url is not None and is_pointer(entry.url)
    report = cut("" if pointer else entry.content or entry.summary, entry.title)
    if not report.body and not entry.title:
        raise UnreadableArticle("the feed brings no text", subject=entry.entry_id, reason="empty_body")
    found = _Found(
        url=entry.url or f"{feed.url}#{entry.entry_id}",
        known_as=entry.canonical_url or entry.entry_id,
        title=entry.title,
        basis="feed",
        outlet=feed.outlet,
        family=feed.family,
        published_at=entry.published_at,
        published_basis="feed" if entry.published_at else None,
        agencies=agencies,
        languages=languages,
        author=entry.author,
        claimed=(feed.language,),
        flags=(*flags, "pointer") if pointer else flags,
    )
    return _assemble(report, found)


def read_text(
    text: str,
    *,
    title: str = "",
    published: datetime | None = None,
    outlet: str = "",
    url: str = "",
    agencies: tuple[Agency, ...] = (),
    languages: tuple[str, ...] = (),
) -> tuple[Article, Cut]:
    """Read a plain text; the cut maps every offset of title and body back to ``text``, which is left as it is.

    Without a title, a short first line that is no sentence becomes it. Only what no store can hold (NUL, lone
    surrogates) and the line ends inside hard-wrapped paragraphs are replaced, one character for one. Raises
    UnreadableArticle (empty_body) when no text is left.
    """
    safe = unwrap(re.sub("[\x00\ud800-\udfff]", "\ufffd", text))
    headline = title or _first_line(safe)
    report = cut(safe, headline)
    if not report.body and not headline:
        raise UnreadableArticle("the text is empty", subject=url or "text", reason="empty_body")
    known_as = canonical(url) or digest("text", headline, report.body)
    found = _Found(
        url=url or known_as,
        known_as=known_as,
        title=headline,
        basis="page",
        outlet=outlet,
        family=outlet,
        published_at=published,
        published_basis="feed" if published else None,
        agencies=agencies,
        languages=languages,
    )
    return _assemble(report, found), report


def _behind(wall: str | None, report: Cut, found: _Found, entry: Entry, feed: Feed) -> Article:
    """Take the feed's text where a wall or nothing was found; a teaser longer than the feed's text stays."""
    flags = (wall,) if wall else ()
    own = entry.content or entry.summary
    if wall == "paywall" and len(report.body) > len(own):
        return _assemble(report, replace(found, flags=(*found.flags, *flags)))
    if not own or (wall is None and len(entry.content) < SHORT):
        raise UnreadableArticle("no article text was found", subject=entry.entry_id, reason="empty_body")
    return read_from_feed(entry, feed, agencies=found.agencies, languages=found.languages, flags=flags)


def _of_page(entry: Entry, feed: Feed, url: str, head: Head) -> _Found:
    """Weigh feed against page: the feed's word first, the page's where the feed says nothing."""
    differ = entry.published_at and head.published_at and abs(entry.published_at - head.published_at) > _AGREE
    own = head.canonical if head.canonical and same_publisher(head.canonical, url) else url
    return _Found(
        url=url,
        known_as=canonical(own) or canonical(url) or entry.entry_id,
        title=entry.title or head.title or "",
        basis="page",
        outlet=feed.outlet,
        family=feed.family,
        published_at=entry.published_at or head.published_at,
        published_basis="feed" if entry.published_at else head.published_basis,
        agencies=(),
        languages=(),
        author=entry.author or head.author,
        section=head.section,
        claimed=tuple({feed.language, head.language or feed.language}),
        flags=("date_conflict",) if differ else (),
    )


def _assemble(report: Cut, found: _Found) -> Article:
    """Put the article together: origin, dateline, language, hashes and flags follow from what was found."""
    body, title = shorten(report.body, _LONGEST), found.title
    dateline = read_dateline(body, agencies=found.agencies, published=found.published_at)
    bylines = (*report.bylines, found.author or "")
    origin = read_origin(
        credits=report.credits, bylines=bylines, body=body, outlet=found.outlet, agencies=found.agencies
    )
    published_at, published_basis = found.published_at, found.published_basis
    if published_at is None and dateline and dateline.day:
        published_at, published_basis = datetime.combine(dateline.day, _NOON, UTC), "dateline"
    return Article(
        article_id=digest(found.known_as),
        version=1,
        url=found.url,
        canonical_url=found.known_as,
        title=title,
        body=body,
        body_basis=found.basis,
        outlet=found.outlet,
        family=found.family,
        language=read_language(f"{title}\n{body}", expected=found.claimed, readable=found.languages),
        published_at=published_at,
        published_basis=published_basis,
        author=found.author or next(iter(report.bylines), None),
        section=found.section,
        origin=origin.name,
        origin_basis=origin.basis,
        distributor=origin.distributor,
        dateline=dateline,
        content_sha256=content_hash(title, body),
        copy_key=copy_key(body),
        flags=_flags(found, report, body),
    )


def _flags(found: _Found, report: Cut, body: str) -> tuple[str, ...]:
    short = ("short",) if len(body) < SHORT else ()
    return (*found.flags, *remarks(found.title, report.notes, body), *short)


def _main_text(tree: Any, url: str, told: str) -> str:
    """Find the report on the page; neither comments nor duplicates are looked for (the latter depends on history).

    ``told`` is the JSON-LD's own text: taken where the page shows none, or the same words without their paragraphs.
    """
    document = trafilatura.bare_extraction(
        tree, url=url, include_comments=False, deduplicate=False, with_metadata=False
    )
    shown = clean(document.text or "") if isinstance(document, Document) else ""
    if not shown or (told and words_of(shown) == words_of(told)):
        return told
    return _BULLET.sub("", shown)


def _guessed(tree: Any, url: str, now: datetime) -> dict[str, Any]:
    """Let htmldate look for a day; noon UTC, the hour least likely to move it to another day.

    Not its extensive search: that guesses from any text, and loads 200 languages for twelve seconds to do so.
    """
    found = htmldate.find_date(tree, extensive_search=False, original_date=True, url=url, max_date=now)
    if not found:
        return {}
    day = datetime.fromisoformat(found).date()
    return {"published_at": datetime.combine(day, _NOON, UTC), "published_basis": "page"}


def _first_line(text: str) -> str:
    """Take a short first line that ends in no full stop for the title, when a text follows it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0] if len(lines) > 1 and len(lines[0]) <= 200 and not re.search(r"[.!?…:;,][\"”’]?$", lines[0]) else ""

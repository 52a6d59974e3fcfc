"""What arrives: feeds, polls, entries, documents, articles, drops; one type per stage, none half filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

#: Why an item was left out or a feed failed: code → what it means, in the operator's words.
REASONS: Final[dict[str, str]] = {
    "blocked": "the site refused us (401, 403 or a challenge page)",
    "duplicate_link": "the same address is already known from another entry",
    "empty_body": "the page holds no article text",
    "encoding": "a content encoding nobody asked for",
    "gone": "the site says the address is gone for good (410)",
    "http_4xx": "the site answered with another client error",
    "http_5xx": "the site answered with a server error",
    "memory": "reading it wanted more memory than allowed",
    "no_link": "the entry names no address and brings no text",
    "not_a_feed": "the answer is no feed",
    "not_found": "the page is not there (404)",
    "not_html": "the answer is no HTML page",
    "not_talks": "read, stored, and not about the talks",
    "protocol": "the answer broke the HTTP protocol",
    "redirect": "too many redirects, or one that leads nowhere allowed",
    "refused_address": "the address leads to a private or special network",
    "robots": "robots.txt asks us not to",
    "throttled": "the site asked us to come back later (429 or 503)",
    "timeout": "no complete answer before the deadline",
    "tls": "the site's certificate could not be trusted",
    "too_big": "larger than the limit, on the wire or unpacked",
    "too_old": "published before the window Parley watches",
    "truncated": "the answer broke off",
    "unread_language": "stored, in a language Parley does not read",
    "unreachable": "no connection to the site",
    "unreadable": "the reader failed on it or missed its deadline",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A polled address as the operator wrote it in ``feeds.toml``."""

    name: str  # unique, stable, lower case with dashes
    url: str
    outlet: str  # who publishes, as shown to people
    family: str  # publisher family: outlets of one family are one voice
    country: str  # ISO 3166 alpha-2
    language: str  # ISO 639-1, what the feed is mostly written in
    kind: str  # state | public | private | official
    seen_at: str  # when and where the address was read
    every_minutes: int = 15
    format: str = "feed"  # feed (RSS, Atom) | news_sitemap


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What the next poll of a feed needs to know; validators byte for byte as the server sent them."""

    feed: Feed
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    next_poll_at: datetime | None = None  # None: never polled
    failures: int = 0  # in a row
    last_ok_at: datetime | None = None
    moved_to: str | None = None  # where it says it moved for good
    moved_since: datetime | None = None  # since when it has said so at every poll


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One request to a feed and what came of it; ``outcome``: ok | not_modified | same | failed."""

    feed: str
    polled_at: datetime
    outcome: str
    status: int | None
    reason: str | None  # a key of REASONS when failed
    detail: str | None
    etag: str | None
    last_modified: str | None
    body_sha256: str | None
    archived: Archived | None
    items: int  # entries found in the body
    next_poll_at: datetime
    audit: bool = False  # asked without validators although there were some
    moved_to: str | None = None  # where it says it moved for good


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """Where a response lies in the archive: WARC file name, byte offset and record id."""

    file: str
    offset: int
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item a feed lists; all text is plain (no markup), cut to safe lengths."""

    feed: str
    entry_id: str  # hash of canonical_url, or of the text where no link is given
    url: str | None
    canonical_url: str | None
    title: str
    summary: str  # plain text
    content: str  # the feed's own full text, plain, paragraphs on lines; empty when it gives none
    author: str | None
    published_at: datetime | None  # None: the feed gives none that can be trusted
    published_raw: str | None
    published_flag: str | None  # future | no_zone | unreadable | None
    fingerprint: str  # hash of title, summary, content, published_raw: changed means look again


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A fetched response as received; its bytes lie in the archive. ``outcome``: ok | not_modified."""

    document_id: str  # hash of entry_id and body_sha256
    entry_id: str
    url: str  # after redirects
    status: int
    fetched_at: datetime
    content_type: str | None
    charset: str | None  # from the HTTP header
    etag: str | None
    last_modified: str | None
    body_sha256: str
    archived: Archived
    let_go_at: datetime | None = None  # when its bytes left the archive by their age


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place and day a report opens with: "ISTANBUL, July 23 (Reuters) —"."""

    place: str
    agency: str | None
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says; one value is one version of it. ``body``: paragraphs, one per line, furniture cut off."""

    article_id: str  # hash of the canonical address: the same for all its versions
    version: int  # 1, 2, … in the order Parley saw them
    url: str
    canonical_url: str
    title: str
    body: str
    body_basis: str  # page | feed
    outlet: str
    family: str
    language: str  # ISO 639-1 as measured, "und" when unknown
    published_at: datetime | None
    published_basis: str | None  # feed | json-ld | page | dateline
    author: str | None
    section: str | None
    origin: str  # who wrote it: the agency of the credit line, byline or dateline, else the outlet
    origin_basis: str  # credit | byline | dateline | outlet
    distributor: str | None
    dateline: Dateline | None
    content_sha256: str  # of the normalised title and body: equal means no new version
    copy_key: str  # of the normalised body alone: equal means one text
    flags: tuple[str, ...] = ()  # paywall, corrected, consent, short, date_conflict …


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """An item left out, with its reason (a key of REASONS)."""

    stage: str  # poll | fetch | read | cover
    subject: str  # entry_id
    feed: str
    url: str | None
    title: str
    reason: str
    detail: str
    dropped_at: datetime

"""What a feed has shown: its polls and pages as far as its health goes, and the flags raised about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PollSeen:
    """One poll as far as health goes; the last of a feed stand in order."""

    polled_at: datetime
    outcome: str  # ok | not_modified | same | failed
    reason: str | None = None
    items: int = 0
    new: int = 0
    retitled: int = 0  # of the new ones, those with a headline this feed had listed under another address
    late: int = 0  # of the new ones, those dated before the poll before the last one
    foreign: int = 0  # items that lead to a host this feed never led to before
    newest_at: datetime | None = None  # latest publication time listed
    audit: bool = False  # asked without validators, although there were some


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """One page fetched for a feed: how many words its text has and which text it is."""

    fetched_at: datetime
    words: int
    text: str  # hash of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A fault of one feed as operators see it."""

    feed: str
    kind: str
    since: datetime  # when the fault began, as far as can be told
    raised_at: datetime
    seen_at: datetime  # when it last showed
    evidence: str
    cleared_at: datetime | None = None

"""What a date string really says; feedparser reads MSK, EET, EEST, TRT as UTC and seconds since 1970 as year 1736."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import Final, NamedTuple

#: Hours east of UTC for zone names feeds use. Names that mean two zones (IST, BST's Bangladesh aside, GST) are left
#: out on purpose: an instant nobody can be sure of is no instant.
ZONES: Final[dict[str, float]] = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "SAST": 2, "CAT": 2, "EEST": 3, "MSK": 3, "TRT": 3, "AST": -4, "ADT": -3, "EAT": 3, "MSD": 4, "SAMT": 4,
    "GET": 4, "AZT": 4, "AMT": 4, "PKT": 5, "YEKT": 5, "ALMT": 5, "UZT": 5, "NPT": 5.75, "OMST": 6, "ICT": 7,
    "WIB": 7, "KRAT": 7, "HKT": 8, "SGT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "AEST": 10, "VLAT": 10,
    "AEDT": 11, "NZST": 12, "NZDT": 13, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "BRT": -3, "ART": -3, "NST": -3.5, "NDT": -2.5,
}  # fmt: skip
#: Nothing on the web is older; what claims to be is a fault in the feed.
_EARLIEST: Final = datetime(1991, 1, 1, tzinfo=UTC)
#: A publisher's clock or zone may be off; a day ahead it is a plan or a lie.
_AHEAD: Final = timedelta(days=1)
_ISO: Final = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*(Z|[A-Z]{2,5}|[+-]\d\d:?(?:\d\d)?)?",
    re.IGNORECASE,
)
_EPOCH: Final = re.compile(r"(1\d{9})(?:\d{3})?")
_NAMED: Final = re.compile(r"\b([A-Z]{1,5})\s*(?:\([^)]*\))?$")
_OFFSET: Final = re.compile(r"(?:^|[\s\d]|GMT|UTC)([+-])(\d{1,2}):?(\d\d)?\s*(?:\([^)]*\))?$")
_HALF: Final = re.compile(r"\d\s*([AP])\.?M\b", re.IGNORECASE)


class FeedDate(NamedTuple):
    """An instant that can be trusted, or the flag that says why there is none (future, no_zone, unreadable)."""

    at: datetime | None
    flag: str | None


def read_date(raw: str | None, now: datetime) -> FeedDate:
    """Read a date as feeds and pages write them: RFC 822 with any weekday, ISO 8601, seconds since 1970.

    Without a zone, or with one that means two things, the instant is not trusted (no_zone); later than a day after
    ``now`` neither (future). No date at all is no fault: no instant, no flag.
    """
    text = " ".join((raw or "").split())[:100]
    if not text:
        return FeedDate(None, None)
    try:
        at = _epoch(text) or _iso(text) or _rfc822(text)
    except (ValueError, OverflowError, TypeError):
        at = None
    if at is None:
        return FeedDate(None, "unreadable")
    if at.tzinfo is None:
        return FeedDate(None, "no_zone" if at >= _EARLIEST.replace(tzinfo=None) else "unreadable")
    return _judge(at.astimezone(UTC), now)


def _judge(at: datetime, now: datetime) -> FeedDate:
    if at < _EARLIEST:
        return FeedDate(None, "unreadable")
    return FeedDate(None, "future") if at > now + _AHEAD else FeedDate(at, None)


def _epoch(text: str) -> datetime | None:
    match = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(match[1]), UTC) if match else None


def _iso(text: str) -> datetime | None:
    """Read ``2025-07-23T19:04:00+03:00`` and its shorter forms; a bare day has no zone and so no instant."""
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(match[7] or ""))


def _rfc822(text: str) -> datetime | None:
    """Read ``Wed, 23 Jul 2025 19:04:00 MSK``; the standard library knows the shape, our table the zone."""
    shape = parsedate_tz(text)
    if shape is None:
        return None
    year, month, day, hour, minute, second = shape[:6]
    half = _HALF.search(text)
    if half:  # the library passes over AM and PM
        hour = hour % 12 + (12 if half[1] in "Pp" else 0)
    offset, named = _OFFSET.search(text), _NAMED.search(text)
    zone = _zone((offset or named or [""])[0])
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)


def _zone(name: str) -> timezone | None:
    """Turn ``Z``, ``MSK``, ``+0300``, ``GMT+3`` into a zone; None for anything not known for certain."""
    offset = _OFFSET.search(name)
    if offset:
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        total = timedelta(hours=hours, minutes=minutes) * (-1 if offset[1] == "-" else 1)
        return timezone(total) if abs(total) <= timedelta(hours=14) else None
    hours_east = ZONES.get(name.split("(")[0].strip().upper())
    return None if hours_east is None else timezone(timedelta(hours=hours_east))

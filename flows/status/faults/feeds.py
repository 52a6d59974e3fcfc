"""Faults of feeds: the network, a whole host, one feed that fails, and every kind of one that answers and is broken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from extractors.model import REASONS
from flows.polling.after import TRUSTED
from flows.polling.health import ADVICE, GREW
from flows.status.fault import Found, Kind, Urgency
from flows.status.observed import MISSED, Observed
from flows.status.words import at, number, some
from storage.condition import FeedNow

#: Feeds that must fail together before the network and not a feed is called down.
TOGETHER: Final = 3
#: Pages of a week that make a habit, the share of them kept from us that makes a wall, and items dated ahead.
PAGES: Final = 10
WALL: Final = 0.8
AHEAD: Final = 3


def network_down(seen: Observed) -> Iterator[Found]:
    """Tell that since the last answer of any feed, several were asked and none answered."""
    failing = _unanswered(seen)
    if failing:
        why = Counter(one.reason or "unreadable" for one in failing).most_common(3)
        yield Found(
            what=f"no feed answers: {number(len(failing), 'feed')} failed since the last answer",
            since=seen.answered_at,
            evidence=", ".join(f"{count} × {reason} ({REASONS.get(reason, reason)})" for reason, count in why),
        )


def _unanswered(seen: Observed) -> list[FeedNow]:
    """Return the feeds asked since the last answer of any, if they are so many that the cause is here."""
    going = [one for one in seen.known.feeds if one.stopped_at is None]
    answered = seen.answered_at
    asked = [one for one in going if one.polled_at and (answered is None or one.polled_at > answered)]
    failing = [one for one in asked if one.failures]
    enough = len(failing) >= TOGETHER or (len(failing) == len(going) > 1)
    return failing if enough and len(failing) == len(asked) else []


def host_down(seen: Observed) -> Iterator[Found]:
    """Tell that every feed of a host that has several fails."""
    for host, feeds in _hosts_down(seen).items():
        since = [one.last_ok_at for one in feeds if one.last_ok_at]
        yield Found(
            what=f"all {len(feeds)} feeds of {host} fail",
            since=max(since, default=None),
            evidence=f"{some([one.feed for one in feeds])}: {_why(feeds)}",
            subject=host,
        )


def _hosts_down(seen: Observed) -> dict[str, list[FeedNow]]:
    hosts: dict[str, list[FeedNow]] = defaultdict(list)
    for one in seen.known.feeds:
        if one.stopped_at is None:
            hosts[one.host].append(one)
    down = {host: feeds for host, feeds in hosts.items() if len(feeds) > 1 and all(one.failures for one in feeds)}
    return {} if _unanswered(seen) else down


def feed_failing(seen: Observed) -> Iterator[Found]:
    """Tell that one feed fails again and again, and nothing larger explains it."""
    told = {one.feed for one in _unanswered(seen)} | {one.feed for feeds in _hosts_down(seen).values() for one in feeds}
    told |= {flag.feed for flag in seen.known.flags if flag.kind in {"gone", "no_feed"}}
    for one in seen.known.feeds:
        if one.failures >= MISSED and one.stopped_at is None and one.feed not in told:
            yield Found(
                what=f"{one.feed} failed {one.failures} times running",
                since=one.last_ok_at or one.added_at,
                evidence=f"{_why([one])}; it answered {at(one.last_ok_at)} last",
                subject=one.feed,
            )


def _why(feeds: Sequence[FeedNow]) -> str:
    reasons = Counter(one.reason or "unreadable" for one in feeds)
    return ", ".join(f"{reason} ({REASONS.get(reason, reason)})" for reason, _ in reasons.most_common(2))


def pages_refused(seen: Observed) -> Iterator[Found]:
    """Tell that nearly every page a feed leads to is kept from us: a wall in front of all of them."""
    for one in seen.known.feeds:
        if one.pages >= PAGES and one.refused >= WALL * one.pages:
            yield Found(
                what=f"{one.refused} of {one.pages} pages {one.feed} leads to were kept from us",
                since=None,
                evidence=f"in the last seven days; mostly {one.refusal} "
                f"({REASONS.get(one.refusal or '', 'no reason given')})",
                subject=one.feed,
            )


def moved(seen: Observed) -> Iterator[Found]:
    """Tell that a feed has said for days that it moved for good: it is asked there, and feeds.toml does not say so."""
    for one in seen.known.feeds:
        if one.moved_to and one.moved_since and seen.now - one.moved_since >= TRUSTED and one.stopped_at is None:
            yield Found(
                what=f"{one.feed} moved for good to {one.moved_to}",
                since=one.moved_since,
                evidence="it says so at every poll since, and is asked there by now",
                subject=one.feed,
            )


def future_dates(seen: Observed) -> Iterator[Found]:
    """Tell that a feed dates its items in the future."""
    for one in seen.known.feeds:
        if one.future >= AHEAD:
            yield Found(
                what=f"{one.feed} dated {one.future} items of the last seven days in the future",
                since=None,
                evidence="such a date is not believed; the page's own time or the first sight stands instead",
                subject=one.feed,
            )


def gone(seen: Observed) -> Iterator[Found]:
    """Tell that a feed said that it is gone for good, and is asked no more."""
    told = list(flagged_as("gone", seen))
    flagged = {one.subject for one in told}
    yield from told
    for one in seen.known.feeds:
        if one.stopped_at is not None and one.feed not in flagged:
            evidence = "it answered 410 twice and is asked no more"
            yield Found(what=f"{one.feed} is gone for good", since=one.stopped_at, evidence=evidence, subject=one.feed)


def flagged_as(kind: str, seen: Observed) -> Iterator[Found]:
    """Give the feeds a cycle raised a flag of this kind about."""
    for flag in seen.known.flags:
        if flag.kind == kind:
            evidence = f"{flag.evidence} (seen {at(flag.seen_at)})"
            yield Found(what=f"{flag.feed} {SAYS[kind]}", since=flag.since, evidence=evidence, subject=flag.feed)


#: What a feed does, by the kinds of ``flows/polling/health.py``, and whether a person is needed.
SAYS: Final = {
    "gone": "is gone for good",
    "no_feed": "answers with something that is no feed",
    "quiet": "fell quiet",
    "slow": "is quieter than it usually is",
    "collapsed": "lists far less than it used to",
    "false_304": "says “not modified” although it was",
    "stuck_dates": "brings new items under old dates",
    "renamed_items": "brings old items under new addresses",
    "other_owner": "leads to hosts it never led to",
    "short_pages": "leads to pages that hide their text",
    "soft_404": "leads to error pages sent as good ones",
}
_HELPS_ITSELF: Final = {"false_304", "stuck_dates", "renamed_items", *GREW}


def _flag(kind: str, rule: Callable[[Observed], Iterator[Found]] | None = None) -> Kind:
    return Kind(
        name=f"feed_{kind}",
        urgency=Urgency.KNOW if kind in _HELPS_ITSELF else Urgency.SOON,
        means=f"A feed {SAYS[kind]}, by its own rhythm and habits.",
        advice=f"{ADVICE[kind]} (`parley feeds show <subject>`)",
        rule=rule or partial(flagged_as, kind),
    )


KINDS: Final = (
    Kind(
        name="network_down",
        urgency=Urgency.NOW,
        means="Since the last answer of any feed, at least three were asked and none answered: one line, not thirty.",
        advice="check this machine's connection, name service and `web.proxy`; `parley run` asks again at once",
        rule=network_down,
    ),
    Kind(
        name="host_down",
        urgency=Urgency.SOON,
        means="Every feed of one host fails, and other hosts answer.",
        advice="open the host in a browser; if it refuses us, set `web.contact`, or ask less often (`every_minutes`)",
        rule=host_down,
    ),
    Kind(
        name="feed_failing",
        urgency=Urgency.SOON,
        means="One feed failed at three polls running.",
        advice="`parley feeds show <subject>` tells its address and polls, `parley feeds probe URL` tries it or a new "
        "one; change it in feeds.toml, or take the block out",
        rule=feed_failing,
    ),
    Kind(
        name="pages_refused",
        urgency=Urgency.SOON,
        means="Four in five of the pages a feed led to in seven days were refused, empty or closed by robots.txt.",
        advice="open one as a visitor: a wall leaves only the feed's own text; set `web.contact` and ask the outlet",
        rule=pages_refused,
    ),
    Kind(
        name="future_dates",
        urgency=Urgency.KNOW,
        means="A feed dates items in the future; the dates are not believed.",
        advice="nothing to do here; the outlet may want to know",
        rule=future_dates,
    ),
    Kind(
        name="feed_moved",
        urgency=Urgency.KNOW,
        means="A feed has said for six days that it moved for good.",
        advice="nothing is missed; write the new address into feeds.toml while the old one still tells, its name stays",
        rule=moved,
    ),
    _flag("gone", gone),
    *(_flag(kind) for kind in SAYS if kind != "gone"),
)

"""What is wrong with a feed that still answers: each kind of fault with the evidence that shows it; pure.

Kinds: slow · quiet · false_304 · no_feed · collapsed · stuck_dates · renamed_items · other_owner · short_pages ·
soft_404 · gone. The rules are in FAULTS, one function each; a new kind is a function and its line there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from extractors.model.feeds import PageSeen, PollSeen
from flows.polling.rhythm import YOUNG, Rhythm

#: Polls and pages that make a habit; below it nothing is compared with what is usual.
HABIT: Final = 8
#: The share of the usual length, of list or page, below which it has collapsed.
SHRUNK: Final = 0.34
#: How many pages or polls in a row make a fault of what once may be chance.
IN_A_ROW: Final = 3
#: Items that must have been held back; a single one may only be dated back.
LATE: Final = 2
#: What a doubt grows into: nothing new comes, which is an alarm once it is beyond the feed's ways.
GREW: Final[Mapping[str, str]] = {"slow": "quiet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSeen:
    """All that is known of a feed when its health is asked: newest polls and pages last."""

    now: datetime
    rhythm: Rhythm
    last_new_at: datetime
    polls: Sequence[PollSeen]
    pages: Sequence[PageSeen] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: its kind, since when, and what shows it, in words."""

    kind: str
    since: datetime
    evidence: str


def faults(seen: FeedSeen) -> tuple[Fault, ...]:
    """Return everything wrong with a feed, one fault a kind, the telling ones first."""
    found = [Fault(kind=kind, since=at[0], evidence=at[1]) for kind, rule in FAULTS.items() if (at := rule(seen))]
    # What explains the silence is told instead of it, and a silence instead of the doubt that came before it.
    telling = tuple(fault for fault in found if fault.kind not in {*GREW, *GREW.values()})
    return telling or tuple(found[:1])


_Found = tuple[datetime, str] | None


def _gone(seen: FeedSeen) -> _Found:
    last = seen.polls[-2:]
    if len(last) == 2 and all(poll.reason == "gone" for poll in last):
        return last[0].polled_at, "answers 410: the address is gone for good"
    return None


def _no_feed(seen: FeedSeen) -> _Found:
    last = seen.polls[-2:]
    if len(last) == 2 and all(poll.reason == "not_a_feed" for poll in last):
        return last[0].polled_at, "answers, but not with a feed, in two polls running"
    return None


def _collapsed(seen: FeedSeen) -> _Found:
    read = [poll for poll in seen.polls if poll.outcome == "ok"]
    before, last = read[:-2], read[-2:]
    if len(before) < HABIT or seen.polls[-1].outcome == "failed":
        return None
    usual = median(poll.items for poll in before)
    if usual >= 6 and all(poll.items < SHRUNK * usual for poll in last):
        return last[0].polled_at, f"lists {last[-1].items} items where it used to list {usual:.0f}"
    return None


def _false_304(seen: FeedSeen) -> _Found:
    """Items that were there before two polls said 304; told until the validators let something new through again."""
    truth = max((n for n, poll in enumerate(seen.polls) if poll.new and not poll.audit), default=-1)
    held = seen.polls[truth + 1 :]
    late = sum(c.late for a, b, c in zip(held, held[1:], held[2:], strict=False) if c.audit and _told_nothing(a, b))
    if late < LATE:
        return None
    return held[
        0
    ].polled_at, f"said 304 Not Modified while {late} items were there: asked without validators it showed them"


def _told_nothing(*polls: PollSeen) -> bool:
    return all(poll.outcome == "not_modified" for poll in polls)


def _stuck_dates(seen: FeedSeen) -> _Found:
    brought = [poll for poll in seen.polls if poll.new and poll.outcome == "ok"]
    last = brought[-IN_A_ROW:]
    moved = {poll.newest_at for poll in brought[:-IN_A_ROW]}
    if len(last) < IN_A_ROW or len(moved) < HABIT or last[0].newest_at is None:
        return None
    if all(poll.newest_at == last[0].newest_at for poll in last) and sum(poll.new for poll in last) >= IN_A_ROW:
        return last[0].polled_at, f"brings new items, but none dated after {last[0].newest_at:%Y-%m-%d %H:%M} UTC"
    return None


def _renamed(seen: FeedSeen) -> _Found:
    for poll in reversed(seen.polls[-HABIT:]):
        if poll.retitled >= max(5, 0.5 * poll.items) or (poll.items and poll.retitled >= max(5, 0.6 * poll.new)):
            return poll.polled_at, f"{poll.retitled} of {poll.items} items came under new addresses with old headlines"
    return None


def _other_owner(seen: FeedSeen) -> _Found:
    read = [poll for poll in seen.polls if poll.outcome == "ok" and poll.items]
    if len(read) <= HABIT or seen.rhythm.known_for < YOUNG:
        return None
    last = read[-1]
    if last.items >= 3 and last.foreign >= 0.8 * last.items:
        return (
            last.polled_at,
            f"{last.foreign} of {last.items} items lead to hosts it never led to: has it another owner?",
        )
    return None


def _short_pages(seen: FeedSeen) -> _Found:
    before, last = seen.pages[:-IN_A_ROW], seen.pages[-IN_A_ROW:]
    if len(before) < HABIT:
        return None
    usual = median(page.words for page in before)
    if usual >= 100 and all(page.words < SHRUNK * usual for page in last) and len({page.text for page in last}) > 1:
        return (
            last[0].fetched_at,
            f"its last {len(last)} pages have {median(page.words for page in last):.0f} words, "
            f"usually {usual:.0f}: a consent wall or paywall?",
        )
    return None


def _soft_404(seen: FeedSeen) -> _Found:
    last = seen.pages[-IN_A_ROW:]
    if len(last) == IN_A_ROW and len({page.text for page in last}) == 1:
        return last[0].fetched_at, f"its last {IN_A_ROW} pages hold one and the same text: an error page sent as 200?"
    return None


def _quiet(seen: FeedSeen) -> _Found:
    return (seen.last_new_at, _missed(seen)) if seen.rhythm.silent(seen.last_new_at, seen.now) else None


def _slow(seen: FeedSeen) -> _Found:
    return (seen.last_new_at, _missed(seen)) if seen.rhythm.slow(seen.last_new_at, seen.now) else None


def _missed(seen: FeedSeen) -> str:
    missed = seen.rhythm.expected(seen.last_new_at, seen.now)
    return f"nothing new for {_span(seen.now - seen.last_new_at)}; by its own rhythm {missed:.0f} arrivals were due"


def _span(time: timedelta) -> str:
    hours = time / timedelta(hours=1)
    return (
        f"{hours * 60:.0f} minutes" if hours < 2 else f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
    )


FAULTS: Final[Mapping[str, Callable[[FeedSeen], _Found]]] = {
    "gone": _gone,
    "no_feed": _no_feed,
    "collapsed": _collapsed,
    "false_304": _false_304,
    "stuck_dates": _stuck_dates,
    "renamed_items": _renamed,
    "other_owner": _other_owner,
    "short_pages": _short_pages,
    "soft_404": _soft_404,
    "quiet": _quiet,
    "slow": _slow,
}

#: What an operator does about each kind.
ADVICE: Final[Mapping[str, str]] = {
    "gone": "find its new address and change it in feeds.toml, or take the block out",
    "no_feed": "open the address: a moved feed, a challenge page or a login; change it in feeds.toml",
    "collapsed": "open its address: was the feed cut, or is it filtered now?",
    "false_304": "its server's validators lie: Parley asks without them until they are true again",
    "stuck_dates": "its dates cannot be trusted; days are taken from the pages meanwhile",
    "renamed_items": "it gives old items new addresses: nothing is alerted twice; expect copies in the counts",
    "other_owner": "look at the address: the domain may be sold; take the block out if so",
    "short_pages": "open a page as a visitor: if it hides its text, facts will come from the feed's summary only",
    "soft_404": "open a page: the site answers 200 with an error page; its items are not read",
    "quiet": "open the outlet's site: if it publishes, the feed is broken or moved",
    "slow": "nothing yet: one pause in 350 is so long; it is called quiet if it goes on",
}

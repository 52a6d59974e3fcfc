"""Resolves what words say of a session against the rounds that are known.

The weights are those of the extraction study (part 6.3): an explicit date within a day 4, the ordinal in its series 3,
the city 2, the participants 2, the publication window 2, a head of delegation 1. Participants must match, the date
beats the ordinal, and a city alone never decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from extractors.model import Fact, Round, RoundRef, Span

#: Statuses of a session that has begun, and of one that is still to come.
HELD: Final = frozenset({"concluded", "ongoing", "completed", "partially_completed"})
PLANNED: Final = frozenset({"announced", "scheduled", "promised", "offered", "proposed", "called_for", "agreed"})
MOVED: Final = frozenset({"postponed", "cancelled"})
#: Wishes: they are about the session of the next day at most.
WISHED: Final = frozenset({"offered", "proposed", "called_for"})
#: States in which a known round has not been seen to happen, so that its date may still move.
OPEN_STATES: Final = frozenset({"rumoured", "announced", "confirmed", "postponed", "unknown"})

#: The kind of a mediator's session with one side, or with each apart.
MEDIATED: Final = "bilateral_or_other"
_FOREIGN_KINDS: Final = frozenset({MEDIATED, "related_negotiation"})
_ADJACENT_DAYS: Final = 1  # outlets differ by a day over midnight and over time zones
_NEWS_DAYS: Final = 4  # so long after its end a session is still reported as news
_AFTER_DAYS: Final = 2  # a report follows its session within two days (part 6.2)
_BEFORE_DAYS: Final = 10  # sessions are announced at most about ten days ahead
_MOVABLE_DAYS: Final = 21  # how far a planned session may move and still be itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a text says of one session, before it has a name; None means the text does not say."""

    status: str
    parties: frozenset[str]  # the two whose talks these are
    participants: frozenset[str]
    dates: Span | None = None
    number: int | None = None
    series: str | None = None
    city: str | None = None
    country: str | None = None
    heads: frozenset[str] = frozenset()
    latest: bool = False  # "the latest", "the previous", "the agreements reached in …"
    separate: bool = False  # a mediator met each side apart
    online: bool = False  # by video, so in no city
    fresh: bool = True  # told as news; False for a background paragraph, where the publication date says nothing
    news: bool = False  # the article reports a session just over or going on, so an old round is not meant
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The round a session is, why, and what in the text disagrees with it."""

    round: Round
    ref: RoundRef
    flags: tuple[str, ...]


def resolve(session: Session, rounds: Iterable[Round]) -> Resolution | None:
    """Return the known round the session is, or None where nothing decides; a tie goes to the nearest in time."""
    found = [match for known in rounds if (match := match_round(session, known))]
    if not found:
        return None
    return max(found, key=lambda match: (match.ref.score, -_distance(match.round, session), match.round.round_id))


def match_round(session: Session, known: Round) -> Resolution | None:
    """Score one round against the session; None where something contradicts or too little speaks for it."""
    date_score = _date_score(session.dates, known)
    if date_score is None:  # of all that excludes a round its day is the quickest told, and excludes most
        return None
    if not _same_company(session, known) or not _possible(session, known) or (session.online and known.city):
        return None
    ordinal = _ordinal_score(session, known)
    if ordinal < 0 and date_score < 3:  # a month names a round, a year does not
        return None
    place = _place_score(session, known)
    if place < 0 and date_score < 4:  # only the day itself outweighs another city
        return None
    window = _window_score(session, known)
    return _verdict(session, known, {"date": date_score, "ordinal": ordinal, "place": place, "window": window})


def is_ours(known: Round) -> bool:
    """Tell whether a round is one of the two parties', not a mediator's with one of them or a side negotiation."""
    return known.kind not in _FOREIGN_KINDS


def same_place(first: str | None, second: str | None) -> bool:
    """Tell whether two spellings name one place: equal, or one holds the other as whole words."""
    if not first or not second:
        return False
    one, two = first.casefold().split(), second.casefold().replace(",", " ").split()
    short, long = sorted((one, two), key=len)
    return all(word in long for word in short)


def days_between(start: date, end: date, known: Round) -> int | None:
    """Count the days between a stretch of days and a round, 0 where they touch; None for an undated round.

    The day a moved session was first planned for is its day too.
    """
    if known.start_on is None:
        return None
    first, last = known.start_on, known.end_on or known.start_on
    apart = max(0, (first - end).days, (start - last).days)
    return min(apart, abs((known.planned_on - start).days)) if known.planned_on else apart


def _verdict(session: Session, known: Round, scores: dict[str, int]) -> Resolution | None:
    """Weigh the parts: something other than city and company has to decide."""
    decided = scores["date"] > 1 or scores["ordinal"] > 0 or scores["window"] > 0
    recalled = (session.latest and scores["place"] > 0) or known.state == "postponed"
    total = sum(score for score in scores.values() if score > 0) + 2 + _head_score(session, known)
    if not (decided or recalled):
        return None
    basis = "+".join(name for name, score in scores.items() if score > 0) or "participants"
    flags = tuple(f"{name} disagrees" for name, score in scores.items() if score < 0)
    return Resolution(round=known, ref=RoundRef(round_id=known.round_id, basis=basis, score=float(total)), flags=flags)


def _same_company(session: Session, known: Round) -> bool:
    """Who met must match: a session of the two sides is never one of a mediator with one of them, nor the reverse."""
    said, met = session.participants, frozenset(known.participants)
    parties = session.parties
    if is_ours(known):
        return parties <= said and not session.separate
    if not said <= met or len(said) < 2:
        return False
    if said == parties:
        return known.separate_sessions and same_place(session.city, known.city)
    return known.separate_sessions or said == met or not parties <= said


def _possible(session: Session, known: Round) -> bool:
    """Refuse a session reported as held before it was, or as planned when it was long past."""
    published = session.published_on
    if published is None or known.start_on is None:
        return True
    if session.status in HELD:
        stale = (
            session.news and session.dates is None and (published - (known.end_on or known.start_on)).days > _NEWS_DAYS
        )
        return (known.start_on - published).days <= _ADJACENT_DAYS and not stale
    if session.status in PLANNED or session.status in MOVED:
        return (published - (known.end_on or known.start_on)).days <= _ADJACENT_DAYS
    return True


def _date_score(dates: Span | None, known: Round) -> int | None:
    """Score the dates; None means they exclude the round. Registry dates are not in the words and prove nothing."""
    if dates is None or dates.basis == "registry":
        return 0
    apart = days_between(dates.start, dates.end, known)
    if apart is None:
        return 0
    if dates.granularity in ("month", "week", "year"):
        full = {"month": 3, "week": 3, "year": 1}[dates.granularity]
        return full if apart == 0 else None
    if apart <= _ADJACENT_DAYS:
        return 4
    return 0 if known.discovered and known.state in OPEN_STATES and apart <= _MOVABLE_DAYS else None


def _ordinal_score(session: Session, known: Round) -> int:
    """Score the ordinal within its series: 3 agrees, 0 silent, -1 disagrees."""
    if session.series is not None and session.series != known.series:
        return -1
    if session.number is None or known.number is None:
        return 0
    return 3 if session.number == known.number else -1


def _place_score(session: Session, known: Round) -> int:
    """Score the place: 2 the city, 1 the country alone, 0 silent, -1 another place."""
    if session.city and known.city:
        if same_place(session.city, known.city) or same_place(session.city, known.venue):
            return 2
        return 1 if session.country and session.country == known.country and is_ours(known) else -1
    if session.country and known.country:
        return 1 if session.country == known.country else -1
    return 0


def _window_score(session: Session, known: Round) -> int:
    """Score the publication window: a report just after, a plan just before, its session; only without a date said."""
    published = session.published_on
    if published is None or known.start_on is None or not session.fresh:
        return 0
    before = (known.start_on - published).days
    after = (published - (known.end_on or known.start_on)).days
    if session.status in PLANNED or session.status in MOVED:
        return 2 if before <= (1 if session.status in WISHED else _BEFORE_DAYS) and after <= 0 else 0
    return 2 if before <= 0 and after <= _AFTER_DAYS else 0


def _head_score(session: Session, known: Round) -> int:
    return 1 if known.heads and session.heads & frozenset(known.heads.values()) else 0


def _distance(known: Round, session: Session) -> int:
    """Count the days from the round to the publication, for ties; an undated round comes last."""
    if known.start_on is None or session.published_on is None:
        return 10**6
    return abs((session.published_on - known.start_on).days)


def session_of(fact: Fact, parties: Iterable[str], published_on: date | None) -> Session:
    """Read a round or next_round fact as a session; who met defaults to the two parties, whom a joint actor means."""
    slots, ours = fact.slots, frozenset(parties)
    return Session(
        status=fact.status,
        parties=ours,
        participants=frozenset(slots.get("participants") or ours),
        dates=fact.date,
        number=slots.get("number"),
        city=slots.get("city") or fact.place,
        country=slots.get("country"),
        heads=frozenset(fact.persons),
        latest=bool(slots.get("latest")),
        separate=slots.get("format") == "separate",
        online=slots.get("format") == "online",
        fresh=fact.scope != "background",
        published_on=published_on,
    )

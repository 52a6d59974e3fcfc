"""What is known across articles: rounds and their events, claims, links, alerts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

#: A round's life; announced, held, concluded, postponed, cancelled are alertable, once each.
STATES: Final = "rumoured announced confirmed held concluded postponed cancelled unknown".split()
ALERTABLE: Final = frozenset("announced held concluded postponed cancelled correction".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One session of talks in a series; from the registry file or discovered. Ids are permanent."""

    round_id: str
    series: str
    number: int | None
    start_on: date | None
    end_on: date | None
    city: str | None
    country: str | None  # ISO alpha-2
    venue: str | None
    participants: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    heads: Mapping[str, str] | None = None  # side → person id
    aliases: tuple[str, ...] = ()
    kind: str = "russia_ukraine_round"  # bilateral_or_other, related_negotiation: known, never one of ours
    numbered: bool = True  # counts as a numbered round of its series
    state: str = "concluded"
    discovered: bool = False  # False: the registry file said so
    separate_sessions: bool = False  # a mediator met each side apart
    planned_on: date | None = None  # the date first announced, kept when moved
    basis: str = "registry"  # for a discovered one: how it was dated


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundEvent:
    """One change in a round's life; ``event_id`` is a hash of round and state (and old value for corrections)."""

    event_id: str
    round_id: str
    state: str  # of STATES, or correction
    happened_on: date | None
    summary: str  # one sentence
    is_new: bool  # the round was first seen in this event
    alert: bool  # alertable now (never for skipped states, registry rounds, backfill)
    article_ids: tuple[str, ...]  # what it rests on
    origins: tuple[str, ...]
    reason: str  # why this was decided, in plain words
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One article standing behind a claim, and who it traces back to."""

    fact_id: str
    article_id: str
    copy_key: str
    origin: str
    outlet: str
    speaker: str | None
    side: str | None  # of the speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The same fact across articles, with its supporters."""

    claim_id: str
    round_id: str | None
    type: str
    merge_key: str
    status: str
    actor: str | None
    value: Mapping[str, Any]  # the slots that make it up, in gold names
    supports: tuple[Support, ...]
    origins: int
    outlets: int
    both_sides: str  # both | RU | UA | third
    first_seen_at: datetime
    last_seen_at: datetime
    matter: str | None = None  # claims that cannot all be true share it; None: nobody contradicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How an article follows what came before; the target is a round, a claim or an article."""

    article_id: str
    relation: str  # followup_same_round outcome_implementation next_round background_mention … | refused
    target_kind: str  # round | claim | article
    target_id: str
    reason: str  # in plain words, shown to people


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """An event one hook wants; committed with the event, composed in its cycle, delivered later."""

    alert_id: str  # hash of event_id and hook: the idempotency key
    event_id: str
    channel: str  # the hook's name
    payload: Mapping[str, Any]  # empty until composed
    created_at: datetime
    kind: str = ""  # round.announced …
    subject: str = ""  # round or claim id, or operations
    state: str = "waiting"  # waiting | sent | merged | silenced | dead | withheld
    due_at: datetime | None = None
    lead_id: str | None = None  # the alert whose message tells this one too
    place: int = 0  # order among those written at one instant
    composed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One attempt to send an alert."""

    alert_id: str
    attempt: int
    tried_at: datetime
    delivered: bool
    detail: str
    outcome: str = "begun"  # begun | taken | refused | unknown (a crash left it begun)
    status: int | None = None
    latency_ms: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What happened to a claim or to Parley itself that a hook may ask for."""

    event_id: str
    kind: str  # claim.agreed … operations.checks_broken …
    subject: str  # claim id, or operations
    summary: str  # one sentence
    reason: str
    about: Mapping[str, Any]  # the claim or operation, as payloads spell it
    article_ids: tuple[str, ...]
    alert: bool  # False for old news
    decided_at: datetime

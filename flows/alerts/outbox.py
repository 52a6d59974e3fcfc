"""Decides which hooks hear of an event, as rows to be written in the transaction of the event; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from config.hooks import HookShape
from extractors.identity import digest
from extractors.model import Alert, News, Round, RoundEvent
from extractors.rounds import RoundChange
from flows.alerts.payload import sureness
from flows.alerts.wants import Event, Subscription, due_at, subject_for, wants

#: States that alert nobody by themselves: they go into summaries, or to hooks that ask for them.
QUIET: Final = frozenset({"rumoured", "confirmed"})


def subscriptions(hooks: Iterable[HookShape]) -> tuple[Subscription, ...]:
    """Return what the hooks of the settings asked for."""
    return tuple(
        Subscription(
            hook=hook.name,
            kinds=tuple(hook.kinds),
            series=tuple(hook.series),
            minimum=hook.minimum,
            quiet=(time.fromisoformat(hook.quiet[0]), time.fromisoformat(hook.quiet[1])) if hook.quiet else None,
            digest_at=time.fromisoformat(hook.digest_at) if hook.digest_at else None,
            digest=tuple(hook.digest),
            together=hook.together,
        )
        for hook in hooks
    )


def alerts_for(
    changes: Iterable[RoundChange],
    subscribed: Sequence[Subscription],
    now: datetime,
    window: timedelta,
    told: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Alert, ...]:
    """Return one alert per event and hook that wants it; its id is the same whenever it is decided again.

    ``window``: rumours and confirmations older than that are nothing to tell. ``told``: by round, the hooks that were
    told of it and so hear of its corrections.
    """
    before, since = told or {}, (now - window).date()
    return tuple(
        _alert(event.event_id, as_event(event, change.round, since), subscription, place, now)
        for change in changes
        for place, event in enumerate(change.events)
        for subscription in subscribed
        if wants(subscription, as_event(event, change.round, since), before.get(event.round_id, frozenset()))
    )


def alerts_for_news(news: Iterable[News], subscribed: Sequence[Subscription], now: datetime) -> tuple[Alert, ...]:
    """Return one alert per piece of news and hook that wants it."""
    return tuple(
        _alert(one.event_id, _as_event(one), subscription, place, now)
        for place, one in enumerate(news)
        for subscription in subscribed
        if wants(subscription, _as_event(one), frozenset())
    )


def as_event(event: RoundEvent, about: Round, since: date) -> Event:
    """Return a round's event as far as it decides who hears of it; ``since``: the first day that is recent."""
    recent = event.state in QUIET and event.happened_on is not None and event.happened_on >= since
    return Event(
        event_id=event.event_id,
        kind=f"round.{event.state}",
        subject=event.round_id,
        series=about.series,
        sureness=sureness(event, about),
        loud=event.alert or recent,
    )


def _as_event(news: News) -> Event:
    return Event(
        event_id=news.event_id, kind=news.kind, subject=news.subject, series=None, sureness="announced", loud=news.alert
    )


def _alert(event_id: str, event: Event, subscription: Subscription, place: int, now: datetime) -> Alert:
    subject = subject_for(subscription, event)
    return Alert(
        alert_id=digest("alert", event_id, subscription.hook),
        event_id=event_id,
        channel=subscription.hook,
        payload={},
        created_at=now,
        kind=event.kind,
        subject=subject,
        due_at=due_at(subscription, subject, now),
        place=place,
    )

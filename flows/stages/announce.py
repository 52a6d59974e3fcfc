"""Find what is news beside the rounds, and compose what hooks shall hear, each in one transaction."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from config import Config
from extractors.model import Alert, News
from flows.alerts.claim_news import claim_news
from flows.alerts.compose import compose
from flows.alerts.operations_news import operations_news
from flows.alerts.outbox import alerts_for_news, subscriptions
from flows.alerts.payload import news_payload, round_payload
from flows.status.inside import faults_within
from flows.workshop import Workshop
from storage.alert import alerts_to_compose, record_composed, silences
from storage.news import claims_to_tell, known_news, record_news
from storage.round import known_rounds
from storage.store import Store
from storage.told import Backing, backing, events_of, hooks_told, news_of, results


async def announce(shop: Workshop) -> None:
    """Write what became news with the alerts it causes, then every payload that waits to be written."""
    with shop.store() as store:
        tell(shop, store, found_news(shop, store))
        compose_waiting(shop.config, store, shop.now)


def found_news(shop: Workshop, store: Store) -> list[News]:
    """Return what is news about claims and about Parley itself."""
    window = timedelta(hours=shop.config.settings.alerts.alert_window_hours)
    claims = claims_to_tell(store, shop.now - 2 * window)
    faults = faults_within(shop.config, store, shop.now, shop.pulse_before, os.environ)
    for fault in faults:
        shop.log.warn("fault", name=fault.kind, subject=fault.subject, what=fault.what)
    return [*claim_news(claims, window, shop.now), *operations_news(faults, shop.now)]


def tell(shop: Workshop, store: Store, news: Sequence[News]) -> None:
    """Write what is not written yet, with the alerts of the hooks that want it, in one transaction."""
    known = known_news(store, [one.event_id for one in news])
    fresh = [one for one in news if one.event_id not in known]
    record_news(store, fresh, alerts_for_news(fresh, subscriptions(shop.config.settings.alerts.hooks), shop.now))


def compose_waiting(config: Config, store: Store, now: datetime) -> None:
    """Write the payload of every alert that has none yet, from what is known now."""
    waiting = alerts_to_compose(store)
    if not waiting:
        return
    subscribed = {one.hook: one for one in subscriptions(config.settings.alerts.hooks)}
    made = compose(waiting, payloads(store, waiting), subscribed, silences(store, now), now)
    record_composed(store, made, now)


def payloads(store: Store, alerts: Sequence[Alert]) -> Mapping[str, Mapping[str, Any]]:
    """Return the payload of each alert by its id; all of one event say the same but for what they correct."""
    ids = {alert.event_id for alert in alerts}
    events, news, behind = events_of(store, ids), news_of(store, ids), backing(store, ids)
    rounds = {known.round_id: known for known in known_rounds(store)}
    came = results(store, {event.round_id for event in events.values()})
    told = hooks_told(store, {event.round_id for event in events.values()})

    def of(alert: Alert) -> Mapping[str, Any]:
        own = behind.get(alert.event_id, Backing())
        if alert.event_id in news:
            return news_payload(news[alert.event_id], own)
        event = events[alert.event_id]
        before = [one for one in told.get(event.round_id, []) if one.hook == alert.channel]
        last = before[-1] if before else None
        return round_payload(event, rounds[event.round_id], own, came.get(event.round_id, []), last)

    return {alert.alert_id: of(alert) for alert in alerts}

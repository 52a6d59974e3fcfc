"""Composes what waits: payloads with their evidence, several events of one subject as one message, silences; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from extractors.identity import digest
from extractors.model import Alert
from flows.alerts.payload import digest_payload, together
from flows.alerts.wants import DIGEST, Subscription
from storage.alert import Composed, Silence

Payloads = Mapping[str, Mapping[str, Any]]


def compose(
    alerts: Sequence[Alert],
    payloads: Payloads,
    subscribed: Mapping[str, Subscription],
    silences: Sequence[Silence],
    now: datetime,
) -> tuple[Composed, ...]:
    """Return what becomes of the alerts that wait to be composed; a day's summary only once its hour has come.

    ``payloads``: by alert. An alert of a hook that is no longer in the settings is composed all the same and waits.
    """
    ready = [alert for alert in alerts if alert.subject != DIGEST or (alert.due_at or now) <= now]
    return tuple(
        one
        for (hook, subject, _), group in _groups(ready, subscribed).items()
        for one in _one_message(hook, subject, group, payloads, silences, now)
    )


def _groups(alerts: Iterable[Alert], subscribed: Mapping[str, Subscription]) -> dict[tuple[str, str, str], list[Alert]]:
    """Gather the alerts that are one message: of one hook and subject, written at one instant or summed up."""
    groups: dict[tuple[str, str, str], list[Alert]] = defaultdict(list)
    for alert in alerts:
        one = subscribed.get(alert.channel)
        apart = "" if alert.subject == DIGEST else alert.created_at.isoformat()
        if alert.subject != DIGEST and one is not None and not one.together:
            apart = alert.alert_id
        groups[alert.channel, alert.subject, apart].append(alert)
    return groups


def _one_message(
    hook: str, subject: str, group: Sequence[Alert], payloads: Payloads, silences: Sequence[Silence], now: datetime
) -> Iterable[Composed]:
    """Give the last alert the message of all; the others are told with it."""
    lead = group[-1]
    told = [dict(payloads[alert.alert_id]) for alert in group]
    if subject == DIGEST:
        said = digest_payload(digest("digest", hook, *(alert.event_id for alert in group)), told, now)
    else:
        said = together(told)
    quiet = any(_silences(one, hook, subject, now) for one in silences)
    for alert, own in zip(group, told, strict=True):
        yield Composed(
            alert_id=alert.alert_id,
            payload=said if alert is lead else own,
            state="silenced" if quiet else "waiting" if alert is lead else "merged",
            due_at=alert.due_at or now,
            lead_id=None if alert is lead else lead.alert_id,
        )


def _silences(silence: Silence, hook: str, subject: str, now: datetime) -> bool:
    return silence.hook in {hook, "*"} and silence.subject in {None, subject} and now < silence.until

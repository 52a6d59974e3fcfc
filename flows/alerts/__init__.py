"""The register of alert channels, and sending what waits: at least once, in order, every attempt written down.

A new channel is one file beside this one and its line in CHANNELS.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

from config.settings import Settings
from extractors.errors import AlertError
from extractors.model import Alert, Delivery
from flows.alerts.jsonl import JsonLines
from storage.alert import Pending


class Channel(Protocol):
    """Takes one alert at a time."""

    async def send(self, alert: Alert) -> str:
        """Send an alert and say where it went; raises AlertError when it was not taken."""


CHANNELS: Final[Mapping[str, type[JsonLines]]] = {
    JsonLines.name: JsonLines,
}


async def deliver_pending(pending: Sequence[Pending], settings: Settings, now: datetime) -> list[Delivery]:
    """Send what waits, oldest first; a channel that refuses is left alone until the next cycle, to keep the order."""
    open_channels: dict[str, Channel] = {
        name: made(settings) for name, made in CHANNELS.items() if name in settings.alerts.channels
    }
    deliveries = []
    for waiting in pending:
        channel = open_channels.get(waiting.alert.channel)
        if channel is None:
            continue
        delivery = await _attempt(channel, waiting, now)
        deliveries.append(delivery)
        if not delivery.delivered:
            del open_channels[waiting.alert.channel]
    return deliveries


async def _attempt(channel: Channel, waiting: Pending, now: datetime) -> Delivery:
    try:
        detail, delivered = await channel.send(waiting.alert), True
    except AlertError as error:
        detail, delivered = str(error), False
    return Delivery(
        alert_id=waiting.alert.alert_id,
        attempt=waiting.attempts + 1,
        tried_at=now,
        delivered=delivered,
        detail=detail,
    )

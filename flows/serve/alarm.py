"""Tells the dead-man alarm from outside the cycles: they may be what is dead."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from config import Config
from extractors.errors import ParleyError
from flows.alerts.delivery import deliver_due
from flows.alerts.operations_news import operations_news
from flows.alerts.register import opened_hooks
from flows.stages.announce import compose_waiting, tell
from flows.status.fault import Fault
from flows.status.look import observe
from flows.status.register import dead_man
from flows.workshop import open_workshop, reading_pool

#: Three of these without an answer are silence, at the least.
LEAST: Final = timedelta(minutes=1)


def look(config: Config, every: timedelta, now: datetime) -> Fault | None:
    """Return the alarm if nothing is polled, seen from outside: nothing but the snapshot is opened.

    ``every``: the interval kept, whatever the settings say; cycles take their time, so less than LEAST counts as LEAST.
    """
    return dead_man(replace(observe(config, os.environ, now), every=max(every, LEAST)))


async def sound(config: Config, fault: Fault, now: datetime) -> str:
    """Write the alarm as news and send what is due to the hooks; returns why it could not be done, or nothing.

    Its id is that of the same alarm found by a cycle, so nobody hears it twice. While somebody writes, a cycle lives
    that will tell it.
    """
    try:
        async with open_workshop(config, now=now, pool=reading_pool(config.settings.limits)) as shop:
            with shop.store() as store:
                tell(shop, store, operations_news([fault], now))
                compose_waiting(config, store, now)
            shop.publish()
            await deliver_due(shop.store, opened_hooks(config.settings, os.environ), shop.clock)
            shop.publish()
    except (ParleyError, OSError) as error:
        return str(error)
    return ""

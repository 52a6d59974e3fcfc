"""The end of a cycle: checks, publish the snapshot, deliver what hooks wait for, close the books."""

from __future__ import annotations

from flows.alerts import deliver_pending
from flows.workshop import Workshop
from storage.alert import pending_alerts, record_deliveries
from storage.check import run_checks
from storage.run import close_run


async def publish_snapshot(shop: Workshop) -> None:
    """Publish what is known now if a hook is about to be told, so that one that asks finds the round.

    Where none is, the end of the cycle publishes soon enough: a copy of the whole is most of a quiet cycle's writing.
    """
    with shop.store() as store:
        waiting = pending_alerts(store)
    if waiting:
        shop.publish()


async def deliver(shop: Workshop) -> None:
    """Send every alert that is due on every channel, oldest first, and write each attempt down."""
    with shop.store() as store:
        pending = pending_alerts(store)
    deliveries = await deliver_pending(pending, shop.config.settings, shop.now)
    with shop.store() as store:
        record_deliveries(store, deliveries)
    shop.account.delivered_to(deliveries)


async def settle(shop: Workshop) -> None:
    """Run the checks, close the books and publish the snapshot with them."""
    with shop.store() as store:
        shop.account.broken = tuple(run_checks(store))
        outcome = "failed" if shop.account.broken else "done"
        note = "; ".join(f"{broken.promise}: {broken.count} rows" for broken in shop.account.broken)
        shop.account.books = close_run(store, shop.run_id, outcome, note, shop.now)
    shop.publish()

"""The end of a cycle: publish the snapshot, deliver what hooks wait for, run the checks, close the books."""

from __future__ import annotations

import os
from contextlib import suppress

from extractors.errors import StoreError
from flows.alerts.delivery import deliver_due
from flows.alerts.register import opened_hooks
from flows.stages.report import refresh_report
from flows.workshop import Workshop
from storage.alert import any_due
from storage.check import run_checks
from storage.run import Books, checked_until, close_run
from storage.search.index import keep_fresh


async def publish_snapshot(shop: Workshop) -> None:
    """Publish what is known now if a hook is about to be told, so that one that asks finds the round.

    Where none is, the end of the cycle publishes soon enough: a copy of the whole is most of a quiet cycle's writing.
    """
    with shop.store() as store:
        waiting = any_due(store, shop.now)
    if waiting:
        shop.publish()


async def deliver(shop: Workshop) -> None:
    """Send every alert that is due, every hook by itself, and write each attempt down."""
    channels = opened_hooks(shop.config.settings, os.environ)
    attempts = await deliver_due(shop.store, channels, shop.clock)
    for one in attempts:
        say = shop.log.say if one.delivered else shop.log.warn
        say("alert_delivered" if one.delivered else "alert_refused", alert=one.alert_id, detail=one.detail)
    shop.account.delivered_to(attempts)


async def settle(shop: Workshop) -> None:
    """Check what was written since a run last did, close the books and publish; the nightly upkeep checks everything.

    Hooks hear of what broke with the next cycle.
    """
    with shop.store() as store:
        shop.account.broken = tuple(run_checks(store, checked_until(store, shop.run_id, shop.now)))
        outcome = "failed" if shop.account.broken else "done"
        note = "; ".join(broken.told for broken in shop.account.broken)
        shop.account.books = close_run(store, shop.run_id, outcome, note, shop.clock())
    for broken in shop.account.broken:
        shop.log.warn("check_broken", reason=broken.check, rows=broken.count)
    _say_books(shop, shop.account.books)
    shop.publish()
    await refresh_report(shop)
    # Without an index, or where it cannot be written now, the next search does it.
    with suppress(StoreError):
        keep_fresh(shop.snapshot)


def _say_books(shop: Workshop, books: Books) -> None:
    say = shop.log.warn if books.unexplained else shop.log.say
    counts = {"new": books.new, "kept": books.kept, "waiting": books.waiting, "unexplained": books.unexplained}
    say("books", **counts, dropped=books.dropped, left_out=books.left_out)

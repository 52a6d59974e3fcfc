"""The page about the talks, written anew after a cycle where the settings ask for it."""

from __future__ import annotations

import asyncio

from flows.workshop import Workshop


async def refresh_report(shop: Workshop) -> None:
    """Write the report from the snapshot just published; one that cannot be written is told and stops nothing."""
    if not shop.config.settings.report.refresh:
        return
    from flows.report.write import write_report

    try:
        await asyncio.to_thread(write_report, shop.config, shop.now)
    except Exception as error:  # noqa: BLE001  whatever is wrong with a page, the cycle is done and its books are closed
        shop.account.report = f"not written: {error}"
    else:
        shop.account.report = "written"

"""Tries addresses somebody names: fetched once, read in a child as a cycle reads; nothing is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

import httpx

from config import Config
from extractors.errors import ParleyError
from flows.fetch import Fetched, Fetcher
from flows.probing import Probed, Tried, read_any
from flows.reading import ReadingPool
from flows.workshop import fetcher_by_hand, reading_pool


async def try_addresses(config: Config, urls: Sequence[str], now: datetime) -> list[Tried]:
    """Try addresses, each once, politely by host; whatever goes wrong with one is a value of its own."""
    limit = config.settings.limits.items_per_feed
    async with fetcher_by_hand(config.settings.web) as fetcher, reading_pool(config.settings.limits) as pool:
        return await asyncio.gather(*(_tried(fetcher, pool, url, now, limit) for url in urls))


async def _tried(fetcher: Fetcher, pool: ReadingPool, url: str, now: datetime, limit: int) -> Tried:
    try:
        answer = await fetcher.get(url, robots=False)  # a feed is polled on invitation
        if not isinstance(answer, Fetched):
            raise ParleyError(f"{url} gave no answer to read")
        found = await pool.run(
            read_any, answer.body, answer.url, content_type=answer.content_type, now=now, limit=limit
        )
        rules = await fetcher.robots.rules(httpx.URL(answer.url), now)
    except ParleyError as error:
        return Tried(url=url, error=error)
    feed = found if isinstance(found, Probed) else None
    return Tried(
        url=url,
        found=feed,
        named=() if isinstance(found, Probed) else found,
        page="html" in (answer.content_type or "").lower(),
        refusal=rules.refusal(answer.url),
        served=_served(answer),
        moved_for_good=answer.moved_to is not None,
    )


def _served(answer: Fetched) -> dict[str, str]:
    named = {name: answer.header(name) for name in ("etag", "last-modified", "cache-control")}
    return {
        "redirects": ", ".join(f"{hop.status} {hop.to}" for hop in answer.hops),
        "caching": ", ".join(f"{name}: {value}" for name, value in named.items() if value) or "no validators",
    }

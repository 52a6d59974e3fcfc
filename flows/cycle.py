"""The ten steps of one cycle as a list of stages; what each does lives in its own file of ``flows/stages``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from flows.accounts import CycleAccount
from flows.stages.fetch import fetch_pages
from flows.stages.follow import follow
from flows.stages.fuse import fuse_claims
from flows.stages.poll import poll
from flows.stages.read import read_pages
from flows.stages.settle import deliver, publish_snapshot, settle
from flows.stages.understand import understand_articles
from flows.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage over one batch: it selects its own work, so doing it again is harmless."""

    name: str
    work: Callable[[Workshop], Awaitable[None]]


STAGES: Final = (
    Stage(name="poll", work=poll),
    Stage(name="fetch", work=fetch_pages),
    Stage(name="read", work=read_pages),
    Stage(name="understand", work=understand_articles),
    Stage(name="fuse", work=fuse_claims),
    Stage(name="follow", work=follow),
    Stage(name="publish", work=publish_snapshot),
    Stage(name="deliver", work=deliver),
    Stage(name="settle", work=settle),
)


async def run_plainly(shop: Workshop) -> CycleAccount:
    """Run every stage in order without Prefect: the same work, for tests, first tries and a dead server."""
    shop.open_run()
    for stage in STAGES:
        await stage.work(shop)
    return shop.account

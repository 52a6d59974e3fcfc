"""The ten steps of one cycle as a list of stages; what each does lives in its own file of ``flows/stages``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from flows.accounts import CycleAccount
from flows.heart import Heart
from flows.stages.announce import announce
from flows.stages.fetch import fetch_pages
from flows.stages.follow import follow
from flows.stages.fuse import fuse_claims
from flows.stages.poll import poll
from flows.stages.read import read_pages
from flows.stages.settle import deliver, publish_snapshot, settle
from flows.stages.tend import tend_feeds
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
    Stage(name="tend", work=tend_feeds),
    Stage(name="understand", work=understand_articles),
    Stage(name="fuse", work=fuse_claims),
    Stage(name="follow", work=follow),
    Stage(name="announce", work=announce),
    Stage(name="publish", work=publish_snapshot),
    Stage(name="deliver", work=deliver),
    Stage(name="settle", work=settle),
)

#: What is done all the same when a stage before them failed: nobody shall wait for an alert because a poll broke.
TELLING: Final = ("announce", "publish", "deliver")
#: A look at pages that may have changed, without asking any feed; and nothing but telling what is known.
LOOKING_AGAIN: Final = tuple(stage for stage in STAGES if stage.name not in {"poll", "tend"})
DELIVERING: Final = tuple(stage for stage in STAGES if stage.name in {*TELLING, "settle"})


async def carry_out(
    shop: Workshop, perform: Callable[[Stage], Awaitable[None]], stages: Sequence[Stage] | None = None
) -> None:
    """Perform the stages, all of a cycle unless some are named, in order.

    After a failed one hooks are told what is known, then the failure is raised.
    """
    at, heart = "", Heart(shop)
    try:
        for stage in stages or STAGES:
            at = stage.name
            heart.begin(at)
            await perform(stage)
            heart.went()
        heart.end()
    except BaseException as error:
        heart.fail(error)
        if isinstance(error, Exception) and at not in (*TELLING, "settle"):
            with suppress(Exception):
                for stage in STAGES:
                    if stage.name in TELLING:
                        await perform(stage)
        raise


async def run_plainly(shop: Workshop) -> CycleAccount:
    """Run every stage in order without Prefect: the same work, for tests, first tries and a dead server."""
    shop.open_run()

    async def perform(stage: Stage) -> None:
        await stage.work(shop)

    await carry_out(shop, perform)
    return shop.account

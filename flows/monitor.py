"""Assembles the Prefect flow: one run is one cycle, one task is one stage over a batch; no logic lives here."""

from __future__ import annotations

import os
from collections.abc import Sequence

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.accounts import CycleAccount, as_markdown
from flows.cycle import Stage, carry_out
from flows.status import screen
from flows.status.look import read_status
from flows.workshop import Workshop


async def run_stages(shop: Workshop, kind: str = "cycle", stages: Sequence[Stage] | None = None) -> CycleAccount:
    """Run the stages of a cycle as tasks of the flow run around them and leave their accounts as an artifact."""
    shop.open_run(kind)

    async def perform(stage: Stage) -> None:
        await _as_task(stage, shop)

    await carry_out(shop, perform, stages)
    told = read_status(shop.config, os.environ, shop.clock())
    page = f"{as_markdown(shop.account)}\n\n## What `parley status` says\n\n{screen.as_markdown(told)}"
    await acreate_markdown_artifact(
        page, key=f"parley-{kind}", description="one cycle's books, and what needs a person"
    )
    return shop.account


async def _as_task(stage: Stage, shop: Workshop) -> None:
    # Retries live in the fetcher alone: a stage that fails is done again by the next cycle.
    async def work() -> None:
        await stage.work(shop)

    await task(name=stage.name, retries=0, cache_policy=NO_CACHE, persist_result=False)(work)()


@flow(name="parley-monitor", retries=0, validate_parameters=False, persist_result=False)
async def monitor(shop: Workshop) -> CycleAccount:
    """Run one cycle with a workshop that is open already (the command line and the demo)."""
    return await run_stages(shop)

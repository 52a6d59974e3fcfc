"""The flows a schedule or a person starts on the Prefect server, each in a process that ends with its runner."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

from prefect import Flow, State, flow, get_client
from prefect.artifacts import acreate_markdown_artifact
from prefect.client.schemas.objects import FlowRun
from prefect.states import Cancelled, Failed, Scheduled

import config as configuration
from flows.cli.replaying import Promotion, read_again
from flows.cycle import DELIVERING, LOOKING_AGAIN, Stage
from flows.leash import die_with_parent
from flows.maintain import maintain
from flows.monitor import run_stages
from flows.replay import Scope
from flows.workshop import Workshop, open_workshop
from storage.lock import Busy

#: How long the upkeep waits for the writer's lock, and how often it looks: a cycle takes minutes at most.
PATIENCE: Final = timedelta(minutes=45)
LOOK_SECONDS: Final = 10.0


async def catch_up_once(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:  # noqa: ARG001  (Prefect's names)
    """Start one run at once after a killed one; one that was itself started so is left to the schedule."""
    if flow_run.auto_scheduled and flow_run.deployment_id:
        async with get_client() as client:
            await client.create_flow_run_from_deployment(
                flow_run.deployment_id,
                state=Scheduled(),
                name=f"catch-up-{flow_run.name}",
                idempotency_key=f"after-{flow_run.id}",
            )


@flow(name="parley-scheduled", retries=0, persist_result=False, on_crashed=[catch_up_once])
async def scheduled(config_folder: str = "") -> Any:
    """Run one cycle: poll the feeds that are due, read, understand, tell, publish."""
    return await _staged(config_folder, "cycle")


@flow(name="parley-versions", retries=0, persist_result=False)
async def versions(config_folder: str = "") -> Any:
    """Look again at pages on the talks that may have changed, and understand what did; no feed is polled."""
    return await _staged(config_folder, "versions", LOOKING_AGAIN)


@flow(name="parley-digest", retries=0, persist_result=False)
async def digest(config_folder: str = "") -> Any:
    """Tell hooks what they wait for: summaries of the day that are due, and what could not be delivered before."""
    return await _staged(config_folder, "digest", DELIVERING)


@flow(name="parley-upkeep", retries=0, persist_result=False)
async def upkeep(config_folder: str = "") -> Any:
    """Do the nightly upkeep: retention, every check, folding, a backup; waits for a cycle to end."""
    async with _workshop(config_folder, patience=PATIENCE) as shop:
        if isinstance(shop, str):
            return Cancelled(message=shop)
        done = await maintain(shop)
    page = "\n".join(["# Upkeep", "", "```", *done.lines(), "```"])
    await acreate_markdown_artifact(page, key="parley-upkeep", description="what the nightly upkeep did")
    return {"needs_somebody": done.needs_somebody}


@flow(name="parley-replay", retries=0, persist_result=False)
async def replay(
    config_folder: str = "",
    since: date | None = None,
    until: date | None = None,
    promote: bool = False,  # noqa: FBT001, FBT002  (a switch in Prefect's form)
    operator: str = "",
    why: str = "",
) -> Any:
    """Read the archive again with today's rules and show the difference; kept only with promote, operator and why."""
    die_with_parent(_runner())
    if promote and not (operator and why):
        return Failed(message="a promotion is recorded with who and why: fill in operator and why")
    promotion = Promotion(operator=operator, why=why) if promote else None
    lines = await read_again(
        configuration.load(_folder(config_folder), environment=os.environ), Scope(since=since, until=until), promotion
    )
    page = "\n".join(["# Replay", "", "```", *lines, "```"])
    await acreate_markdown_artifact(page, key="parley-replay", description="what today's rules read otherwise")
    return {"promoted": promote}


async def _staged(config_folder: str, kind: str, stages: Sequence[Stage] | None = None) -> Any:
    async with _workshop(config_folder) as shop:
        if isinstance(shop, str):
            return Cancelled(message=shop)
        return (await run_stages(shop, kind, stages)).summary()


@asynccontextmanager
async def _workshop(config_folder: str, patience: timedelta = timedelta()) -> AsyncIterator[Workshop | str]:
    """Open the workshop on a leash held by the runner; gives why not while somebody else writes."""
    die_with_parent(_runner())
    async with AsyncExitStack() as stack:
        for waited in count():
            try:
                now = datetime.now(UTC)
                opened: Workshop | str = await stack.enter_async_context(open_workshop(_folder(config_folder), now=now))
            except Busy as error:
                if waited * LOOK_SECONDS < patience.total_seconds():
                    await asyncio.sleep(LOOK_SECONDS)
                    continue
                opened = f"skipped: {error}"
            yield opened
            return


def _folder(named: str) -> Path | None:
    return Path(named) if named else None


def _runner() -> int | None:
    told = os.environ.get("PARLEY_RUNNER")
    return int(told) if told else None

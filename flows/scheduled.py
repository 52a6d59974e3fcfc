"""The flows a schedule or a person starts on the Prefect server, each in a process that ends with its runner.

The runner imports this file to know what there is; what a run works with is imported by the run alone.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from prefect import Flow, State, flow, get_client
from prefect.artifacts import acreate_markdown_artifact
from prefect.client.schemas.objects import FlowRun
from prefect.states import Cancelled, Failed, Scheduled

from flows.leash import die_with_parent
from flows.progress import tell

if TYPE_CHECKING:
    from flows.cycle import Stage
    from flows.workshop import Workshop

T = TypeVar("T")
#: How long the writer's lock is waited for by what runs rarely and by cycles, and how often it is looked at.
PATIENCE: Final = timedelta(minutes=45)
MOMENT: Final = timedelta(seconds=30)
LOOK_SECONDS: Final = 5.0


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
    from flows.cycle import STAGES

    return await _staged(config_folder, "cycle", STAGES)


@flow(name="parley-versions", retries=0, persist_result=False)
async def versions(config_folder: str = "") -> Any:
    """Look again at pages on the talks that may have changed, and understand what did; no feed is polled."""
    from flows.cycle import LOOKING_AGAIN

    return await _staged(config_folder, "versions", LOOKING_AGAIN)


@flow(name="parley-digest", retries=0, persist_result=False)
async def digest(config_folder: str = "") -> Any:
    """Tell hooks what they wait for: summaries of the day that are due, and what could not be delivered before."""
    from flows.cycle import DELIVERING

    return await _staged(config_folder, "digest", DELIVERING)


@flow(name="parley-upkeep", retries=0, persist_result=False)
async def upkeep(config_folder: str = "") -> Any:
    """Do the nightly upkeep: retention, every check, folding, a backup; waits for a cycle to end."""
    from flows.maintain import maintain

    async with _workshop(config_folder, patience=PATIENCE) as shop:
        if isinstance(shop, str):
            return Cancelled(message=shop)
        done = await maintain(shop)
    tell(f"upkeep done{'; somebody is needed: parley status' if done.needs_somebody else ''}")
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
    import config as configuration
    from flows.cli.replaying import Promotion, read_again
    from flows.replay import Scope

    die_with_parent(_runner())
    if promote and not (operator and why):
        return Failed(message="a promotion is recorded with who and why: fill in operator and why")
    loaded = configuration.load(_folder(config_folder), environment=os.environ)
    promotion = Promotion(operator=operator, why=why) if promote else None
    lines = await _patiently(lambda: read_again(loaded, Scope(since=since, until=until), promotion), PATIENCE)
    if isinstance(lines, str):
        return Cancelled(message=lines)
    tell("replay done" + (" and promoted" if promote else ""))
    page = "\n".join(["# Replay", "", "```", *lines, "```"])
    await acreate_markdown_artifact(page, key="parley-replay", description="what today's rules read otherwise")
    return {"promoted": promote}


async def _staged(config_folder: str, kind: str, stages: Sequence[Stage]) -> Any:
    from flows.cli.told import in_a_line
    from flows.monitor import run_stages

    async with _workshop(config_folder, patience=MOMENT) as shop:
        if isinstance(shop, str):
            return Cancelled(message=shop)
        account = await run_stages(shop, kind, stages)
        tell(f"{kind} done in {(datetime.now(UTC) - shop.now).total_seconds():.0f} s: {in_a_line(account)}")
        return account.summary()


@asynccontextmanager
async def _workshop(config_folder: str, patience: timedelta) -> AsyncIterator[Workshop | str]:
    """Open the workshop on a leash held by the runner; gives why not while somebody else writes."""
    from flows.workshop import open_workshop

    die_with_parent(_runner())
    async with AsyncExitStack() as stack:

        async def opened() -> Workshop:
            return await stack.enter_async_context(open_workshop(_folder(config_folder), now=datetime.now(UTC)))

        yield await _patiently(opened, patience)


async def _patiently(work: Callable[[], Awaitable[T]], patience: timedelta) -> T | str:
    """Do some work that needs the writer's lock, again and again while somebody else holds it; says why not at last."""
    from storage.lock import Busy

    for waited in count():
        try:
            return await work()
        except Busy as error:
            skipped = f"skipped: {error}"
        if waited * LOOK_SECONDS >= patience.total_seconds():
            break
        await asyncio.sleep(LOOK_SECONDS)
    tell(skipped)
    return skipped


def _folder(named: str) -> Path | None:
    return Path(named) if named else None


def _runner() -> int | None:
    told = os.environ.get("PARLEY_RUNNER")
    return int(told) if told else None

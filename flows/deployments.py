"""What runs by schedule or by hand under `parley serve`, and the runner that starts it.

monitor   a whole cycle, every few minutes
versions  pages on the talks looked at again, and what follows from them, between cycles
digest    what hooks wait for, at a fixed time of day
upkeep    the nightly upkeep
replay    the archive read again, by hand; it counts only when told to

Two runs of one deployment never overlap: a surplus one is cancelled, the next does its work. Two deployments meet at
the writer's lock: the one that comes second waits half a minute and is cancelled with the reason; what is asked for by
hand or once a night waits longer.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from prefect import Flow, State, get_client
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Interval
from prefect.states import Cancelled, Crashed, Scheduled
from prefect.types.entrypoint import EntrypointType

import config as configuration
from config.settings import Schedule
from flows.progress import tell
from flows.scheduled import digest, replay, scheduled, upkeep, versions
from flows.serve.mending import UNDER_WAY, WAITING, Mending, Seen, mend, owes_a_cycle
from storage.pulse import read_pulse

#: A surplus run is cancelled, not queued: the next one does its work (see storage's stage contract).
ONE_AT_A_TIME: Final = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
#: Runs asked for at once.
_PAGE: Final = 200


async def run_deployments(folder: Path | None, every: timedelta) -> None:
    """Make the deployments on the configured server, mend what an earlier runner left, and start runs until ended."""
    settings = configuration.load(folder, environment=os.environ).settings
    pulse, now = read_pulse(Path(settings.paths.database)), datetime.now(UTC)
    owed = ("monitor",) if owes_a_cycle(pulse.started_at if pulse else None, every, now) else ()
    runner = Runner(name="parley", pause_on_shutdown=False)
    named: dict[UUID, str] = {}
    for made in await deployments(folder, every, settings.schedule):
        named[await runner.aadd_deployment(made)] = made.name
    async with get_client() as client:
        await carry_out(client, named, mend(await _seen(client, named), now, owed))
    from flows.between import keep_polling

    running = asyncio.create_task(runner.start())
    polling = asyncio.create_task(keep_polling(partial(configuration.load, folder, environment=os.environ), tell))
    await asyncio.sleep(0)  # Prefect has set its own handler, which ends in a traceback; ours ends the task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    try:
        await running
    finally:
        polling.cancel()


async def deployments(folder: Path | None, every: timedelta, schedule: Schedule) -> list[RunnerDeployment]:
    """Return the five deployments of a configuration folder, None for the project's own."""
    where = {"config_folder": str(folder.resolve()) if folder else ""}
    now = datetime.now(UTC)
    between = Interval(timedelta(minutes=schedule.versions_minutes), anchor_date=now - every / 2)

    async def made(flow: Flow[..., Any], name: str, **when: Any) -> RunnerDeployment:
        return await flow.ato_deployment(
            name,
            parameters=where,
            concurrency_limit=ONE_AT_A_TIME,
            entrypoint_type=EntrypointType.MODULE_PATH,
            description=flow.description,
            **when,
        )

    return [
        await made(scheduled, "monitor", schedule=Interval(every, anchor_date=now)),
        await made(versions, "versions", schedule=between),
        await made(digest, "digest", cron=daily(schedule.digest_at)),
        await made(upkeep, "upkeep", cron=daily(schedule.upkeep_at)),
        await made(replay, "replay"),
    ]


def daily(at: str) -> str:
    """Return a time of day (UTC, HH:MM) as cron says it."""
    hours, minutes = at.split(":")
    return f"{int(minutes)} {int(hours)} * * *"


async def carry_out(client: PrefectClient, named: dict[UUID, str], what: Mending) -> None:
    """Mend: called crashed a run gives its slot free at once; forced, since nobody is left to propose it.

    What catches up is due before the schedule's next, however long the cancelling takes: the runner goes by that.
    """
    for run in what.orphans:
        crashed: State[Any] = Crashed(message="its runner ended before it did; one run takes up what it left")
        await client.set_flow_run_state(UUID(run), crashed, force=True)
    for deployment, name in named.items():
        if name in what.catch_up:
            await client.create_flow_run_from_deployment(deployment, state=Scheduled(), name=f"catch-up-{name}")
    for run in what.missed:
        cancelled: State[Any] = Cancelled(message="missed while nothing ran; one run takes up all that was left")
        await client.set_flow_run_state(UUID(run), cancelled, force=True)


async def _seen(client: PrefectClient, named: dict[UUID, str]) -> Sequence[Seen]:
    open_states = [StateType(name) for name in sorted(UNDER_WAY | WAITING)]
    runs: list[FlowRun] = []
    for offset in count(0, _PAGE):
        page = await client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=list(named))),
            flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=open_states))),
            sort=FlowRunSort.EXPECTED_START_TIME_ASC,
            limit=_PAGE,
            offset=offset,
        )
        runs += page
        if len(page) < _PAGE:
            break
    return [
        Seen(
            run_id=str(run.id),
            deployment=named[run.deployment_id],
            state=run.state_type.value,
            due_at=run.expected_start_time,
        )
        for run in runs
        if run.deployment_id in named and run.state_type is not None
    ]

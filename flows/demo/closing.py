"""What the demo shows at its end: everything is asked of the snapshot, as an analyst would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.cli.show import Form, show, show_json
from storage import listing, overview
from storage.query import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The demo's outcome, section by section."""

    snapshot: Path
    cycles: int
    unexplained: int  # entries the books of any cycle could not account for
    broken: tuple[str, ...]  # promises of the database found broken in any cycle
    came_in: Table
    left_out: Table
    rounds: Table
    followups: Table
    copies: Table
    latest: str | None
    facts: Table
    alerts: Table


def gather(snapshot: Path, *, cycles: int, unexplained: int, broken: tuple[str, ...]) -> Story:
    """Ask the snapshot for every section."""
    latest = overview.latest_round(snapshot)
    return Story(
        snapshot=snapshot,
        cycles=cycles,
        unexplained=unexplained,
        broken=broken,
        came_in=overview.came_in(snapshot),
        left_out=overview.left_out(snapshot),
        rounds=overview.discovered(snapshot),
        followups=listing.followups(snapshot, None, 200),
        copies=overview.copies(snapshot),
        latest=latest,
        facts=listing.facts(snapshot, latest, None, 200),
        alerts=overview.alerts(snapshot),
    )


def promises_broken(story: Story) -> list[str]:
    """Return what the demo promises and does not hold; empty when all is well."""
    said = [f"broken check: {name}" for name in story.broken]
    if story.unexplained:
        said.append(f"{story.unexplained} entries unaccounted for")
    deliveries = story.alerts.columns.index("deliveries")
    said += [f"delivered {row[deliveries]} times: {row[3]}" for row in story.alerts.rows if row[deliveries] != 1]
    if not story.rounds.rows:
        said.append("no round was discovered")
    return said


def tell(story: Story) -> None:
    """Print the story for a person."""
    for number, (title, table) in enumerate(_sections(story), start=1):
        show(table.columns, table.rows, Form.TABLE, title=f"{number}. {title}")
    for fault in promises_broken(story):
        print(f"BROKEN: {fault}")  # noqa: T201
    print(_next_steps(story))  # noqa: T201


def tell_json(story: Story) -> None:
    """Print the same for a program."""
    show_json(
        {
            "cycles": story.cycles,
            "unexplained": story.unexplained,
            "came_in": {str(row[1]).strip(): row[2] for row in story.came_in.rows},
            **{
                name: _records(getattr(story, name))
                for name in ("left_out", "rounds", "followups", "copies", "facts", "alerts")
            },
            "latest_round": story.latest,
            "broken": promises_broken(story),
        }
    )


def _sections(story: Story) -> Iterator[tuple[str, Table]]:
    yield f"What came in over {story.cycles} cycles (instants are UTC)", _without(story.came_in, "place")
    yield "What was left out, and why", story.left_out
    yield "The rounds, every one discovered", story.rounds
    yield "What follows what, and what only looks alike", story.followups
    yield "One text, one origin, however many outlets print it", story.copies
    yield f"The facts of the latest round, {story.latest}, with the words that say so", story.facts
    yield "Alerts, each delivered exactly once", story.alerts


def _without(table: Table, column: str) -> Table:
    place = table.columns.index(column)
    return Table(
        columns=tuple(name for name in table.columns if name != column),
        rows=tuple(tuple(value for index, value in enumerate(row) if index != place) for row in table.rows),
    )


def _records(table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _next_steps(story: Story) -> str:
    data = f"PARLEY_PATHS__DATA={story.snapshot.parent}"
    return "\n".join(
        [
            "What to type next:",
            f"  {data} .venv/bin/parley query 'from claims'",
            f"  {data} .venv/bin/parley facts --round {story.latest} --json",
            f"  {data} .venv/bin/parley explain $(… an id from: .venv/bin/parley articles)",
            "  .venv/bin/parley read FILE      # what Parley understands of any report, nothing stored",
            "  make run                        # one cycle over the live feeds of config/feeds.toml",
        ]
    )

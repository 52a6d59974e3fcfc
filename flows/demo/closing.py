"""What the demo shows at its end: everything is asked of the snapshot, as an analyst would."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.cli.show import show_json
from storage import listing, overview
from storage.query import Table

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The demo's outcome, section by section; rows are mappings by column name."""

    snapshot: Path
    report: Path  # the talks as a page
    cycles: int
    unexplained: int  # entries the books of any cycle could not account for
    broken: tuple[str, ...]  # promises of the database found broken in any cycle
    came_in: dict[str, int]
    left_out: list[Row]
    rounds: list[Row]
    followups: list[Row]
    copies: list[Row]
    latest: str | None
    example: str  # the id of an article worth explaining
    facts: list[Row]
    alerts: list[Row]


def gather(snapshot: Path, *, report: Path, cycles: int, unexplained: int, broken: tuple[str, ...]) -> Story:
    """Ask the snapshot for every section."""
    latest = overview.latest_round(snapshot)
    return Story(
        snapshot=snapshot,
        report=report,
        cycles=cycles,
        unexplained=unexplained,
        broken=broken,
        came_in={row["what"]: row["count"] for row in _rows(overview.came_in(snapshot))},
        left_out=_rows(overview.left_out(snapshot)),
        rounds=_rows(overview.discovered(snapshot)),
        followups=_rows(listing.followups(snapshot, None, 500)),
        copies=_rows(overview.copies(snapshot)),
        latest=latest,
        example=next((str(row[0]) for row in listing.articles(snapshot, "round_report", 1).rows), "ID"),
        facts=_rows(listing.facts(snapshot, latest, None, 200)) if latest else [],
        alerts=_rows(overview.alerts(snapshot)),
    )


def promises_broken(story: Story) -> list[str]:
    """Return what the demo promises and does not hold; empty when all is well."""
    said = [f"broken check: {name}" for name in story.broken]
    if story.unexplained:
        said.append(f"{story.unexplained} entries unaccounted for")
    said += [
        f"delivered {alert['deliveries']} times: {alert['summary']}"
        for alert in story.alerts
        if alert["deliveries"] != 1
    ]
    if not story.rounds:
        said.append("no round was discovered")
    return said


def tell_json(story: Story) -> None:
    """Print the story for a program."""
    show_json(
        {
            "cycles": story.cycles,
            "unexplained": story.unexplained,
            "came_in": story.came_in,
            "left_out": story.left_out,
            "rounds": story.rounds,
            "followups": story.followups,
            "copies": story.copies,
            "latest_round": story.latest,
            "facts": story.facts,
            "report": story.report.name,
            "alerts": story.alerts,
            "broken": promises_broken(story),
        }
    )


def _rows(table: Table) -> list[Row]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

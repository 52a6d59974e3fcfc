"""What is drawn over time beside positions: rounds by series, and coverage with its gaps; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from flows.report.printed import Shelf
from flows.report.rounds import RoundView
from flows.report.words import short_day
from storage.report import Row

#: The timeline shows so much before its newest round; what is earlier stands in the table.
_SHOWN: Final = timedelta(days=450)


def timeline_data(rounds: list[RoundView]) -> tuple[list[dict[str, Any]], int]:
    """Return what the timeline draws, series by the newest first, and how many rounds are too early for it."""
    dated = [one for one in rounds if one.start_on]
    newest = max((one.start_on for one in dated if one.start_on), default=date.min)
    shown = [one for one in dated if one.start_on and newest - one.start_on <= _SHOWN]
    return [
        {
            "series": one.series,
            "at": one.start_on.isoformat() if one.start_on else "",
            "label": one.label,
            "planned": one.planned,
            "href": f"#{one.anchor if one.in_full else f'row-{one.id}'}",
        }
        for one in shown
    ], len(dated) - len(shown)


def coverage_data(
    rows: list[Row], rounds: list[RoundView], shelves: Mapping[tuple[str, str], Shelf]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the bars of the coverage chart, the buckets nobody asked in, and the days of rounds among them."""
    bars = [_bar(row, shelves.get(("bucket", row["bucket"].isoformat()))) for row in rows]
    gaps = _joined([(row["bucket"], _after(row)) for row in rows if not row["polled"]])
    first, last = (rows[0]["bucket"], rows[-1]["bucket"]) if rows else (date.max, date.min)
    held = [
        _span(one.start_on, one.end_on + timedelta(days=1))
        for one in rounds
        if one.start_on and one.end_on and first <= one.start_on <= last and not one.planned
    ]
    return bars, gaps, held


def _bar(row: Row, shelf: Shelf | None) -> dict[str, Any]:
    place = f"#{shelf.id}" if shelf else "#coverage-table"
    return {"at": row["bucket"].isoformat(), "articles": row["articles"], "texts": row["texts"], "href": place}


def _joined(spans: list[tuple[date, date]]) -> list[dict[str, Any]]:
    """Make one of spans that touch, or they show their seams."""
    whole: list[tuple[date, date]] = []
    for start, end in spans:
        if whole and whole[-1][1] == start:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return [_span(start, end) for start, end in whole]


def _span(start: date, end: date) -> dict[str, Any]:
    return {"start": start.isoformat(), "end": end.isoformat()}


def _after(row: Row) -> date:
    """Return the first day after a bucket."""
    first: date = row["bucket"]
    if row["grain"] == "month":
        return (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first + timedelta(days=7 if row["grain"] == "week" else 1)


def bucket_name(row: Row) -> str:
    """Return what a bar of the coverage chart stands for."""
    if row["grain"] == "month":
        return f"{row['bucket']:%B %Y}"
    return f"week of {short_day(row['bucket'])}" if row["grain"] == "week" else short_day(row["bucket"])

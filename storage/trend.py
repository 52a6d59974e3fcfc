"""Saved questions: one macro each in trends/, kept in every snapshot: `from trend_coverage(since, until)`.

trends() -> list[Trend] · find_trend(name) -> Trend
in_sql(trend, since, until, by, every) -> str · run_trend(snapshot, name, since, until, …) -> Table
newest_day(snapshot) -> date
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import regex

from extractors.errors import StoreError
from storage.migrate import TRENDS
from storage.query import Table, query

_COMMENT: Final = regex.compile(r"comment on macro table \w+ is '((?:[^']|'')*)'", regex.IGNORECASE)
#: A line of a macro's comment that explains a column or gives a list.
_LINE: Final = regex.compile(r"(\w+): (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A saved question: what it asks, what it counts, what each column means, and how it may be cut.

    ``by`` and ``every``: what its rows may be told apart by and how long its periods may be, the usual one first;
    empty where it cannot be cut. ``plot``: the column that is drawn.
    """

    name: str
    question: str
    counts: str
    by: tuple[str, ...]
    every: tuple[str, ...]
    plot: str
    columns: Mapping[str, str]
    example: str


def trends() -> list[Trend]:
    """List the saved questions by name."""
    return [_trend(file) for file in sorted(TRENDS.glob("*.sql"))]


def trend_names() -> list[str]:
    """List their names."""
    return [file.stem for file in sorted(TRENDS.glob("*.sql"))]


def find_trend(name: str) -> Trend:
    """Return the saved question of that name. Raises StoreError that says which names come nearest."""
    known = trend_names()
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.5)
        close = f"did you mean {' or '.join(near)}? " if near else ""
        raise StoreError(f"no trend {name!r}; {close}there are {', '.join(known)}", subject=name)
    return _trend(TRENDS / f"{name}.sql")


def in_sql(
    name: str,
    since: date | None = None,
    until: date | None = None,
    *,
    by: str | None = None,
    every: str | None = None,
) -> str:
    """Return the question as SQL for any DuckDB client. Raises StoreError that says what is allowed."""
    trend = find_trend(name)
    cuts = [
        f", {option} := '{_one_of(trend.name, option, value, allowed)}'"
        for option, value, allowed in (("by", by, trend.by), ("every", every, trend.every))
        if value is not None
    ]
    return f"from trend_{trend.name}({_day(since)}, {_day(until)}{''.join(cuts)})"


def run_trend(
    snapshot: Path,
    name: str,
    since: date | None = None,
    until: date | None = None,
    *,
    by: str | None = None,
    every: str | None = None,
    limit: int = 1000,
) -> Table:
    """Answer a saved question over the days from ``since`` to ``until``, both included; None is no bound.

    Raises StoreError for an unknown name, or a cut the question does not know.
    """
    return query(snapshot, in_sql(name, since, until, by=by, every=every), limit)


def newest_day(snapshot: Path) -> date | None:
    """Return the UTC day of the newest run a snapshot knows, None before the first."""
    day = query(snapshot, "select known_until()::date").rows[0][0]
    return day if isinstance(day, date) else None


def meanings(comment: str) -> dict[str, str]:
    """Return what the lines of a macro's comment say, by the word before the colon."""
    return {found[1]: found[2] for line in comment.splitlines()[1:] if (found := _LINE.fullmatch(line))}


def _trend(file: Path) -> Trend:
    told = _COMMENT.search(file.read_text(encoding="utf-8"))
    if told is None:
        raise StoreError(f"{file.name} has no comment on its macro", subject=file.name)
    comment = told[1].replace("''", "'")
    lines = comment.splitlines()
    said = meanings(comment)
    return Trend(
        name=file.stem,
        question=lines[0],
        counts=lines[1],
        by=_listed(said.pop("By", "")),
        every=_listed(said.pop("Every", "")),
        plot=said.pop("Plot", ""),
        example=said.pop("Example", ""),
        columns=said,
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()


def _one_of(name: str, option: str, value: str, allowed: tuple[str, ...]) -> str:
    if value in allowed:
        return value
    told = f"one of {', '.join(allowed)}" if allowed else "nothing: leave it out"
    raise StoreError(f"--{option} {value!r} is not for the trend {name}, which takes {told}", subject=value)


def _day(day: date | None) -> str:
    return f"'{day.isoformat()}'" if day else "null"

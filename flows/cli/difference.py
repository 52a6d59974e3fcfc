"""Tells what a change of the rules gained and lost between two scored runs, fact by fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any

from extractors.score.outcomes import Change, compare
from flows.cli.show import plain, show_json
from flows.score_runs import outcomes_of


def show_difference(before: Mapping[str, Any], after: Mapping[str, Any], *, as_json: bool) -> None:
    """Print what came out otherwise in the later of two runs, losses first, and the figures that moved."""
    changes = compare(outcomes_of(before), outcomes_of(after))
    moved = figures_moved(before["figures"], after["figures"])
    if as_json:
        show_json({"changes": [asdict(one) for one in changes], "figures": moved})
    else:
        print("\n".join(plain(line) for line in lines_of(changes, moved)))  # noqa: T201


def figures_moved(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, tuple[Any, Any]]:
    """Return the figures that are not the same, before and after; None where one was not measured."""
    names = dict.fromkeys([*before, *after])
    return {name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)}


def lines_of(changes: list[Change], moved: Mapping[str, tuple[Any, Any]]) -> Iterator[str]:
    """Give the difference line by line; two lines a change."""
    counts = Counter(one.kind for one in changes)
    yield f"{counts['gained']} gained, {counts['lost']} lost, {counts['changed']} told otherwise"
    for kind, group in groupby(changes, key=lambda one: one.kind):
        yield ""
        yield kind.upper()
        for one in group:
            yield f"  {one.name}"
            yield f"      {one.before}  →  {one.after}"
    if moved:
        yield from ("", "FIGURES")
    for name, (old, new) in moved.items():
        yield f"  {name}: {_number(old)} → {_number(new)}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"

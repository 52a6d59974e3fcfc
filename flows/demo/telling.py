"""Sets the demo's story for a terminal: short lines, wrapped, hostile titles as plain text."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from flows.cli.show import plain, shown
from flows.demo.closing import Row, Story, promises_broken

#: Wider than this nobody reads in comfort; narrower than the first no column fits.
NARROWEST, WIDEST = 72, 110
#: How links are said to people.
RELATIONS: Final = {
    "followup_same_round": "follows up",
    "outcome_implementation": "carries out",
    "next_round": "announces the next",
    "background_mention": "remembers",
    "refused": "REFUSED",
}


def tell(story: Story) -> None:
    """Print the story for a person."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in lines_of(story, _width()):
        heading = bool(line) and not line.startswith(" ")
        console.print(Text(line, style="bold" if heading else ""))


def lines_of(story: Story, width: int) -> Iterator[str]:
    """Return the story line by line, none longer than ``width`` where words allow."""
    yield f"What came in over {story.cycles} cycles (every instant here is UTC)"
    yield from (f"  {count:>5}  {what.strip()}" for what, count in story.came_in.items())
    yield f"  {story.unexplained:>5}  unexplained: the books of every cycle close"
    yield from _left_out(story, width)
    yield from _rounds(story, width)
    yield from _refused(story, width)
    yield from _copies(story, width)
    yield from _facts(story, width)
    yield from _alerts(story, width)
    yield from (f"BROKEN: {fault}" for fault in promises_broken(story))
    yield from _next_steps(story)


def _left_out(story: Story, width: int) -> Iterator[str]:
    yield from ("", "What was left out, and why")
    for row in story.left_out:
        yield from _wrapped(f"{row['items']:>3} × {row['reason']:<16} e.g. {_quoted(row['example'])}", width, 2, 24)


def _rounds(story: Story, width: int) -> Iterator[str]:
    yield from ("", "The rounds: every one discovered, none looked up, each with what follows it")
    for row in story.rounds:
        yield from ("", f"  {row['round_id']}   {_days(row)}, {row['place']}   {row['state']}")
        said = (
            f"first seen as {row['first_seen_as']} on {plain(row['first_seen_at'])}, told by {row['first_told_by']}; "
            f"{row['dated_by']}"
        )
        yield from _wrapped(said, width, 4, 6)
        for link in story.followups:
            if link["follows"] == row["round_id"] and link["relation"] != "refused":
                yield from _link(link, width)


def _link(link: Row, width: int) -> Iterator[str]:
    relation = RELATIONS.get(link["relation"], link["relation"].replace("_", " "))
    head = f"{plain(link['published_at'])[5:10]}  {relation:<18} {link['outlet']}: {_quoted(link['title'])}"
    yield from _wrapped(head, width, 4, 11)
    yield from _wrapped(f"because {plain(link['reason'])}", width, 11, 13)


def _refused(story: Story, width: int) -> Iterator[str]:
    yield from ("", "What only looks alike, and was refused")
    for link in story.followups:
        if link["relation"] == "refused":
            yield from _wrapped(f"{link['outlet']}: {_quoted(link['title'])}", width, 2, 4)
            yield from _wrapped(f"not {link['follows']}: {plain(link['reason'])}", width, 4, 6)


def _copies(story: Story, width: int) -> Iterator[str]:
    yield from ("", "One text, one origin, however many outlets print it")
    for row in story.copies:
        said = f"{row['origin']}, printed by {row['printed']}: {', '.join(row['outlets'])}; counts as {row['origins']}"
        yield from _wrapped(said, width, 2, 4)


def _facts(story: Story, width: int) -> Iterator[str]:
    yield from ("", f"The facts of the latest round, {story.latest}, with the words that say so")
    for row in story.facts:
        head = " ".join(filter(None, [row["type"].replace("_", " "), row["status"], row["actor"], row["quantity"]]))
        said = f" ({row['speaker']} in {row['outlet']})" if row["speaker"] else f" ({row['outlet']})"
        yield from _wrapped(f"{head:<38} {_quoted(row['evidence'])}{said}", width, 2, 41)


def _alerts(story: Story, width: int) -> Iterator[str]:
    once = sum(alert["deliveries"] == 1 for alert in story.alerts)
    yield from ("", f"Alerts: {len(story.alerts)} written, {once} delivered exactly once")
    for row in story.alerts:
        yield from _wrapped(f"{plain(row['created_at'])}  {row['state']:<10} {plain(row['summary'])}", width, 2, 21)


def _next_steps(story: Story) -> Iterator[str]:
    here = f"PARLEY_PATHS__DATA={shown(story.snapshot.parent)} .venv/bin/parley"
    yield from ("", "What to look at and to type next")
    yield f"  {shown(story.report)}     # all of this as a page: open it in any browser"
    yield f"  {here} query 'from claims order by origins desc'"
    yield f"  {here} facts --type prisoner_exchange"
    yield f"  {here} explain {story.example}"
    yield "  .venv/bin/parley read FILE     # what Parley understands of any report; nothing is stored"
    yield "  make run                       # one cycle over the live feeds of config/feeds.toml"


def _days(row: Row) -> str:
    start, end = row["start_on"], row["end_on"]
    if not isinstance(start, date):
        return "day unknown"
    if not isinstance(end, date) or end == start:
        return f"{start:%-d %B %Y}"
    first = f"{start:%-d}" if (start.year, start.month) == (end.year, end.month) else f"{start:%-d %B}"
    return f"{first}–{end:%-d %B %Y}"


def _quoted(text: Any) -> str:
    return f"“{plain(text)}”"


def _wrapped(text: str, width: int, first: int, rest: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=" " * first, subsequent_indent=" " * rest, break_on_hyphens=False
    ) or [""]


def _width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((100, 24)).columns))

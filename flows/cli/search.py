"""`parley search`: articles by their words, ranked, with the passage and the facts the words stand in."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.options import ConfigOption, Csv, Json, Round, day

if TYPE_CHECKING:
    from pathlib import Path

    from storage.search import Found, Hit, Wanted


def search(
    words: Annotated[
        list[str], typer.Argument(help='Words; "a phrase" in double quotes, either OR other, -without, begin*.')
    ],
    config: ConfigOption = None,
    since: Annotated[str | None, typer.Option(help="Only articles published on this day (UTC) or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Only articles published on this day (UTC) or earlier.")] = None,
    round_id: Round = None,
    doc_class: Annotated[str | None, typer.Option("--class", help="Only this class, e.g. round_report.")] = None,
    off_topic: Annotated[bool, typer.Option("--all", help="Articles off the topic too.")] = False,
    evidence: Annotated[bool, typer.Option("--evidence", help="Only words that became facts.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="At most so many articles.")] = 10,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Find articles by their words, the best first: parley search "working groups" --since 2026-01-01.

    Several words in one quoted argument are a phrase; all arguments must be there, in any of their English forms,
    Russian and Ukrainian ones in other endings too. Where there is no colour *stars* mark them. The first search
    builds an index beside the snapshot, later ones and cycles add to it.
    """
    from storage.search import Wanted

    began = time.perf_counter()
    wanted = Wanted(
        since=day(since), until=day(until), round_id=round_id, doc_class=doc_class, off_topic=off_topic,
        evidence_only=evidence, limit=limit,
    )  # fmt: skip
    found = _find(config, words, wanted)
    if as_json or as_csv:
        _show_for_programs(found, as_json=as_json)
    else:
        _show(found, time.perf_counter() - began)
    if found.stale:
        typer.echo("the index cannot be written here: articles published lately may be missing", err=True)
    raise typer.Exit(0 if found.hits else 1)


def _find(config: Path | None, words: list[str], wanted: Wanted) -> Found:
    """Look for the phrases that were given; where no article has them, for their words."""
    from flows.cli.look import snapshot_of
    from storage.search import search as run_search

    snapshot, phrased = snapshot_of(config), " ".join(map(_phrase, words))
    found = run_search(snapshot, phrased, wanted)
    if found.hits or phrased == " ".join(words):
        return found
    typer.echo("no article has the phrase; these have its words", err=True)
    return run_search(snapshot, " ".join(words), wanted)


def _phrase(words: str) -> str:
    """Quote again what the shell unquoted: several words in one argument are a phrase, unless they say otherwise."""
    plain = " " in words.strip() and not any(sign in words for sign in ('"', " OR ", " -", "* ")) and words[-1] != "*"
    return f'"{words}"' if plain else words


def _show_for_programs(found: Found, *, as_json: bool) -> None:
    from flows.cli.show import Form, show, show_json

    if as_json:
        show_json({"total": found.total, "hits": [asdict(hit) for hit in found.hits]})
    else:
        names = ("published_at", "outlet", "origin", "doc_class", "rounds", "title", "passage", "url", "score")
        show(names, [[getattr(hit, name) for name in names] for hit in found.hits], Form.CSV)


def _show(found: Found, seconds: float) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for number, hit in enumerate(found.hits, 1):
        for line in _lines(number, hit, stars=not console.is_terminal):
            console.print(line)
    shown = f"{len(found.hits)} of {found.total:,} articles" if found.hits else "no article holds these words"
    console.print(f"{shown}, {seconds * 1000:,.0f} ms", style="dim")


def _lines(number: int, hit: Hit, *, stars: bool) -> list[Any]:
    from rich.padding import Padding
    from rich.text import Text

    from flows.cli.show import plain

    about = "  ".join((hit.doc_class or "unread", *hit.rounds[:2], *(["…"] if hit.rounds[2:] else [])))
    lines: list[Any] = [
        Text.assemble((f"{number:>2}  ", "dim"), f"{plain(hit.published_at)}  {plain(hit.outlet)}  {about}"),
        Padding(_marked(hit.title, hit.title_marks, "bold", stars=stars), (0, 0, 0, 4), expand=False),
        Padding(_marked(hit.passage, hit.passage_marks, "", stars=stars), (0, 0, 0, 4), expand=False),
    ]
    for fact in hit.facts:
        who = f" {fact.actor}" if fact.actor else ""
        lines.append(
            Padding(Text(f"· {fact.type} {fact.status}{who}: “{plain(fact.evidence)}”"), (0, 0, 0, 4), expand=False)
        )
    return [*lines, Padding(Text(plain(hit.url), style="dim"), (0, 0, 1, 4), expand=False)]


def _marked(text: str, marks: Sequence[tuple[int, int]], style: str, *, stars: bool) -> Any:
    """Return a text with its words marked: by colour, or by stars where there is none."""
    from rich.text import Text

    from flows.cli.show import plain

    told, at = Text(style=style), 0
    for start, end in marks:
        word = plain(text[start:end])
        told.append(plain(text[at:start])).append(f"*{word}*" if stars else word, style="bold yellow")
        at = end
    return told.append(plain(text[at:]))

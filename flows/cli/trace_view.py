"""How sentences were read, line by line: names, clauses with their cues, facts with their rules, silences with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from extractors.tracing import ClauseTrace, SentenceTrace
from flows.cli.show import plain, show_json

_LONGEST = 100


def show_trace(traces: Sequence[SentenceTrace], *, as_json: bool) -> None:
    """Print how an article's sentences were read, for a person or as JSON."""
    if as_json:
        show_json([asdict(one) for one in traces])
    else:
        print("\n".join(plain(line) for line in lines_of(traces)))  # noqa: T201


def lines_of(traces: Sequence[SentenceTrace]) -> Iterator[str]:
    """Give the lines; sentences that were not cut and gave nothing take one line each."""
    for number, one in enumerate(traces, 1):
        if one.skipped and not one.facts:
            yield f"{number:3}  {_short(one.text)}  ({one.skipped})"
            continue
        yield f"{number:3}  {' '.join(one.text.split())}"
        yield from _row("names", one.names)
        for clause in one.clauses:
            yield from _clause(clause, alone=len(one.clauses) == 1)
        yield from (f"       + {fact}" for fact in one.facts)
        yield from (f"       - {kind}: {why}" for kind, why in one.silent)


def _row(name: str, values: Iterable[str]) -> Iterator[str]:
    told = ", ".join(values)
    if told:
        yield f"       {name} {told}"


def _clause(clause: ClauseTrace, *, alone: bool) -> Iterator[str]:
    who = "+".join(clause.subjects) or "nobody"
    by = f", said by {clause.speaker}" if clause.speaker else ""
    words = "" if alone else f" “{_short(clause.text)}”"
    yield f"       clause{words} {who}, {clause.polarity}, {clause.tense}, {clause.scope}{by}"
    yield from _row("  cues", clause.cues)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"

"""``parley score``: how well Parley understands labelled texts, as tables or JSON."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import config as configuration
from extractors.score.bootstrap import by_source, mean
from extractors.score.count import MODES, Tally, total
from extractors.score.documents import confusion
from extractors.score.figures import as_json as report_as_json
from extractors.score.figures import by_confidence, figures
from extractors.score.report import Report
from extractors.score.sureness import field_tallies, intervals
from flows.cli.difference import show_difference
from flows.cli.pair_tables import pair_tables
from flows.cli.show import Form, show, show_json
from flows.floors import fallen
from flows.progress import progress_for
from flows.score_corpus import OWN_CORPUS, score_folder
from flows.score_runs import run_as_json, run_before, save_run


def show_score(
    config: Path | None, corpus: Path | None, *, as_json: bool, save: Path | None = None, diff: str | None = None
) -> None:
    """Score the reading against a labelled corpus (None: the project's own) and print what came out.

    ``save``: the file the run is kept in; ``diff``: a kept run or a git revision to compare with, and then only the
    difference is printed. Exits 1 when a figure fell below the floor pinned beside the corpus. Raises ConfigError when
    there is no corpus or nothing to compare with.
    """
    loaded = configuration.load(config, environment=os.environ)
    folder, now = corpus or OWN_CORPUS, datetime.now(UTC)
    before = run_before(diff, folder, config, now) if diff else None
    with progress_for(terminal=sys.stderr.isatty()) as progress:
        report = asyncio.run(score_folder(loaded, folder, progress=progress, now=now))
    if save is not None:
        save_run(save, folder, report)
    if before is not None:
        show_difference(before, run_as_json(folder, report), as_json=as_json)
    else:
        _show(folder, report, as_json=as_json)


def _show(folder: Path, report: Report, *, as_json: bool) -> None:
    fell = fallen(folder, report)
    if as_json:
        show_json({**report_as_json(report), "fallen": fell})
    else:
        print_report(report)
        for sentence in fell:
            print(f"FALLEN: {sentence}")  # noqa: T201
    if fell:
        raise SystemExit(1)


def print_report(report: Report) -> None:
    """Print the tables a person reads: facts by type and source, texts, probes by group, and what failed."""
    counts = f"{len(report.probes)} probes, {len(report.titles)} titles, {len(report.pairs)} pairs"
    print(f"{report.corpus}: {len(report.texts)} texts, {counts}\n")  # noqa: T201
    _print_facts(report)
    _print_sources(report)
    _print_figures(report)
    _print_fields(report)
    rows = [[name, row["right"], row["invented"]] for name, row in by_confidence(report).items()]
    _table(["confidence", "right", "invented"], rows, "What rules promise and keep")
    _print_classes(report)
    for columns, cells, title in pair_tables(report.pairs):
        _table(columns, cells, title)
    _print_failures(report)


def _print_facts(report: Report) -> None:
    tallies = {mode: report.tallies(mode, registered=False) for mode in MODES}
    kinds = sorted(tallies["strict"], key=lambda kind: (kind not in report.registered, kind))
    rows = [
        _row(kind if kind in report.registered else f"({kind})", *(tallies[mode][kind] for mode in MODES))
        for kind in kinds
    ]
    for name, registered in (("TYPES WITH RULES", True), ("ALL TYPES", False)):
        rows.append(_row(name, *(total(report.tallies(mode, registered=registered).values()) for mode in MODES)))
    columns = ["type", "core", "found", "extra", "strict P, R, F1", "lenient P, R, F1"]
    _table(columns, rows, "Core facts by type (found leniently; in brackets: no rule reads it)")


def _row(name: str, strict: Tally, lenient: Tally) -> list[str]:
    counts = [str(lenient.right + lenient.missed), str(lenient.right), str(lenient.invented)]
    return [
        name,
        *counts,
        *(f"{_share(one.precision)} {_share(one.recall)} {_share(one.f1)}" for one in (strict, lenient)),
    ]


def _print_sources(report: Report) -> None:
    sources = {mode: by_source(report.per_text(mode, registered=True)) for mode in MODES}
    rows = [[name, *(_share(sources[mode][name].f1) for mode in MODES)] for name in sources["strict"]]
    means = [_share(mean(one.f1 for one in sources[mode].values())) for mode in MODES]
    spans = [_span(intervals(report).get(f"facts.{mode}")) for mode in MODES]
    rows += [["mean of sources", *means], ["95 % by texts", *spans]]
    _table(["source", "F1 strict", "F1 lenient"], rows, "Registered types by source")


def _print_figures(report: Report) -> None:
    spans = intervals(report)
    rows = [[name, _shown(value, name), _span(spans.get(name))] for name, value in figures(report).items()]
    _table(["figure", "value", "95 %"], rows, "Figures")


def _print_fields(report: Report) -> None:
    spans = intervals(report)
    rows = [
        [name, one.judged, one.right, _share(one.right / one.judged), _span(spans.get(f"field.{name}")), one.added]
        for name, one in field_tallies(report).items()
        if one.judged
    ]
    columns = ["field", "labelled", "right", "share", "95 %", "told_without_label"]
    _table(columns, rows, "Fields of the facts found leniently")


def _span(span: tuple[float, float] | None) -> str:
    return f"{span[0]:.2f} to {span[1]:.2f}" if span else ""


def _print_classes(report: Report) -> None:
    for title, table in (
        ("Classes of texts", confusion(text.classed for text in report.texts)),
        ("Classes of titles", confusion(report.titles)),
    ):
        if table:
            _table(["wanted", "found as"], [[wanted, _counts(row)] for wanted, row in sorted(table.items())], title)


def _print_failures(report: Report) -> None:
    hits = [[text, trap, fact["type"], fact["status"], fact["evidence"]["text"]] for text, trap, fact in report.hits()]
    _table(["text", "trap", "type", "status", "evidence"], hits, "Traps walked into")
    wrong = [one for one in report.probes if not one.right]
    rows = [
        [one.group, one.id, _kinds(one.missing), _kinds(one.forbidden)] for one in sorted(wrong, key=lambda p: p.group)
    ]
    _table(["group", "probe", "missing", "forbidden"], rows, "Probes not right")


def _kinds(facts: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(f"{fact['type']} {fact['status']}" for fact in facts)


def _counts(row: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(row.items(), key=lambda item: -item[1]))


def _shown(value: float, name: str) -> str:
    return str(int(value)) if name.startswith("count.") else f"{value:.3f}"


def _share(value: float | None) -> str:
    return "   -" if value is None else f"{value:.2f}"


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str) -> None:
    show(columns, rows, Form.TABLE, title=title)
    print()  # noqa: T201

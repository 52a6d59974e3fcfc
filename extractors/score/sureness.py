"""The main figures with how far they may be off: every text's part of each, drawn anew."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.score.bootstrap import Interval, Part, f1_part, interval
from extractors.score.count import MODES
from extractors.score.fields import FIELDS, FieldTally, fields
from extractors.score.report import Report, TextResult


def intervals(report: Report) -> dict[str, Interval]:
    """Return the 95 % interval of each main figure, by its name in ``figures``; of fields as ``field.<name>``."""
    parts = {**_facts(report), **_of_texts(report), **_of_fields(report)}
    drawn = {name: interval(each, report.draws) for name, each in parts.items()}
    probes = [(float(one.right), 1.0) for one in report.probes]
    drawn["probes"] = interval(probes, report.probe_draws)
    return {name: span for name, span in drawn.items() if span is not None}


def field_tallies(report: Report) -> dict[str, FieldTally]:
    """Return the tally of every field over all texts."""
    each = [fields(text.lenient.pairs) for text in report.texts]
    return {name: sum((one[name] for one in each), FieldTally()) for name in FIELDS}


def _facts(report: Report) -> dict[str, list[Part]]:
    parts: dict[str, list[Part]] = {}
    for mode in MODES:
        ours = [tally for _, tally in report.per_text(mode, registered=True)]
        parts[f"facts.{mode}"] = [f1_part(one) for one in ours]
        parts[f"facts.{mode}.all"] = [f1_part(one) for _, one in report.per_text(mode, registered=False)]
        parts[f"facts.{mode}.precision"] = [(one.right, one.right + one.invented) for one in ours]
        parts[f"facts.{mode}.recall"] = [(one.right, one.right + one.missed) for one in ours]
    return parts


def _of_texts(report: Report) -> dict[str, list[Part]]:
    texts: Iterable[TextResult] = report.texts
    return {
        "class": [(text.classed.strict, 1.0) for text in texts],
        "class.lenient": [(text.classed.lenient, 1.0) for text in texts],
        "main_round": [(_main_right(text), float(bool(text.main_round.wanted))) for text in texts],
        "quotes.found": [(text.quotes.found, text.quotes.wanted) for text in texts],
        "quotes.speaker": [(text.quotes.right, text.quotes.named) for text in texts],
    }


def _main_right(text: TextResult) -> float:
    return float(bool(text.main_round.wanted) and text.main_round.wanted == text.main_round.found)


def _of_fields(report: Report) -> dict[str, list[Part]]:
    each = [fields(text.lenient.pairs) for text in report.texts]
    return {f"field.{name}": [(one[name].right, one[name].judged) for one in each] for name in FIELDS}

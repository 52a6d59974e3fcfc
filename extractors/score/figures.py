"""A report as figures with names: what is printed, kept as floors and compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from extractors.score import pairs
from extractors.score.bootstrap import by_source, mean
from extractors.score.count import MODES, Tally, total
from extractors.score.documents import Classed, confusion, on_talks, share
from extractors.score.match import lenient, same_round
from extractors.score.quotes import QuoteTally
from extractors.score.report import Report
from extractors.score.sureness import field_tallies, intervals
from extractors.score.values import Gold, overlap, rounds_of, same_person, speaker

Figures = dict[str, float]

#: Facts shown as sure: the design asks 0.95 of them to be right.
SURE: Final = 0.9


def figures(report: Report) -> Figures:
    """Return every figure that has a value; counts of faults begin with ``count.``, the rest are shares from 0 to 1."""
    named = {**_facts(report), **_documents(report), **_quotes(report), **_probes(report), **_titles(report)}
    named |= dict(pairs.figures(report.pairs))
    counts = {
        "count.traps": len(report.hits()),
        "count.inversions": sum(one.inversions for one in report.probes),
        "count.errors": sum(text.error is not None for text in report.texts),
        "count.merged": sum(one.merged for one in report.pairs),
    }
    return {name: round(value, 4) for name, value in named.items() if value is not None} | {
        name: float(value) for name, value in counts.items()
    }


def _facts(report: Report) -> dict[str, float | None]:
    named: dict[str, float | None] = {}
    for mode in MODES:
        every = total(report.tallies(mode, registered=False).values())
        ours = total(report.tallies(mode, registered=True).values())
        texts = report.per_text(mode, registered=True)
        named |= {f"facts.{mode}.all": every.f1, f"facts.{mode}": ours.f1}
        named |= {f"facts.{mode}.precision": ours.precision, f"facts.{mode}.recall": ours.recall}
        named[f"facts.{mode}.by_source"] = mean(tally.f1 for tally in by_source(texts).values())
    told_of = [pair for text in report.texts for pair in text.lenient.pairs if lenient(*pair) or overlap(*pair) > 0]
    named["facts.round"] = share(same_round(one, other) for one, other in told_of if rounds_of(one))
    named["facts.no_round"] = share(not rounds_of(other) for one, other in told_of if not rounds_of(one))
    named["facts.speaker"] = share(same_person(speaker(one), speaker(other)) for one, other in told_of if speaker(one))
    named["facts.sure.precision"] = share(right for fact, right in judged(report) if fact["confidence"] >= SURE)
    right, told = (sum(text.evidence[index] for text in report.texts) for index in (0, 1))
    named["evidence"] = right / told if told else None
    return named


def judged(report: Report) -> Iterator[tuple[Gold, bool]]:
    """Give every found fact that can be judged, with whether it is right: leniently a label's, or invented."""
    for text in report.texts:
        yield from ((found, True) for gold, found in text.lenient.pairs if lenient(gold, found))
        yield from ((found, False) for found in text.lenient.invented)


def by_confidence(report: Report) -> dict[str, dict[str, int]]:
    """Return how many facts of each confidence are right and invented: whether rules promise what they keep."""
    table: dict[str, dict[str, int]] = {}
    for fact, right in judged(report):
        row = table.setdefault(f"{fact['confidence']:.2f}", {"right": 0, "invented": 0})
        row["right" if right else "invented"] += 1
    return dict(sorted(table.items(), reverse=True))


def _documents(report: Report) -> dict[str, float | None]:
    classes = [text.classed for text in report.texts]
    talks = on_talks(classes)
    rounds = [text.main_round for text in report.texts]
    return {
        "class": share(one.strict for one in classes),
        "class.lenient": share(one.lenient for one in classes),
        "on_talks": talks.f1,
        "on_talks.recall": talks.recall,
        "main_round": share(one.wanted == one.found for one in rounds if one.wanted),
        "main_round.none": share(one.found is None for one in rounds if one.wanted is None),
    }


def _quotes(report: Report) -> dict[str, float | None]:
    tally = sum((text.quotes for text in report.texts), QuoteTally())
    return {
        "quotes.found": tally.found / tally.wanted if tally.wanted else None,
        "quotes.exact": tally.exact / tally.wanted if tally.wanted else None,
        "quotes.speaker": tally.right / tally.named if tally.named else None,
    }


def _probes(report: Report) -> dict[str, float | None]:
    """Give the share of probes right, by group; ``.registered``: where only types with rules are expected."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for one in report.probes:
        wanted = not one.forbidden and not any(fact["type"] in report.registered for fact in one.missing)
        groups["probes"].append(one.right)
        groups["probes.registered"].append(wanted)
        groups[f"probes.{one.group}"].append(one.right)
        groups[f"probes.{one.group}.registered"].append(wanted)
    return {name: share(marks) for name, marks in sorted(groups.items())}


def _titles(report: Report) -> dict[str, float | None]:
    talks = on_talks(report.titles)
    return {
        "titles": share(one.strict for one in report.titles),
        "titles.lenient": share(one.lenient for one in report.titles),
        "titles.on_talks": talks.f1,
        "titles.on_talks.recall": talks.recall,
    }


def as_json(report: Report) -> dict[str, Any]:
    """Return the report as JSON values: the figures, tables by type and source, and what failed."""
    return {
        "corpus": report.corpus,
        "texts": len(report.texts),
        "probes": len(report.probes),
        "titles": len(report.titles),
        "registered_types": sorted(report.registered),
        "figures": figures(report),
        "types": {mode: _table(report.tallies(mode, registered=False)) for mode in MODES},
        "sources": {mode: _table(by_source(report.per_text(mode, registered=True))) for mode in MODES},
        "interval_95": intervals(report),
        "fields": {
            name: {"judged": one.judged, "right": one.right, "added": one.added}
            for name, one in field_tallies(report).items()
        },
        "confidence": by_confidence(report),
        "classes": confusion(text.classed for text in report.texts),
        "title_classes": confusion(report.titles),
        "pairs": {"relations": _table(pairs.tallies(report.pairs)), "found_as": pairs.confusion(report.pairs)},
        "failures": failures(report),
    }


def _table(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    return {
        name: {
            "right": one.right,
            "invented": one.invented,
            "missed": one.missed,
            "precision": one.precision,
            "recall": one.recall,
            "f1": one.f1,
        }
        for name, one in tallies.items()
    }


def failures(report: Report) -> dict[str, Any]:
    """Return what went wrong, by name: traps, probes, classes, main rounds, pairs, missed and invented facts."""
    return {
        "traps": [
            {"text": text, "trap": trap, "type": fact["type"], "status": fact["status"], "evidence": _words(fact)}
            for text, trap, fact in report.hits()
        ],
        "probes": {
            one.id: {"group": one.group, "missing": list(one.missing), "forbidden": list(one.forbidden)}
            for one in report.probes
            if not one.right
        },
        "classes": [_wrong(text.classed) for text in report.texts if not text.classed.lenient],
        "main_rounds": [
            {"text": one.id, "wanted": one.wanted, "found": one.found}
            for one in (text.main_round for text in report.texts)
            if one.wanted != one.found
        ],
        "titles": [_wrong(one) for one in report.titles if not one.lenient],
        "pairs": {
            one.id: {"wanted": one.wanted, "found": one.found, "reason": one.reason}
            for one in report.pairs
            if one.counted and not one.right
        },
        "missed": {text.id: list(text.lenient.missed) for text in report.texts if text.lenient.missed},
        "invented": {
            text.id: [f"{fact['type']} {fact['status']}: {_words(fact)}" for fact in text.lenient.invented]
            for text in report.texts
            if text.lenient.invented
        },
        "errors": {text.id: text.error for text in report.texts if text.error},
    }


def _wrong(one: Classed) -> dict[str, str]:
    return {"id": one.id, "wanted": one.wanted, "found": one.found}


def _words(fact: Mapping[str, Any]) -> str:
    return str(fact["evidence"]["text"])[:120]

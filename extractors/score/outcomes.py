"""What became of every label, probe and title, each under a name of its own, so that two runs can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from extractors.score.documents import Classed
from extractors.score.probes import ProbeResult
from extractors.score.report import Report, TextResult
from extractors.score.values import Gold

#: Name → (grade, what is said of it); a higher grade is better. What a run does not name stands at ``UNNAMED``.
Outcomes = Mapping[str, tuple[int, str]]

MISSED, LENIENT, EXACT = 0, 1, 2
#: A trap not walked into and a fact not invented are named by no run: that is their good end.
_FAULTY: Final = ("invented", "trap")
_LONGEST: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A thing that came out otherwise: gained (better), lost (worse) or changed (as good, told otherwise)."""

    kind: str
    name: str
    before: str
    after: str


def outcomes(report: Report) -> dict[str, tuple[int, str]]:
    """Return what became of every label, invented fact, trap, class, main round, probe, title and pair."""
    found: dict[str, tuple[int, str]] = {}
    for text in report.texts:
        found |= dict(_of_text(text))
    found |= {f"probe {one.id}": (EXACT * one.right, _probe(one)) for one in report.probes}
    found |= {f"title {one.id}": _class(one) for one in report.titles}
    found |= {f"pair {one.id}": (EXACT * one.right, one.found) for one in report.pairs if one.counted}
    return found


def _of_text(text: TextResult) -> Iterator[tuple[str, tuple[int, str]]]:
    paired = {name: (gold, found) for name, gold, found in _named_pairs(text)}
    for name, gold in text.lenient.labels.items():
        grade = EXACT if name in text.strict.found else LENIENT if name in text.lenient.found else MISSED
        told = _short(paired[name][1]) if grade and name in paired else "not found"
        core = "" if gold.get("core", True) else " (not core)"
        yield f"fact {text.id} {name} {_short(gold)}{core}", (grade, told)
    for fact in text.lenient.invented:
        yield f"invented {text.id} {_told(_short(fact))} {_place(fact)}", (MISSED, _short(fact))
    for trap, fact in text.traps:
        yield f"trap {text.id} {trap}", (MISSED, _short(fact))
    yield f"class {text.id}", _class(text.classed)
    main = text.main_round
    yield f"main round {text.id}", (EXACT * (main.wanted == main.found), main.found or "none")


def _named_pairs(text: TextResult) -> Iterator[tuple[str, Gold, Gold]]:
    names = {id(gold): name for name, gold in text.lenient.labels.items()}
    yield from ((names[id(gold)], gold, found) for gold, found in text.lenient.pairs)


def _class(one: Classed) -> tuple[int, str]:
    return (EXACT if one.strict else LENIENT if one.lenient else MISSED), one.found


def _probe(one: ProbeResult) -> str:
    if one.right:
        return "right"
    parts = (("missing", one.missing), ("forbidden", one.forbidden))
    return "; ".join(f"{word} {', '.join(map(_short, facts))}" for word, facts in parts if facts)


def _short(fact: Gold) -> str:
    """Tell a fact in a few words: type, status, actor, number, rounds, speaker, words."""
    slots = fact.get("slots") or {}
    said = [fact.get("type"), fact.get("status"), fact.get("actor"), _number(slots.get("quantity"))]
    told = [slots.get(name) for name in ("number", "date", "city", "kind", "topic", "person", "direction")]
    rounds, speaker = fact.get("round"), (fact.get("attribution") or {}).get("speaker")
    whole = [*said, *told, rounds if isinstance(rounds, str) or not rounds else "+".join(rounds)]
    words = " ".join(str((fact.get("evidence") or {}).get("text", "")).split())[:_LONGEST]
    by = f" by {speaker}" if speaker else ""
    return " ".join(str(one) for one in whole if one is not None) + by + (f" “{words}”" if words else "")


def _number(quantity: Any) -> Any:
    return "–".join(str(one) for one in quantity.values()) if isinstance(quantity, Mapping) else quantity


def _place(fact: Gold) -> str:
    evidence = fact["evidence"]
    return f"@{evidence.get('in', 'body')}:{evidence['start']}"


def compare(before: Outcomes, after: Outcomes) -> list[Change]:
    """Return what came out otherwise, losses first, each kind in order of names; other words of evidence are none."""
    changes = [
        _change(name, before.get(name), after.get(name))
        for name in sorted({*before, *after})
        if _heard(before.get(name)) != _heard(after.get(name))
    ]
    order = ("lost", "gained", "changed")
    return sorted(changes, key=lambda one: order.index(one.kind))


def _heard(outcome: tuple[int, str] | None) -> tuple[int, str] | None:
    return (outcome[0], _told(outcome[1])) if outcome else None


def _told(short: str) -> str:
    """Cut the words of evidence off what is said of a fact."""
    return short.partition(" “")[0]


def _change(name: str, before: tuple[int, str] | None, after: tuple[int, str] | None) -> Change:
    good = (EXACT, "gone" if after is None else "not there") if name.startswith(_FAULTY) else (MISSED, "not judged")
    old, new = before or good, after or good
    kind = "gained" if new[0] > old[0] else "lost" if new[0] < old[0] else "changed"
    return Change(kind=kind, name=name, before=old[1], after=new[1])

"""The answer for one text: a reading in the gold form, its evidence placed in the text as it was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from extractors.errors import UnreadableArticle
from extractors.furniture import Cut
from extractors.gold import fact_to_gold
from extractors.model import Evidence, Fact, Reading, Round

Answer = dict[str, Any]


def answer_of(reading: Reading, cut: Cut | None, given: str, book: Sequence[Round], known: frozenset[str]) -> Answer:
    """Return class, rounds, origin, facts and quotations as JSON values.

    ``cut`` places body and title in ``given``; without it (a page) offsets stay the body's, which is then part of the
    answer as ``text``. ``book``: all rounds; those whose ids are not in ``known`` are new.
    """
    article, coverage = reading.article, reading.coverage
    by_id = {one.round_id: one for one in book}
    facts = [_placed(_with_registry(fact, by_id), cut, given) for fact in reading.facts]
    return {
        "class": coverage.doc_class,
        "main_round": coverage.main_round,
        "rounds": list(_rounds(reading, book, known)),
        "origin": article.origin,
        "distributor": article.distributor,
        "title": article.title,
        **({} if cut else {"text": article.body}),
        "facts": facts,
        "quotes": [fact for fact in facts if fact["type"] == "quote"],
        "coverage_reasons": list(coverage.reasons),
    }


def nothing_in(error: UnreadableArticle) -> Answer:
    """Return the answer for a text that holds words but no report: buttons, credits, captions."""
    empty: Answer = {"class": "not_talks", "main_round": None, "rounds": [], "origin": None, "distributor": None}
    return {**empty, "title": "", "facts": [], "quotes": [], "coverage_reasons": [str(error)]}


def _rounds(reading: Reading, book: Sequence[Round], known: frozenset[str]) -> Iterable[Mapping[str, Any]]:
    by_id = {one.round_id: one for one in book}
    opened = [one.round_id for one in book if one.round_id not in known]
    for round_id in dict.fromkeys((*reading.coverage.rounds, *opened)):
        if found := by_id.get(round_id):
            yield {
                "id": round_id,
                "series": found.series,
                "number": found.number,
                "start": found.start_on.isoformat() if found.start_on else None,
                "end": found.end_on.isoformat() if found.end_on else None,
                "participants": list(found.participants),
                "status": _status_here(round_id, reading.facts) or found.state,
                "new": round_id not in known,
            }


def _status_here(round_id: str, facts: Iterable[Fact]) -> str | None:
    """Return what this text says of the round, the headline's and main text's word before the background's."""
    said = [fact for fact in facts if fact.type == "round" and round_id in {ref.round_id for ref in fact.rounds}]
    said.sort(key=lambda fact: fact.scope not in ("main", "headline"))
    return said[0].status if said else None


def _with_registry(fact: Fact, book: Mapping[str, Round]) -> Fact:
    """Add to a session's fact the series of its round, and what only the registry knows of it, marked as such.

    The number, where the words give none and the round's very name holds it, with ``number_basis`` registry (sessions
    wires never number stay without one); the day as ``date_registry`` where the words give none.
    """
    known = book.get(fact.rounds[0].round_id) if fact.type == "round" and len(fact.rounds) == 1 else None
    if known is None:
        return fact
    slots = {"series": known.series, **fact.slots}
    if slots.get("number") is None and not known.discovered and known.round_id == f"{known.series}-{known.number}":
        slots |= {"number": known.number, "number_basis": "registry"}
    if fact.date is None and not known.discovered and known.start_on:
        slots |= {"date_registry": known.start_on.isoformat()}
    return replace(fact, slots=slots)


def _placed(fact: Fact, cut: Cut | None, given: str) -> dict[str, Any]:
    gold = fact_to_gold(fact)
    return {**gold, "evidence": placed(fact.evidence, cut, given)} if cut else gold


def placed(evidence: Evidence, cut: Cut, given: str) -> dict[str, Any]:
    """Return the evidence with offsets into the given text; a title that is not part of it keeps its own.

    Where a quotation runs over paragraphs the words are re-read from the given text, line breaks and all.
    """
    if evidence.where == "title":
        start = cut.title_to_source(evidence.start)
        end = start + len(evidence.text) if start is not None else None
        if start is None or given[start:end] != evidence.text:
            return {"in": "title", "text": evidence.text, "start": evidence.start, "end": evidence.end}
    else:
        start, end = cut.to_source(evidence.start), cut.to_source(evidence.end)
    return {"in": "body", "text": given[start:end], "start": start, "end": end}

"""How each article follows what came before: to which round it belongs, which agreement it carries out, and why.

Every link has a reason people can read. What only looks like one of ours, talks of another conflict or of a mediator
with one side, is linked too, as *refused*: the reason says what a naive matcher would have taken it for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from extractors.accords import DEEDS
from extractors.amounts import per_side
from extractors.calendar import is_ours, same_place
from extractors.lookalikes import refused
from extractors.model import SCOPES, Claim, Fact, Link, Quantity, Reading, Round, RoundRef, Talks
from extractors.periods import spelled
from extractors.references import AGREED

_DONE: Final = frozenset({"completed", "partially_completed"})
#: Statuses in which what may be carried out was settled.
SETTLED: Final = frozenset({"agreed", "accepted", "proposed", "offered", "promised", "announced", "scheduled"})
_LAST_THERE: Final = "last session there"
#: What ties a deed to its session where no words of an agreement do.
_WHY: Final = {
    _LAST_THERE: "agreed in the place it names, which leaves the session open; the last one there was",
    "same count": "the count is the one settled at",
    "same sentence": "the same sentence names",
}
_EACH: Final = {"each": " each", "total": " in all"}
_DUE_DAYS: Final = 120  # an agreement is carried out within its series' pause
_RELATION: Final = {
    "round_report": ("report", "reports this session"),
    "round_ongoing": ("report", "reports this session while it goes on"),
    "round_announced": ("announcement", "tells of this session before it meets"),
    "round_postponed": ("announcement", "tells that this session is moved or called off"),
    "followup": ("followup_same_round", "comes after this session and is about it"),
    "background": ("background_mention", "remembers this session in passing"),
    "related": ("background_mention", "names this session inside another story"),
}


def links(
    readings: Iterable[Reading], rounds: Sequence[Round], claims: Sequence[Claim], talks: Talks
) -> tuple[Link, ...]:
    """Return the links of the articles to rounds and claims, by article; one link per relation and target."""
    by_id = {known.round_id: known for known in rounds}
    found: dict[tuple[str, str, str], Link] = {}
    for reading in readings:
        told = [*_to_rounds(reading, by_id), *_to_agreements(reading, by_id, claims)]
        for link in told or refused(reading, rounds, talks):
            found.setdefault((link.article_id, link.relation, link.target_id), link)
    return tuple(found.values())


def settling_rounds(readings: Iterable[Reading], rounds: Sequence[Round]) -> frozenset[str]:
    """Return the rounds whose agreements the articles may carry out: pass ``links`` their settled claims alone.

    These are the rounds a deed names, those early enough before it, and where it names a place the last one there.
    """
    by_id = {known.round_id: known for known in rounds}
    found: set[str] = set()
    for reading in readings:
        told = reading.article.published_at
        for fact in reading.facts:
            if _is_deed(fact):
                found |= {ref.round_id for ref in [*fact.rounds, *_latest_there(fact, reading, by_id)]}
                found |= {one.round_id for one in rounds if _in_time(one, told.date() if told else None)}
    return frozenset(found)


def _is_deed(fact: Fact) -> bool:
    return fact.type in DEEDS and fact.status in _DONE and fact.scope != "background"


def _to_rounds(reading: Reading, by_id: Mapping[str, Round]) -> list[Link]:
    """Link an article to its main round, to the next one it announces and to those it remembers."""
    coverage, article = reading.coverage, reading.article
    told: dict[str, tuple[str, str]] = {}
    main = by_id.get(coverage.main_round or "")
    if main and is_ours(main):
        relation, why = _RELATION.get(coverage.doc_class, _RELATION["related"])
        told[main.round_id] = (relation, f"{why}: {_named(main)}, {_how(reading, main)}")
    for fact in reading.facts:
        for ref in fact.rounds:
            known = by_id.get(ref.round_id)
            if known is None or not is_ours(known) or fact.type not in ("round", "next_round"):
                continue
            relation = "next_round" if _is_next(fact, known, main) else "background_mention"
            why = "announces the session after" if relation == "next_round" else "remembers"
            told.setdefault(
                known.round_id, (relation, f"{why}: {_named(known)}, “{fact.evidence.text}” ({_basis(ref)})")
            )
    return [
        Link(article_id=article.article_id, relation=relation, target_kind="round", target_id=round_id, reason=reason)
        for round_id, (relation, reason) in told.items()
    ]


def _to_agreements(reading: Reading, by_id: Mapping[str, Round], claims: Sequence[Claim]) -> list[Link]:
    """Link what was carried out to the round and the claim in which it was settled."""
    found = []
    for fact in sorted(reading.facts, key=_telling):
        if not _is_deed(fact):
            continue
        settled = _settled(fact, reading, by_id, claims)
        refs = (
            [ref for ref in fact.rounds if ref.basis != "main"]
            or _ref_of(settled)
            or _latest_there(fact, reading, by_id)
        )
        found += [_implements(reading, fact, ref, by_id, settled, claims) for ref in refs if ref.round_id in by_id]
        if settled is not None:
            reason = f"carries out what was {settled.status} on {_day(by_id, settled.round_id)}: {_what(fact)}"
            found.append(_link(reading, "outcome_implementation", "claim", settled.claim_id, reason))
    return found


def _telling(fact: Fact) -> tuple[bool, int]:
    """Order facts by how much they say of what was done: a count first, then as the article weighs them."""
    return fact.quantity is None, SCOPES.index(fact.scope)


def _latest_there(fact: Fact, reading: Reading, by_id: Mapping[str, Round]) -> list[RoundRef]:
    """Return the last session before the article in the place whose agreements a deed names without saying which."""
    place, told = fact.slots.get("agreed_in"), reading.article.published_at
    there = [
        known
        for known in by_id.values()
        if is_ours(known)
        and same_place(place, known.city)
        and known.start_on
        and told
        and known.start_on <= told.date()
    ]
    last = max(there, key=lambda known: known.start_on or date.min, default=None)
    return [RoundRef(round_id=last.round_id, basis=_LAST_THERE)] if last else []


def _implements(
    reading: Reading,
    fact: Fact,
    ref: RoundRef,
    by_id: Mapping[str, Round],
    settled: Claim | None,
    claims: Sequence[Claim],
) -> Link:
    """Link a deed to the session it carries out: what was done, the words that say so, how it fits what was settled."""
    named = _named(by_id[ref.round_id])
    if ref.basis.startswith(AGREED):
        why = f"“{ref.basis.removeprefix(AGREED)}” names {named}"
    else:
        why = _WHY.get(ref.basis, f"{_basis(ref)}:") + f" {named}"
    agreed = f"; {settled.status} there" if settled else ""
    reason = f"{_what(fact)} carried out; {why}{agreed or _against(fact, ref, claims)}"
    return _link(reading, "outcome_implementation", "round", ref.round_id, reason)


def _against(fact: Fact, ref: RoundRef, claims: Sequence[Claim]) -> str:
    """Say how a count carried out differs from the one settled there: a part of it, or more than it."""
    settled = [
        claim
        for claim in claims
        if claim.round_id == ref.round_id
        and claim.type == fact.type
        and claim.status in SETTLED
        and claim.value.get("quantity") is not None
    ]
    if fact.quantity is None or not settled or any(_same_count(fact.quantity, claim) for claim in settled):
        return ""
    counts = [_count_of(claim) for claim in settled]
    whole = max(one.hi for count in counts for one in per_side(count))
    part = max(one.hi for one in per_side(fact.quantity)) < whole
    told = " or ".join(dict.fromkeys(f"{count.lo:,.0f}{_EACH.get(count.side_basis, '')}" for count in counts))
    return f"; part of the {told} settled there" if part else f"; settled there: {told}"


def _settled(fact: Fact, reading: Reading, by_id: Mapping[str, Round], claims: Sequence[Claim]) -> Claim | None:
    """Find the one earlier agreement of the same kind and count; None where none or several rounds have one."""
    named = {ref.round_id for ref in fact.rounds if ref.basis != "main"}
    told = reading.article.published_at
    found = [
        claim
        for claim in claims
        if claim.type == fact.type
        and claim.status in SETTLED
        and claim.round_id in by_id
        and (not named or claim.round_id in named)
        and _in_time(by_id[claim.round_id or ""], told.date() if told else None)
        and _same_count(fact.quantity, claim)
    ]
    return max(found, key=lambda claim: claim.origins) if len({claim.round_id for claim in found}) == 1 else None


def _in_time(agreed_at: Round, told_on: date | None) -> bool:
    if told_on is None or agreed_at.start_on is None:
        return False
    return 0 <= (told_on - agreed_at.start_on).days <= _DUE_DAYS


def _same_count(done: Quantity | None, claim: Claim) -> bool:
    """Tell whether a count carried out can be the one settled, per side; without a number nothing is linked."""
    if done is None or claim.value.get("quantity") is None:
        return False
    return any(one.meet(other) for one in per_side(done) for other in per_side(_count_of(claim)))


def _count_of(claim: Claim) -> Quantity:
    said = claim.value["quantity"]
    lo, hi = (said["lo"], said["hi"]) if isinstance(said, dict) else (said, None)
    return Quantity(
        lo=lo,
        hi=hi,
        qualifier=claim.value.get("qualifier", "exact"),
        side_basis=claim.value.get("per_side", "unspecified"),
    )


def _ref_of(claim: Claim | None) -> list[RoundRef]:
    return [RoundRef(round_id=claim.round_id, basis="same count")] if claim and claim.round_id else []


def _is_next(fact: Fact, known: Round, main: Round | None) -> bool:
    later = main is None or not main.start_on or not known.start_on or known.start_on > main.start_on
    return later and (fact.type == "next_round" or fact.status in ("announced", "scheduled"))


def _how(reading: Reading, main: Round) -> str:
    """Say what names the main round: its own words, or the moment of publication."""
    for fact in reading.facts:
        ref = next((ref for ref in fact.rounds if fact.type == "round" and ref.round_id == main.round_id), None)
        if ref:
            return f"“{fact.evidence.text}” ({_basis(ref)})"
    return reading.coverage.reasons[-1] if reading.coverage.reasons else "by its moment of publication"


def _basis(ref: RoundRef) -> str:
    words = {"date": "the day", "ordinal": "the ordinal", "place": "the place", "window": "the moment of publication"}
    parts = [words.get(part, part) for part in ref.basis.split("+")]
    return f"{' and '.join(parts)} {'name' if len(parts) > 1 else 'names'} it"


def _named(known: Round) -> str:
    return f"{known.round_id} ({known.city or 'online'}, {spelled(known.start_on, known.end_on)})"


def _day(by_id: Mapping[str, Round], round_id: str | None) -> str:
    known = by_id.get(round_id or "")
    return spelled(known.start_on, known.end_on) if known and known.start_on else "an unknown day"


def _what(fact: Fact) -> str:
    count = f" of {fact.quantity.lo:,.0f}{_EACH.get(fact.quantity.side_basis, '')}" if fact.quantity else ""
    return f"{fact.type.replace('_', ' ')}{count}"


def _link(reading: Reading, relation: str, kind: str, target: str, reason: str) -> Link:
    return Link(
        article_id=reading.article.article_id, relation=relation, target_kind=kind, target_id=target, reason=reason
    )

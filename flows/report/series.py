"""What the charts draw and the tables beside them list: rounds in time, agreed and carried out, positions, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from flows.report.claims import Said, title_of
from flows.report.printed import Shelf
from flows.report.rounds import RoundView
from flows.report.words import short_day
from flows.wording import figure
from storage.report import Material, Row

#: The timeline shows so much before its newest round; what is earlier stands in the table.
_SHOWN: Final = timedelta(days=450)
_DEAL_ROWS: Final = 10
#: Positions closer than this share of the time drawn stand beside each other.
_NEAR: Final = 0.03
_STANCES: Final = {
    "rejected": "against",
    "denied": "against",
    "cancelled": "against",
    "conditioned": "with conditions",
    "threatened": "threat",
    "issued": "threat",
}
_TOPICS: Final = {
    "ceasefire_position": "Ceasefire",
    "ceasefire_deal": "Ceasefire",
    "energy_truce": "Energy truce",
    "summit": "Leaders’ meeting",
    "security_guarantee": "Security guarantees",
    "ultimatum": "Ultimatum",
    "sanctions_threat": "Sanctions",
}
_SIDES: Final = ("RU", "UA", "US", "BOTH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Who came home on one day."""

    day: str
    basis: str  # told, or reported where the day of the report stands in
    to_ukraine: int | None
    to_russia: int | None
    total: int
    said: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What was agreed at a round of prisoners or bodies, and what came home under it."""

    round: RoundView | None  # None: under no round that is told
    type: str
    title: str
    agreed_as: str
    agreed_each: str  # to Ukraine and to Russia, in words
    agreed: int | None
    home: int | None
    share: float | None
    agreed_by: list[Said]
    handovers: list[Handover]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one side says of one topic, and since when."""

    topic: str
    side: str
    stance: str
    told: str  # what of it, where the topic does not say it already
    said: Said


def timeline_data(rounds: list[RoundView]) -> tuple[list[dict[str, Any]], int]:
    """Return what the timeline draws, series by the newest first, and how many rounds are too early for it."""
    dated = [one for one in rounds if one.start_on]
    newest = max((one.start_on for one in dated if one.start_on), default=date.min)
    shown = [one for one in dated if one.start_on and newest - one.start_on <= _SHOWN]
    return [
        {
            "series": one.series,
            "at": one.start_on.isoformat() if one.start_on else "",
            "label": one.label,
            "planned": one.planned,
            "href": f"#{one.anchor if one.in_full else f'row-{one.id}'}",
        }
        for one in shown
    ], len(dated) - len(shown)


def deals(material: Material, rounds: Mapping[str, RoundView], said: Mapping[str, Said]) -> list[Deal]:
    """Tell what was agreed and what came home, round by round."""
    return [
        Deal(
            round=rounds.get(row["round_id"]),
            type=row["type"],
            title=title_of(row["type"]),
            agreed_as=row["agreed_as"] or "",
            agreed_each=_each(row["agreed_to_ukraine"], row["agreed_to_russia"]),
            agreed=row["agreed_total"],
            home=row["home_total"],
            share=row["share"],
            agreed_by=[said[claim_id] for claim_id in row["agreed_claims"] if claim_id in said],
            handovers=[
                _handover(one, said)
                for one in material.handovers
                if (one["type"], one["round_id"]) == (row["type"], row["round_id"])
            ],
        )
        for row in material.handed
    ]


def _handover(row: Row, said: Mapping[str, Said]) -> Handover:
    return Handover(
        day=short_day(row["home_on"]),
        basis=row["day_basis"],
        to_ukraine=row["to_ukraine"],
        to_russia=row["to_russia"],
        total=row["total"],
        said=said.get(row["claim_id"]),
    )


def _each(to_ukraine: float | None, to_russia: float | None) -> str:
    """Tell who gets how many: 157 each, or 1,000 to Ukraine and 38 to Russia."""
    if to_ukraine is not None and to_ukraine == to_russia:
        return f"{figure(to_ukraine)} each"
    parts = [f"{figure(n)} to {who}" for n, who in ((to_ukraine, "Ukraine"), (to_russia, "Russia")) if n is not None]
    return " and ".join(parts)


def deal_data(told: list[Deal]) -> list[dict[str, Any]]:
    """Return what the chart of deals draws: prisoners by both sides together, the newest that have a number."""
    prisoners = [deal for deal in told if deal.type == "prisoner_exchange"]
    with_number = [deal for deal in prisoners if deal.agreed is not None or deal.home is not None]
    return [
        {
            "row": f"{place}",
            "label": _label(deal),
            "agreed": deal.agreed,
            "done": deal.home,
            "href": f"#{_evidence(deal)}",
        }
        for place, deal in enumerate(with_number[:_DEAL_ROWS])
    ]


def _evidence(deal: Deal) -> str:
    behind = [*deal.agreed_by, *(one.said for one in deal.handovers if one.said)]
    return behind[0].id if behind else "ledger"


def _label(deal: Deal) -> str:
    home = figure(deal.home) if deal.home is not None else "none known"
    count = f"{home} of {figure(deal.agreed)}" if deal.agreed is not None else home
    return f"{deal.round.name if deal.round else 'Under no round'} · {count}"


def positions(material: Material, said: Mapping[str, Said]) -> list[Position]:
    """Tell the positions, oldest first."""
    claims = [said[row["claim_id"]] for row in material.positions if row["claim_id"] in said]
    return [_position(claim) for claim in sorted(claims, key=lambda one: (one.first_seen_at, one.id))]


def _position(claim: Said) -> Position:
    return Position(
        topic=_topic(claim),
        side=claim.sides if claim.sides in _SIDES else "other",
        stance=_STANCES.get(claim.status.replace(" ", "_"), "for"),
        told="" if claim.value.get("topic") else claim.before,
        said=claim,
    )


def _topic(claim: Said) -> str:
    topic = claim.value.get("topic")
    if isinstance(topic, str):
        return topic.replace("_", " ").capitalize()
    return _TOPICS.get(claim.type, claim.title)


def position_data(told: list[Position]) -> list[dict[str, Any]]:
    """Return what the chart of positions draws; ``dodge`` keeps those of one lane and time from hiding each other."""
    times = [one.said.first_seen_at for one in told]
    near = (max(times) - min(times)) * _NEAR if times else timedelta()
    drawn: list[dict[str, Any]] = []
    lanes: dict[str, list[datetime]] = {}
    for one in told:
        lane = lanes.setdefault(one.topic, [])
        beside = sum(one.said.first_seen_at - at <= near for at in lane)
        lane.append(one.said.first_seen_at)
        drawn.append(
            {
                "topic": one.topic,
                "side": one.side,
                "at": one.said.first_seen_at.isoformat(),
                "stance": one.stance,
                "dodge": (0, 1, -1)[beside % 3],
                "href": f"#{one.said.id}",
            }
        )
    return drawn


def coverage_data(
    rows: list[Row], rounds: list[RoundView], shelves: Mapping[tuple[str, str], Shelf]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the bars of the coverage chart, the buckets nobody asked in, and the days of rounds among them."""
    bars = [_bar(row, shelves.get(("bucket", row["bucket"].isoformat()))) for row in rows]
    gaps = _joined([(row["bucket"], _after(row)) for row in rows if not row["polled"]])
    first, last = (rows[0]["bucket"], rows[-1]["bucket"]) if rows else (date.max, date.min)
    held = [
        _span(one.start_on, one.end_on + timedelta(days=1))
        for one in rounds
        if one.start_on and one.end_on and first <= one.start_on <= last and not one.planned
    ]
    return bars, gaps, held


def _bar(row: Row, shelf: Shelf | None) -> dict[str, Any]:
    place = f"#{shelf.id}" if shelf else "#coverage-table"
    return {"at": row["bucket"].isoformat(), "articles": row["articles"], "texts": row["texts"], "href": place}


def _joined(spans: list[tuple[date, date]]) -> list[dict[str, Any]]:
    """Make one of spans that touch, or they show their seams."""
    whole: list[tuple[date, date]] = []
    for start, end in spans:
        if whole and whole[-1][1] == start:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return [_span(start, end) for start, end in whole]


def _span(start: date, end: date) -> dict[str, Any]:
    return {"start": start.isoformat(), "end": end.isoformat()}


def _after(row: Row) -> date:
    """Return the first day after a bucket."""
    first: date = row["bucket"]
    if row["grain"] == "month":
        return (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first + timedelta(days=7 if row["grain"] == "week" else 1)


def bucket_name(row: Row) -> str:
    """Return what a bar of the coverage chart stands for."""
    if row["grain"] == "month":
        return f"{row['bucket']:%B %Y}"
    return f"week of {short_day(row['bucket'])}" if row["grain"] == "week" else short_day(row["bucket"])

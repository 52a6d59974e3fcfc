"""What was agreed and what came home: the table, and what the chart beside it draws; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from flows.report.claims import Said, title_of
from flows.report.rounds import RoundView
from flows.report.words import short_day
from flows.wording import figure
from storage.report import Material, Row

#: Rounds the chart draws.
_DRAWN: Final = 10


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
        for place, deal in enumerate(with_number[:_DRAWN])
    ]


def _evidence(deal: Deal) -> str:
    behind = [*deal.agreed_by, *(one.said for one in deal.handovers if one.said)]
    return behind[0].id if behind else "ledger"


def _label(deal: Deal) -> str:
    home = figure(deal.home) if deal.home is not None else "none known"
    count = f"{home} of {figure(deal.agreed)}" if deal.agreed is not None else home
    return f"{deal.round.name if deal.round else 'Under no round'} · {count}"

"""What the charts draw and the tables beside them list: rounds in time, agreed and carried out, positions, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from flows.report.claims import Said, title_of
from flows.report.rounds import RoundView
from flows.report.words import short_day
from flows.wording import figure
from storage.report import Material, Row

#: The timeline shows so much before its newest round; what is earlier stands in the table.
_SHOWN: Final = timedelta(days=450)
_LEDGER_ROWS: Final = 10
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
class Deal:
    """One line of the ledger: what was agreed, and what was carried out of it."""

    round: RoundView | None
    title: str
    direction: str
    agreed: float | None
    done: float | None
    share: float | None
    said: Said
    completions: list[tuple[str, float | None, Said | None]]


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
    """Tell the ledger; what has no claim on the page is left out."""
    return [
        Deal(
            round=rounds.get(row["round_id"]),
            title=title_of(row["type"]),
            direction=row["direction"],
            agreed=row["agreed_each"],
            done=row["carried_out_each"],
            share=row["share"],
            said=said[row["claim_id"]],
            completions=[
                (_day(one["day"]), one["each"], said.get(one["claim_id"])) for one in row["completions"] or ()
            ],
        )
        for row in material.ledger
        if row["claim_id"] in said
    ]


def _day(text: str | None) -> str:
    return short_day(date.fromisoformat(text)) if text else ""


def ledger_data(told: list[Deal]) -> list[dict[str, Any]]:
    """Return what the ledger's chart draws: the newest lines that have a number."""
    with_number = [deal for deal in told if deal.agreed is not None or deal.done is not None]
    return [
        {
            "row": f"{place}",
            "label": _label(deal),
            "agreed": deal.agreed,
            "done": deal.done,
            "href": f"#{deal.said.id}",
        }
        for place, deal in enumerate(with_number[:_LEDGER_ROWS])
    ]


def _label(deal: Deal) -> str:
    thing = "" if deal.said.type == "prisoner_exchange" else deal.title.lower()
    return " · ".join(part for part in (deal.round.name if deal.round else "", thing, _of(deal)) if part)


def _of(deal: Deal) -> str:
    done = figure(deal.done) if deal.done is not None else "none known"
    return f"{done} of {figure(deal.agreed)}" if deal.agreed is not None else f"{done}, agreed number not told"


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


def coverage_data(rows: list[Row], rounds: list[RoundView]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the bars of the coverage chart and the days of the rounds that fall among them."""
    bars = [
        {"at": row["bucket"].isoformat(), "articles": row["articles"], "texts": row["texts"], "href": "#coverage-table"}
        for row in rows
    ]
    first, last = (rows[0]["bucket"], rows[-1]["bucket"]) if rows else (date.max, date.min)
    bands = [
        {"start": one.start_on.isoformat(), "end": (one.end_on + timedelta(days=1)).isoformat()}
        for one in rounds
        if one.start_on and one.end_on and first <= one.start_on <= last and not one.planned
    ]
    return bars, bands


def bucket_name(row: Row) -> str:
    """Return what a bar of the coverage chart stands for."""
    if row["grain"] == "month":
        return f"{row['bucket']:%B %Y}"
    return f"week of {short_day(row['bucket'])}" if row["grain"] == "week" else short_day(row["bucket"])

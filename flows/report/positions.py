"""Who asked for, accepted, refused what and when: the table, and what the chart beside it draws; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from flows.report.claims import Said
from storage.report import Material

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
class Position:
    """What one side says of one topic, and since when."""

    topic: str
    side: str
    stance: str
    told: str  # what of it, where the topic does not say it already
    said: Said


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

"""The register of fact types: one module a type, in the order their facts are sorted within a sentence."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from extractors.facts import (
    accusation,
    assessment,
    attack_wave,
    body_repatriation,
    ceasefire_deal,
    ceasefire_position,
    civilian_child_return,
    delegation_head,
    demand,
    document_exchange,
    duration,
    energy_truce,
    humanitarian_corridor,
    mediation_offer,
    mediator,
    military_aid,
    military_aid_funding,
    next_contact,
    next_round,
    prisoner_exchange,
    quote,
    sanctions_threat,
    security_guarantee,
    side_meeting,
    summit,
    temporal_order,
    territorial_claim,
    time_anchor,
    ultimatum,
    war_start,
    working_group,
)
from extractors.facts import round as session_round

#: A module offers TYPE: str, read(clause, text) -> list[Fact] and EXAMPLES: tuple[Example, ...]; it may offer WORDS, a
#: pattern without which a sentence holds nothing for it.
REGISTER: Final[tuple[ModuleType, ...]] = (
    session_round,
    next_round,
    next_contact,
    delegation_head,
    mediator,
    mediation_offer,
    duration,
    side_meeting,
    prisoner_exchange,
    body_repatriation,
    civilian_child_return,
    ceasefire_deal,
    ceasefire_position,
    energy_truce,
    humanitarian_corridor,
    summit,
    working_group,
    demand,
    document_exchange,
    ultimatum,
    sanctions_threat,
    security_guarantee,
    military_aid,
    military_aid_funding,
    assessment,
    accusation,
    attack_wave,
    war_start,
    territorial_claim,
    time_anchor,
    temporal_order,
    quote,
)

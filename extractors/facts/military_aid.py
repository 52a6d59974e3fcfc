"""Arms and military aid for a party: sent, promised, asked for, refused or stopped; what, how many, by whom.

Reads weapons and aid under a verb of giving or a stance. Never reads weapons used in strikes, troops, humanitarian aid.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors import holders
from extractors.arms import Supply, supply
from extractors.binding import evidence, local
from extractors.facts.military_aid_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Fact, Quantity
from extractors.model.text import Annotated, Clause
from extractors.text import clean

TYPE: Final = "military_aid"
WORDS: Final = regex.compile(
    r"weapon|\barms\b|military (?:aid|assistance|support|package|equipment)|security assistance|"
    r"air[- ]defen[cs]e|missile|batter(?:y|ies)|"
    r"interceptor|systems|fighter jets?|tanks?\b|ammunition|munitions|intelligence sharing",
    regex.IGNORECASE,
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the military aid a clause tells of, at most one fact."""
    if clause.polarity not in ("asserted", "negated") or any(m.kind == "rival" for m in clause.sentence.mentions):
        return []
    plain = clean(clause.text)
    found = supply(clause, text, plain)
    if found is None:
        return []
    giver = _giver(clause, text, found)
    if (
        giver is None
        or giver == "BOTH"
        or (giver == found.recipient and found.status not in ("called_for", "demanded"))
    ):
        return []
    count = _count(clause, plain, found)
    slots: dict[str, Any] = {"items": list(found.items), "recipient": found.recipient}
    actor, others = holders.named(giver)
    return [
        Fact(
            type=TYPE,
            status=found.status,
            scope=clause.scope,
            actor=actor,
            quantity=count,
            unit="item" if count else None,
            evidence=evidence(clause, text, found.start, found.end),
            attribution=clause.attribution,
            slots=slots | others,
            rule=f"military aid: {found.verb}",
        )
    ]


def _giver(clause: Clause, text: Annotated, found: Supply) -> str | None:
    at = found.verb_at + clause.start - clause.sentence.start
    return found.giver or (None if found.passive else holders.subject(clause, text, at))


def _count(clause: Clause, plain: str, found: Supply) -> Quantity | None:
    """Give how many systems, where a number stands right before them."""
    for m in local(clause, "number"):
        gap = plain[m.end : found.item_at]
        if (
            m.quantity is not None
            and 0 <= found.item_at - m.end <= 25
            and not regex.search(r"[,;.$€£]|million|billion|%", gap)
        ):
            return None if regex.search(r"[$€£]\s?$", plain[: m.start]) else m.quantity
    return None

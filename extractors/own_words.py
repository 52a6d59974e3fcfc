"""Acts that are words: who thanks, expects or counts on something says so, though no verb of saying stands there."""

from __future__ import annotations

from extractors.model.talks import Attribution
from extractors.model.text import Clause


def of_person(clause: Clause, at: int) -> Attribution | None:
    """Give the person named last before the act at ``at`` of a clause as who says it; None inside quotations."""
    if clause.attribution.kind in ("direct", "mixed"):
        return None
    before = [m.id for m in clause.sentence.mentions if m.kind == "person" and m.end <= clause.start + at]
    return Attribution(speaker=before[-1], kind="indirect") if before else None

"""Who vouches for a fact: whose words the place of its evidence is among, else the outlet itself."""

from __future__ import annotations

from dataclasses import replace

from extractors.model.talks import Attribution, Fact
from extractors.model.text import Annotated, Clause
from extractors.nearby import quotations_over


def voiced(fact: Fact, clause: Clause, annotated: Annotated) -> Fact:
    """Give a fact the voice that governs its evidence; the outlet's where no verb of saying governs it.

    Only what came from the sentence as a whole is looked at again: quotations and transcripts keep their speaker.
    """
    index = clause.sentence.index
    whole, stretches = annotated.attributions.get(index), annotated.said.get(index, ())
    told = fact.evidence
    if fact.type == "quote" or not stretches or told.where != clause.sentence.where:
        return fact
    beside = fact.attribution.kind in ("direct", "mixed") and not _quoted(fact, annotated)
    if fact.attribution != whole and not beside:
        return fact
    length = told.end - told.start
    governing = next(
        (who for start, end, who in stretches if 2 * (min(end, told.end) - max(start, told.start)) > length), None
    )
    return replace(fact, attribution=governing or Attribution(chain=whole.chain if whole else ()))


def _quoted(fact: Fact, annotated: Annotated) -> bool:
    """Tell whether the evidence of a fact touches somebody's words between quotation marks."""
    told = fact.evidence
    return any(True for _ in quotations_over(annotated, told.where, told.start, told.end))

"""Who vouches for a fact: whose words the place of its evidence is among, else the outlet itself."""

from __future__ import annotations

from dataclasses import replace

from extractors.model.talks import Attribution, Fact
from extractors.model.text import Annotated, Clause


def voiced(fact: Fact, clause: Clause, annotated: Annotated) -> Fact:
    """Give a fact the voice that governs its evidence; the outlet's where no verb of saying governs it.

    Only what came from the sentence as a whole is looked at again: quotations and transcripts keep their speaker.
    """
    index = clause.sentence.index
    whole, stretches = annotated.attributions.get(index), annotated.said.get(index, ())
    told = fact.evidence
    if fact.type == "quote" or not stretches or fact.attribution != whole or told.where != clause.sentence.where:
        return fact
    governing = next((who for start, end, who in stretches if start <= told.start and told.end <= end + 1), None)
    if governing is None:
        governing = next((who for start, end, who in stretches if start < told.end - 1 and told.start < end - 1), None)
    return replace(fact, attribution=governing or Attribution(chain=whole.chain if whole else ()))

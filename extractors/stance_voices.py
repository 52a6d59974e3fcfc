"""Whose words a stance is: of who speaks, of the person who takes it, of the sentence that announced it."""

from __future__ import annotations

from dataclasses import replace

from extractors.holders import BESIDE, local_names
from extractors.model.talks import Attribution
from extractors.model.text import Annotated, Clause
from extractors.stance_words import NOUN
from extractors.subjects import person_side, side_of
from extractors.text import clean


def voice(clause: Clause, text: Annotated, side: str, at: int) -> Attribution:
    """Give whose words a stance is: of who speaks, else of the person who takes it ("Putin demanded …")."""
    if clause.attribution.speaker is not None:
        return clause.attribution
    plain = clean(clause.sentence.text)
    for m in reversed(local_names(clause)):
        if m.kind == "person" and m.end <= at and not plain.startswith("'", m.end) and side_of(m, text.talks) == side:
            return replace(clause.attribution, speaker=m.id, kind="indirect")
    return clause.attribution


def earlier(clause: Clause, text: Annotated) -> tuple[str | None, Attribution]:
    """Give whose demands the sentence before names ("… Russian demands are met. These include …"), and its voice."""
    index = clause.sentence.index
    previous = next((s for s in text.sentences[max(0, index - 2) : index] if s.index == index - 1), None)
    said = text.attributions.get(index - 1, clause.attribution)
    said = said if clause.attribution.speaker is None else clause.attribution
    if previous is None:
        return None, said
    plain = clean(previous.text)
    for noun in NOUN.finditer(plain):
        for m in previous.mentions:
            end = m.end - previous.start
            near = 0 <= noun.start() - end <= 60 and BESIDE.fullmatch(plain, end, noun.start())
            if near and (side := side_of(m, text.talks)):
                speaks = next(
                    (p for p in previous.mentions if p.kind == "person" and side_of(p, text.talks) == side), None
                )
                alone = (
                    said.speaker is None
                    and speaks is not None
                    and not plain.startswith("'", speaks.end - previous.start)
                )
                return side, replace(said, speaker=speaks.id, kind="indirect") if alone and speaks else said
    return person_side(said.speaker, text.talks) if said.speaker else None, said

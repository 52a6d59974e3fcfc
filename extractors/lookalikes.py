"""Articles that look as if they were about a round of ours and are not: other company, other conflict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extractors.annotate import annotate
from extractors.calendar import is_ours, same_place
from extractors.model import Link, Mention, Reading, Round, Sentence, Talks
from extractors.subjects import person_sides
from extractors.topic import FOREIGN, OURS, talks_of

_OPENING: Final = 3  # sentences, the title among them
_GLANCE: Final = 800  # characters in which talks must be named before an article is looked at closely
_MEETINGS: Final = regex.compile(r"\b(?:talks|negotiat\w+|rounds?|delegations?)\b", regex.IGNORECASE)


def refused(reading: Reading, rounds: Sequence[Round], talks: Talks) -> tuple[Link, ...]:
    """Return the refused link of an article on others' talks that share city or ordinal with a round of ours."""
    opening = f"{reading.article.title}\n{reading.article.body[:_GLANCE]}"
    if reading.coverage.doc_class not in ("related", "not_talks") or not _MEETINGS.search(opening):
        return ()
    annotated = annotate(reading.article, talks)
    sides = person_sides(talks)
    for sentence in annotated.sentences[:_OPENING]:
        rival = next((mention.id for mention in sentence.mentions if mention.kind == "rival"), None)
        told = talks_of(sentence, sides, talks.parties)[1]
        foreign = next((talk for talk in told if talk.whose == FOREIGN), None)
        if foreign is None or any(talk.whose == OURS for talk in told):
            continue
        like = _like(sentence, rounds)
        if like:
            known, shared = like
            why = f"talks of another conflict ({rival})" if rival else _other_company(foreign.company)
            reason = f"{why}, although {shared} is that of {known.round_id}: “{sentence.text[:120]}”"
            return (
                Link(
                    article_id=reading.article.article_id,
                    relation="refused",
                    target_kind="round",
                    target_id=known.round_id,
                    reason=reason,
                ),
            )
    return ()


def _other_company(company: frozenset[str]) -> str:
    return f"{', '.join(sorted(company))} sit there, not the two sides" if company else "others sit there"


def _like(sentence: Sentence, rounds: Sequence[Round]) -> tuple[Round, str] | None:
    """Return the latest round of ours that shares the sentence's place or ordinal, and what is shared."""
    ours = sorted((known for known in rounds if is_ours(known) and known.start_on), key=_newest, reverse=True)
    for mention in sentence.mentions:
        for known in ours:
            if mention.kind == "place" and same_place(mention.id, known.city):
                return known, f"the place “{mention.text}”"
            if _counts(mention) and known.number == int(mention.id):
                return known, f"the ordinal “{mention.text}”"
    return None


def _newest(known: Round) -> str:
    return known.start_on.isoformat() if known.start_on else ""


def _counts(mention: Mention) -> bool:
    return mention.kind == "ordinal" and mention.form == "round" and mention.id.isdigit()

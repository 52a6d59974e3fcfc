"""Which earlier articles one article follows, how, and why: a reprint follows its text alone, others what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.compared import Told
from extractors.model import Link
from extractors.relations import relate

_MOST: Final = 3  # links of one article to others
_NONE: Final = "different_event"
_WEAK: Final = "background_mention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier article made ready, and whether it is one text with the new one."""

    told: Told
    copied: bool


def article_links(new: Told, before: Sequence[Earlier]) -> tuple[Link, ...]:
    """Return the links of an article to earlier ones, the likeliest given first: one a relation, a reprint's alone."""
    copied = next((one for one in before if one.copied), None)
    if copied is not None:
        related = relate(copied.told, new)
        if related.relation == "new_version":
            return (_link(new, copied, related.relation, related.reason),)
        first = copied.told.reading.article
        return (_link(new, copied, "syndicated_copy", f"one text, first printed by {first.outlet}"),)
    found: dict[str, Link] = {}
    for one in before:
        related = relate(one.told, new)
        if related.relation != _NONE:
            found.setdefault(related.relation, _link(new, one, related.relation, related.reason))
    strong = [link for relation, link in found.items() if relation != _WEAK] or list(found.values())
    return tuple(strong[:_MOST])


def _link(new: Told, one: Earlier, relation: str, reason: str) -> Link:
    return Link(
        article_id=new.reading.article.article_id,
        relation=relation,
        target_kind="article",
        target_id=one.told.reading.article.article_id,
        reason=reason,
    )

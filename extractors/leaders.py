"""Heads of state: who leads a side on a day, and which of them a phrase brings together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar

import regex

from extractors.binding import local
from extractors.model.lexicon import Person, Talks
from extractors.model.text import Annotated, Clause, Mention
from extractors.subjects import hyphened
from extractors.triggers import gated

T = TypeVar("T")

_HEAD: Final = regex.compile(
    r"(?:president|king|crown prince|emir|prime minister|chancellor|leader|kremlin leader|turkish leader)",
    regex.IGNORECASE,
)
#: A plural that means the two leaders of the parties.
_PLURAL: Final = gated(
    r"(?<!\b(?:world|european|western|nato|allied|foreign|eu|arab|african|coalition|other|business|religious|"
    r"congressional|g7|military|community|church) )"
    r"\b(?:presidents|leaders|heads of (?:state|the two (?:states|countries))|two men)\b(?! of (?:other|many|several|"
    r"foreign|all|european|western|the world|member|nato|eu|the eu|\d+|some|more))(?: of (?:the )?(?:two|both|our|"
    r"warring) (?:countries|states|nations|sides))?",
    regex.IGNORECASE,
)
_OF_SIDES: Final = regex.compile(r"\b(?:presidents|leaders|heads of state) of ", regex.IGNORECASE)


def day_of(text: Annotated) -> date | None:
    """Give the day an article was published, by which offices are judged."""
    return text.article.published_at.date() if text.article.published_at else None


@lru_cache(maxsize=1024)
def _heads(title: str) -> bool:
    return _HEAD.fullmatch(title) is not None


def leads(person: Person, today: date | None) -> bool:
    """Tell whether a person heads a state or government on a day."""
    return any(
        _heads(office.title)
        and (
            today is None
            or ((office.since is None or office.since <= today) and (office.until is None or today <= office.until))
        )
        for office in person.offices
    )


#: What was worked out of a topic, by its identity: a topic is loaded once a run.
_KNOWN: dict[tuple[object, ...], tuple[Talks, Any]] = {}
_MOST_KNOWN: Final = 4096


def _once(talks: Talks, key: tuple[object, ...], work: Callable[[], T]) -> T:
    """Give what ``work`` makes of a topic, worked out once for each key."""
    known = _KNOWN.get((id(talks), *key))
    if known is None or known[0] is not talks:
        if len(_KNOWN) > _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[(id(talks), *key)] = (talks, work())
    made: T = known[1]
    return made


def leader_of(side: str, talks: Talks, today: date | None) -> str | None:
    """Give the head of state of a side on a day, else its head of government; None when the lexicon knows none."""
    return _once(talks, ("of", side, today), lambda: _leader(side, talks, today))


def _leader(side: str, talks: Talks, today: date | None) -> str | None:
    found = [p for p in talks.persons if p.side == side and leads(p, today)]
    first = [p for p in found if any(o.title.lower() in ("president", "king") for o in p.offices)]
    return (first or found)[0].id if found else None


def named(mentions: Sequence[Mention], talks: Talks, today: date | None) -> list[str]:
    """Give the leaders among mentioned persons, in order."""
    return leading((m.id for m in mentions if m.kind == "person"), talks, today)


def leading(persons: Iterable[str], talks: Talks, today: date | None) -> list[str]:
    """Give those of some persons, by id, who lead a state on a day, in order."""
    return [person for person in persons if _leads(person, talks, today)]


def _leads(person: str, talks: Talks, today: date | None) -> bool:
    """Tell whether a person leads a state on a day; asked again and again of the same few."""
    return _once(talks, ("leads", person, today), lambda: any(leads(p, today) for p in talks.persons if p.id == person))


def participants(
    clause: Clause, plain: str, text: Annotated, start: int, end: int, until: int | None = None
) -> tuple[list[str], str | None]:
    """Give the leaders a meeting at ``start:end`` brings together, and how they were found: named | office | None.

    "the two leaders" are the two parties' own; "the presidents of Ukraine, Russia and Turkey" the
    named states'; further leaders named after the noun, and before ``until``, join them.
    """
    today = day_of(text)
    until = len(plain) if until is None else until
    persons = [m for m in local(clause, "person") if m.start < until and not apart(plain, m.start)]
    window = [
        m for m in persons if start - 45 <= m.start and m.end <= end + 220 and (m.start >= end or start - m.end <= 22)
    ]
    found = [who for m in window for who in (*named([m], text.talks, today), *_pair(plain, m, text.talks, today))]
    plural = _PLURAL.search(plain, max(0, start - 30), min(until, end + 70))
    basis = "named" if found else None
    if plural and not _foreign(clause, text, plural.start()):
        of = _OF_SIDES.search(plain, plural.start())
        sides = _listed(clause, plain, of.end()) if of else _before(clause, plain, plural.start())
        sides = sides if len(sides) > 1 else list(text.talks.parties)
        office = [who for side in sides if (who := leader_of(side, text.talks, today))]
        return list(dict.fromkeys(office + found)), "office"
    return list(dict.fromkeys(found)), basis


#: "with Russia, not with Putin", "with anyone, including him": no meeting with him in particular.
_APART: Final = regex.compile(
    r"\b(?:not with|except(?: for)?|other than|any(?:one|body),? including)(?: the| \p{Lu}[\w'’]+){0,3} ?$|"
    r"\b(?:another|any other|a different|a future|the next|a new)(?: \p{Lu}\w+)? $"
)


def apart(plain: str, at: int) -> bool:
    """Tell whether a name at ``at`` is that of somebody a meeting is not with, or only among all others."""
    return _APART.search(plain, max(0, at - 60), at) is not None


def gathered(clause: Clause, plain: str, text: Annotated, at: int) -> tuple[list[str], str | None]:
    """Give the leaders named right before a verb at ``at`` as those who do it together; named | office | None."""
    today = day_of(text)
    near = [m for m in local(clause, "person") if at - _BEFORE <= m.start and m.end <= at]
    found = list(dict.fromkeys(who for m in near for who in named([m], text.talks, today)))
    plural = _PLURAL.search(plain, max(0, at - _BEFORE), at)
    if plural and not _foreign(clause, text, plural.start()):
        office = [who for side in text.talks.parties if (who := leader_of(side, text.talks, today))]
        return list(dict.fromkeys(office + found)), "office"
    return found, "named" if found else None


#: Characters between leaders and what they do together.
_BEFORE: Final = 90


def _foreign(clause: Clause, text: Annotated, at: int) -> bool:
    """Tell whether a plural at ``at`` is of others: a side beside the parties owns it ("the Union's leaders")."""
    parties = text.talks.parties
    return any(m.id not in parties and 0 <= at - m.end <= _OWNER for m in local(clause, "side"))


#: Characters of a possessive.
_OWNER: Final = 3


def _pair(plain: str, mention: Mention, talks: Talks, today: date | None) -> list[str]:
    return [p.id for p in hyphened(plain, mention.end, talks) if leads(p, today)]


_LISTED_WITH: Final = regex.compile(r"(?:, |,? and )?(?:the )?")


def _listed(clause: Clause, plain: str, start: int) -> list[str]:
    """Give the sides of a list that begins at ``start`` ("Ukraine, Russia, the United States and Turkey")."""
    sides: list[str] = []
    position = start
    for m in sorted([*local(clause, "side"), *local(clause, "joint")], key=lambda m: m.start):
        if m.start < position:
            continue
        if not _LISTED_WITH.fullmatch(plain, position, m.start):
            break
        sides += [m.id] if m.kind == "side" else ["BOTH"]
        position = m.end
    return [s for side in sides for s in (clause_parties(side))]


def _before(clause: Clause, plain: str, at: int) -> list[str]:
    """Give the two sides before a plural ("the US and Russian leaders")."""
    near = [m for m in local(clause, "side") if m.end <= at and at - m.end < 2]
    pair = [m for m in local(clause, "side") if near and _LISTED_WITH.fullmatch(plain, m.end, near[0].start)]
    return [pair[0].id, near[0].id] if pair and pair[0].end < near[0].start else []


def clause_parties(side: str) -> tuple[str, ...]:
    """Spell BOTH out as nothing to add: the two parties are there anyway."""
    return (side,) if side != "BOTH" else ()

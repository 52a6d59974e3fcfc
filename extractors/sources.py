"""Who speaks beside a verb of saying: the noun phrase before it or, inverted, behind it, and its apposition.

A source is a person of the lexicon, a name as printed, an office, a pronoun or a body ("the ministry"). What a
pronoun or an office stands for is ``speakers``' to decide, who remembers who spoke before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import regex

from extractors.name_sources import is_no_name, is_office, name_ending, named, person, surname
from extractors.phrases import Scene as Scene
from extractors.phrases import Source as Source
from extractors.phrases import scene as scene
from extractors.say_words import BETWEEN, OBLIQUE
from extractors.source_words import (
    APPOSED,
    APPOSITION,
    ASIDE,
    CAPITAL,
    COMPLEMENT,
    NAME,
    OBJECT,
    OFFICE_OF_BODY,
    PATRON,
    PHRASE_END,
    PRONOUN,
    PRONOUN_END,
    PRONOUN_START,
    PUT_OUT,
    ROLE,
    ROLE_END,
    ROLE_WORD,
    VERB,
    WHO,
)

#: "said Ukraine's X": what stands before the name of somebody's own.
_OF_A_SIDE: Final = regex.compile(r"(?:the )?[\p{Lu}][\w-]++'s? (?:own )?")
_WINDOW: Final = 260  # characters a subject may stand before its verb, appositions included


def source_before(here: Scene, start: int, cue: int, *, absolute: bool = False) -> Source | None:
    """Find who speaks before a verb of saying at ``cue``, no farther back than ``start``.

    ``absolute``: the verb is a participle, whose subject may follow "with" ("with the minister saying").

    Adverbs and times between are stepped over, then appositions closed by a comma; a name after a preposition is no
    subject. Where another verb stands between ("issued a deadline and threatened"), its subject is taken.
    """
    floor = max(start, cue - _WINDOW)
    end = _stripped(here.plain, floor, cue)
    relative = WHO.search(here.plain, max(floor, cue - 40), cue)
    named = source_ending(here, floor, relative.start()) if relative is not None else None
    if named is not None and named.kind in ("person", "name"):
        return named
    closed = "," in here.plain[end:cue] or ")" in here.plain[end - 1 : cue] or "–" in here.plain[end:cue]
    for _ in range(4):
        cut = max(here.plain.rfind(mark, floor, end) for mark in ",(–")
        aside = closed and cut >= 0 and bool(ASIDE.match(here.plain, cut + 1, end))
        found = None if aside else source_ending(here, floor, end)
        if found is not None and (
            not _oblique(here.plain, floor, found)
            or (absolute and _with(here.plain, floor, found))
            or _behind_side(here, found)
        ):
            return _with_name(here, floor, found)
        if not closed or cut < 0:
            break
        end = _stripped(here.plain, floor, cut)
    return _subject(here, floor, cue)


def _stripped(plain: str, floor: int, end: int) -> int:
    """Give where a stretch ends without the adverbs, times and marks at its end."""
    match = BETWEEN.search(plain, floor + 1, end)
    return floor + len(plain[floor : match.start()].rstrip(" ,") if match else plain[floor:end].rstrip(" ,–-"))


def _with(plain: str, floor: int, found: Source) -> bool:
    lead = plain[floor : found.start].rstrip()
    return (
        lead.removesuffix(found.role or "").rstrip().endswith("with")
        if found.role
        else lead.endswith(("with", "with the"))
    )


def _behind_side(here: Scene, found: Source) -> bool:
    """Tell whether a country closes the phrase before a name: "… at the talks with Ukraine Vladimir Medinsky said"."""
    near = here.between(found.start - 30, found.start) if found.kind == "person" else ()
    return any(m.kind == "side" and m.form == "name" and m.end == found.start - 1 for m in near)


def _oblique(plain: str, floor: int, found: Source) -> bool:
    if found.kind in ("person", "name") and OFFICE_OF_BODY.search(plain, max(floor, found.start - 80), found.start):
        return False
    if found.kind in ("person", "name") and PATRON.search(plain, max(floor, found.start - 150), found.start):
        return True
    if found.kind == "role" and OBJECT.search(plain, max(floor, found.start - 40), found.start):
        return True
    return (
        found.kind != "pronoun"
        and bool(OBLIQUE.search(plain, max(floor, found.start - 60), found.start))
        and not plain[max(floor, found.start - 60) : found.start].rstrip().endswith(",")
    )


def _with_name(here: Scene, floor: int, found: Source) -> Source:
    """Give the person an apposition belongs to: "X, the head of the office," is X in that role."""
    apposed = APPOSED.search(here.plain, max(floor, found.start - 100), found.start)
    if found.kind != "role" or apposed is None:
        return found
    named = source_ending(here, floor, apposed.start())
    if named is None or named.kind not in ("person", "name") or _oblique(here.plain, floor, named):
        return found
    return replace(named, role=found.ident)


def source_ending(here: Scene, floor: int, end: int) -> Source | None:
    """Give the source whose words end exactly at ``end``; None when none does."""
    left = max(floor, end - 110)
    role = ROLE_END.pattern.search(here.plain, left, end) if ROLE_END.may(here.plain[left:end]) else None
    for mention in reversed(here.between(max(floor, end - 90), end)):
        if mention.end == end and mention.kind == "person":
            found = person(here.plain, floor, mention)
            if role is None or role.start() >= mention.start or not _oblique(here.plain, floor, found):
                return found
            return Source(kind="role", ident=role[0], start=role.start(), end=end)
    pronoun = PRONOUN_END.search(here.plain, max(floor, end - 5), end)
    if pronoun is not None:
        return Source(kind="pronoun", ident=pronoun[0].lower(), start=pronoun.start(), end=end)
    name = name_ending(here.plain, floor, end)
    if name is not None:
        return name
    if role is not None:
        return Source(kind="role", ident=role[0], start=role.start(), end=end)
    for mention in here.between(max(floor, end - 40), end):
        if mention.end == end and mention.kind in ("side", "agency") and mention.form != "adjective":
            return Source(kind=mention.kind, ident=mention.id, start=mention.start, end=end)
    if any(m.end == end and m.kind == "joint" for m in here.between(max(floor, end - 40), end)):
        return None  # "the one and the other capital confirmed": both are nobody's name
    return surname(here.plain, floor, end)


def source_after(here: Scene, start: int, end: int) -> Source | None:
    """Find who speaks right behind a verb of saying or "according to", no farther than ``end``."""
    stop = PHRASE_END.search(here.plain, start, end)
    right = _stop(here.plain, start, end)
    pronoun = PRONOUN_START.match(here.plain, start, right)
    if pronoun is not None:
        return Source(kind="pronoun", ident=pronoun[0].lower(), start=start, end=pronoun.end())
    found = _first_person(here, start, right)
    if found is not None:
        return replace(found, role=found.role or _role_after(here.plain, found.end, end))
    role = ROLE.match(here.plain, start, right)
    if role is not None:
        beside = _first_person(here, right + 2, _stop(here.plain, right + 2, end)) if stop and stop[0] == "," else None
        if beside is not None:
            return replace(beside, role=f"{role[0]}, {beside.role}" if beside.role else role[0])
        return Source(kind="role", ident=role[0], start=start, end=role.end())
    for mention in here.between(start, right):
        if mention.start - start <= 4 and mention.kind in ("side", "agency") and mention.form != "adjective":
            return Source(kind=mention.kind, ident=mention.id, start=start, end=mention.end)
    single = CAPITAL.match(here.plain, start, right)
    if single is not None and not is_no_name(single[0]):
        return Source(kind="name", ident=single[0], start=start, end=single.end())
    return None


def _stop(plain: str, start: int, end: int) -> int:
    match = PHRASE_END.search(plain, start, end)
    return match.start() if match else end


def _first_person(here: Scene, start: int, right: int) -> Source | None:
    """Give the first name of a stretch that is no complement ("a spokesman for …") and has only titles before it."""
    named_here = (m for m in here.between(start, right) if m.kind == "person" and not is_office(m.text))
    options = [person(here.plain, start, mention) for mention in named_here]
    for match in NAME.finditer(here.plain, start, right):
        name = named(here.plain, start, match.start(), match.end())
        if name is not None and all(name.end <= o.start or o.end <= name.start for o in options):
            options.append(name)
    for option in sorted(options, key=lambda o: o.start):
        lead = here.plain[start : option.start]
        if (
            lead.strip() in ("", "the")
            or _OF_A_SIDE.fullmatch(lead)
            or (ROLE_WORD.search(lead.lower()) and not COMPLEMENT.search(lead))
        ):
            return replace(option, role=option.role or lead.strip() or None)
    return None


def _role_after(plain: str, start: int, end: int) -> str | None:
    match = APPOSITION.match(plain, start, end)
    return match[1] if match and ROLE_WORD.search(match[1].lower()) else None


def _subject(here: Scene, floor: int, cue: int) -> Source | None:
    """Give the nearest noun phrase before a verb that is itself followed by a verb: the subject it shares."""
    best: Source | None = None
    for option in subjects(here, floor, cue):
        if not _oblique(here.plain, floor, option) and VERB.match(here.plain, option.end, cue + 1):
            best = option
    return best or _released(here, floor, cue)


def _released(here: Scene, floor: int, cue: int) -> Source | None:
    """Give a paper that was put out and then says something: "A ministry statement released on Monday called …"."""
    for match in PUT_OUT.finditer(here.plain, floor, cue):
        found = source_ending(here, floor, match.start())
        if found is not None and found.kind == "role":
            return found
    return None


def subjects(here: Scene, floor: int, cue: int) -> Iterator[Source]:
    """Give the persons, names and pronouns of a stretch: what can be a subject in it."""
    taken = [(m.start, m.end) for m in here.between(floor, cue) if m.kind in ("side", "place", "joint")]
    for mention in here.between(floor, cue):
        if mention.kind == "person":
            taken.append((mention.start, mention.end))
            yield person(here.plain, floor, mention)
    for match in NAME.finditer(here.plain, floor, cue):
        name = named(here.plain, floor, match.start(), match.end())
        if name is not None and all(name.end <= a or b <= name.start for a, b in taken):
            yield name
    for match in PRONOUN.finditer(here.plain, floor, cue):
        yield Source(kind="pronoun", ident=match[0].lower(), start=match.start(), end=match.end())

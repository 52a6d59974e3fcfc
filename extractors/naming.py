"""Which series a new round belongs to, and its number and permanent id.

A series goes on where the same company meets again in the same city, or where the text's ordinal is the next of the
series; otherwise the round opens ``<place or online>-<year>``. The number comes from the sequence, never from the text,
but for a series first met at its second session: the one before it is known to have been, and where.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol, TypeVar

from extractors.calendar import is_ours, same_place
from extractors.model import Observation, Round

Value = TypeVar("Value", bound=Hashable)

#: A series sleeps at most this long; after it the same city opens a new one (the pauses of 2025 stayed under 60 days).
GAP_DAYS: Final = 120
#: The one ordinal that is told of a place: later ones count sessions that went from city to city.
_SECOND: Final = 2


def most_said(values: Iterable[Value | None]) -> Value | None:
    """Return the value given most often, None left out; ties go to the one that sorts first."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value))) if counts else None


class Naming(Protocol):
    """What names need: the two parties, and countries by their code."""

    @property
    def parties(self) -> tuple[str, str]: ...  # noqa: D102
    @property
    def countries(self) -> Mapping[str, str]: ...  # noqa: D102


def name_round(group: Sequence[Observation], start_on: date, naming: Naming, known: Iterable[Round]) -> Round:
    """Return the new round a group of observations opens: its series, number, id, place and company."""
    parties = naming.parties
    present = company(group, parties)
    third = present[len(parties) :]
    city = most_said(seen.city for seen in group)
    series, number = _series(
        group, start_on, _place_slug(group, city, naming.countries), frozenset(present), list(known)
    )
    return Round(
        round_id=f"{series}-{number}",
        series=series,
        number=number,
        start_on=start_on,
        end_on=start_on,
        city=city,
        country=most_said(seen.country for seen in group),
        venue=None,
        participants=present,
        mediators=third,
        state="rumoured",
        discovered=True,
        basis=most_said(seen.basis for seen in group) or "text",
    )


def ordinal_said(group: Iterable[Observation]) -> int | None:
    """Return the ordinal most texts print, None where none does."""
    return most_said(seen.number for seen in group)


def _series(
    group: Sequence[Observation], start_on: date, place: str, present: frozenset[str], known: Sequence[Round]
) -> tuple[str, int]:
    """Choose the latest series the session continues, else open one; return it with the next number."""
    ordinal, city = ordinal_said(group), most_said(seen.city for seen in group)
    running = [
        earlier
        for earlier in known
        if is_ours(earlier) and earlier.start_on and _continues(earlier, start_on, city, present, ordinal, known)
    ]
    if running:
        series = max(running, key=lambda earlier: (earlier.start_on or start_on, earlier.round_id)).series
        return series, _next_number(series, known)
    wanted = f"{place}-{start_on.year}"
    taken = {earlier.series: earlier for earlier in known}
    while wanted in taken and not (_like(present, taken[wanted]) and is_ours(taken[wanted])):
        wanted = f"{wanted}b" if wanted[-1].isdigit() else f"{wanted[:-1]}{chr(ord(wanted[-1]) + 1)}"
    if city and ordinal == _SECOND and wanted not in taken:
        return wanted, _SECOND
    return wanted, _next_number(wanted, known)


def _continues(
    earlier: Round,
    start_on: date,
    city: str | None,
    present: frozenset[str],
    ordinal: int | None,
    known: Sequence[Round],
) -> bool:
    """Tell whether a session goes on with the series of an earlier round."""
    gap = (start_on - (earlier.end_on or earlier.start_on or start_on)).days
    if not 0 <= gap <= GAP_DAYS or not _like(present, earlier):
        return False
    if ordinal is not None and ordinal == _next_number(earlier.series, known):
        return True
    return same_place(city, earlier.city) and ordinal != 1


def company(group: Iterable[Observation], parties: Sequence[str]) -> tuple[str, ...]:
    """Return who sits there: both parties, then every other side a report names, for reports leave the mediator out."""
    named = {side for seen in group for side in seen.participants}
    return (*parties, *sorted(named - set(parties)))


def _like(present: frozenset[str], earlier: Round) -> bool:
    """Tell whether two companies may be one: reports leave the mediator out, but name no stranger."""
    met = frozenset(earlier.participants)
    return present <= met or met <= present


def _next_number(series: str, known: Iterable[Round]) -> int:
    return max((earlier.number or 1 for earlier in known if earlier.series == series), default=0) + 1


def _place_slug(group: Iterable[Observation], city: str | None, countries: Mapping[str, str]) -> str:
    """Spell the place as an id: the city, else online, else a region or country, else the talks themselves."""
    said = tuple(group)
    if city is None and any(seen.fact.slots.get("format") == "online" for seen in said):
        return "online"
    country = most_said(seen.country for seen in said) or ""
    place = city or most_said(seen.fact.place for seen in said) or countries.get(country, country) or "talks"
    plain = unicodedata.normalize("NFKD", place).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "talks"

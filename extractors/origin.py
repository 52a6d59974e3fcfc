"""Who wrote a report: the wire agency it credits, its byline, its dateline, or else the outlet itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import regex

from extractors.dateline import opening_agency, signed_by
from extractors.model import Agency

#: Helping is not writing: an agency behind these words, or a line that ends in them, is no origin.
_HELPED: Final = regex.compile(
    r"\b(?:contribut\w+|with (?:assistance|files|reporting|additional reporting|inputs?) (?:from|by)"
    r"|additional reporting|photos?|pictures?|images?)\b",
    regex.IGNORECASE,
)
#: In a byline: "Staff with Reuters", "Jane Doe and agencies".
_ALSO: Final = regex.compile(r"\b(?:with|and|plus|&)\s+(?:the\s+)?$|\+\s*$", regex.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who wrote a report, how that is known (credit | byline | dateline | outlet), and who passed it on."""

    name: str
    basis: str
    distributor: str | None


def read_origin(
    *,
    credits: Iterable[str],  # noqa: A002 - the word of the trade
    bylines: Iterable[str],
    body: str,
    outlet: str,
    agencies: tuple[Agency, ...],
) -> Origin:
    """Decide the origin of a report: credit lines before bylines, bylines before the dateline, else the outlet.

    ``credits`` and ``bylines`` (page's and feed's author among them) are lines as printed; ``body`` is looked at for
    its dateline only. Agencies that merely contributed are passed over; a distributor never is the origin, and an
    outlet that only passes texts on (an aggregator) is one.
    """
    lines = tuple(credits)
    distributor = _first([*lines, outlet], agencies, distributor=True)
    for basis, found in (
        ("credit", _first([line for line in lines if not _HELPED.search(line)], agencies)),
        ("byline", _first([line for line in bylines if not _HELPED.search(line)], agencies)),
        ("dateline", opening_agency(body, [one for one in agencies if not one.distributor])),
    ):
        if found:
            return Origin(name=found, basis=basis, distributor=distributor)
    own = signed_by(outlet, [one for one in agencies if not one.distributor])  # an agency's own site
    return Origin(name=own[1] if own else outlet, basis="outlet", distributor=distributor)


def _first(lines: Iterable[str], agencies: tuple[Agency, ...], *, distributor: bool = False) -> str | None:
    """Name the agency that signs first in the first line any signs; one that is only added ("with …") does not."""
    wanted = [one for one in agencies if one.distributor is distributor]
    for line in lines:
        found = signed_by(line[:500], wanted)
        if found and (distributor or not _ALSO.search(line[: found[0]])):
            return found[1]
    return None

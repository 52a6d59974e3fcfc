"""A mediator's known session with one of the parties, or with each apart: told of by teams, days and places.

Such a session is a round fact of its own company, so that it is never taken for one of the two parties'. Only
sessions the registry knows are read: who meets a mediator is news every day, and leaders' visits are no sessions.
"""

from __future__ import annotations

from typing import Final

from extractors.binding import local
from extractors.calendar import MEDIATED, days_between, same_place
from extractors.context import sides_in
from extractors.leaders import day_of
from extractors.model import Round
from extractors.model.talks import Span
from extractors.model.text import Annotated, Clause
from extractors.sessions import Session

_NEWS_DAYS: Final = 7  # so long after it a session without a day is told by its place


def company(session: Session, clause: Clause, text: Annotated) -> frozenset[str]:
    """Give who sits in a session that is not the parties': one of them with others, no person by name among them."""
    if any(m.start < session.end + 60 for m in local(clause, "person")):
        return frozenset()
    named = [m for m in clause.sentence.mentions if m.kind == "side"]
    sides = session.sides or frozenset(sides_in(tuple(named), text.talks))
    ours = sides & set(text.talks.parties)
    return sides if len(ours) == 1 and len(sides) == len(ours) + 1 else frozenset()


def known(
    sides: frozenset[str], dates: list[Span], where: tuple[str | None, str | None], text: Annotated
) -> Round | None:
    """Give the mediator's session of these sides on that day, or lately in that place; None where none is known."""
    found = [one for one in text.talks.rounds if one.kind == MEDIATED and sides <= set(one.participants)]
    return next((one for one in found if _fits(one, dates, where, text)), None)


def _fits(one: Round, dates: list[Span], where: tuple[str | None, str | None], text: Annotated) -> bool:
    placed = same_place(where[0], one.city) if where[0] else where[1] == one.country
    if any(where) and not placed:
        return False
    if dates:
        return days_between(dates[0].start, dates[0].end, one) == 0
    today = day_of(text)
    if not placed or today is None or one.end_on is None:
        return False
    return 0 <= (today - one.end_on).days <= _NEWS_DAYS

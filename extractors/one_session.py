"""How two reports stand to each other by the sessions they are about: one session, the one after it, another."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from extractors.calendar import HELD, is_ours
from extractors.compared import Related, Told, days, later, number
from extractors.likeness import shared
from extractors.model import ON_TALKS, Round
from extractors.phases import COMING

_SEASON_DAYS: Final = 60  # a session later than this belongs to another line of talks
_STORY_DAYS: Final = 5  # so long a story goes on
_SAME_STORY: Final = 0.34  # how much headlines on two days of one session share
#: Unlike words for a turn: the second day of a session is no second round, the third stage of a swap no third one.
_TURNS: Final = frozenset({"round", "day", "stage"})


def different_ranks(a: Told, b: Told) -> Related | None:
    """Part headlines that count unlike things, the second day and the second round; join the days of one session."""
    kinds = [{kind for _, kind in one.ranks} for one in (a, b)]
    if a.ranks != b.ranks and kinds == [{"day"}, {"day"}] and shared(a.head, b.head) >= _SAME_STORY:
        return Related(relation="followup_same_round", reason="another day of the same session")
    if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        one, other = (next(iter(each & _TURNS)) for each in kinds)
        return Related(relation="different_event", reason=f"one counts a {one}, the other a {other}")
    return None


def next_session(a: Told, b: Told) -> Related | None:
    """Tell a report on a session after the first one's, by the known rounds or by the ordinals as printed."""
    if a.main is not None and (known := _later_session(a.main, b)) is not None:
        return Related(relation="next_round", reason=f"about {known.round_id}, after {a.main.round_id}")
    first, second = number(a), number(b)
    placed = a.main and b.main and _in_season(b)
    if first and second and second > first and 0 <= later(a, b) <= _SEASON_DAYS and not placed:
        return Related(relation="next_round", reason=f"the round numbered {second}, after {first}")
    coming = {ref.round_id for fact in a.reading.facts if fact.type == "next_round" for ref in fact.rounds}
    if a.reading.coverage.doc_class == "followup" and a.main is None and b.main and b.main.round_id in coming:
        return Related(relation="next_round", reason=f"{b.main.round_id}, which the first says is to come")
    return None


def sessions(a: Told, b: Told) -> Related | None:
    """Compare the sessions two reports are about."""
    if a.main is None:
        return None
    if b.main is not None and b.main.round_id != a.main.round_id:
        return Related(relation="different_event", reason=f"{b.main.round_id} is not {a.main.round_id}")
    if a.main.round_id not in b.reading.coverage.rounds:
        return None
    return _same_session(a, b, a.main)


def moved_session(a: Told, b: Told) -> Related | None:
    """Tell a session planned for or moved to a weekday from the one held on it, where the reports give no dates."""
    if a.on or b.on or not a.weekdays or not b.weekdays:
        return None
    held = any(fact.type == "round" and fact.status in HELD for fact in b.reading.facts)
    if a.phase == COMING and held and b.phase != COMING and a.weekdays[-1] in b.weekdays:
        return Related(relation="followup_same_round", reason=f"held on the {a.weekdays[-1]} it was set for")
    return None


def _in_season(one: Told) -> bool:
    """Tell whether a report's round lies near the report; else its ordinal was taken for another line of talks."""
    start = one.main.start_on if one.main else None
    return bool(one.on and start and abs((start - one.on).days) <= _SEASON_DAYS)


def _later_session(main: Round, b: Told) -> Round | None:
    """Return the session after ``main`` that the second report is about."""
    known = b.main
    if known is None or known.round_id == main.round_id or not (known.start_on and main.start_on) or not is_ours(known):
        return None
    return known if timedelta() < known.start_on - main.start_on <= timedelta(days=_SEASON_DAYS) else None


def _same_session(a: Told, b: Told, main: Round) -> Related:
    """Say how a second report of one session stands to the first."""
    kinds = [one.reading.coverage.doc_class for one in (a, b)]
    aside = kinds[1] not in ON_TALKS and (b.main is None or days(a, b) > _STORY_DAYS)
    if kinds[1] == "background" or aside:
        return Related(relation="background_mention", reason=f"remembers {main.round_id}")
    apart = a.reading.article.family != b.reading.article.family
    told_once = kinds[0] == kinds[1] and days(a, b) <= (1 if kinds[0] == "round_report" else 0)
    if apart and told_once and kinds[0] != "followup":
        return Related(relation="duplicate", reason=f"both tell of {main.round_id} on the same day")
    return Related(relation="followup_same_round", reason=f"about {main.round_id} too")

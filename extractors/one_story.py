"""How two reports stand to each other by what they say: one event told apart, a story that goes on, a memory of it."""

from __future__ import annotations

from typing import Final

import regex

from extractors.calendar import HELD
from extractors.compared import Related, Told, days
from extractors.deeds import same_statement
from extractors.likeness import alike, any_words, held_in, plain_words, shared
from extractors.phases import moves_on

STORY_DAYS: Final = 5  # so long a story goes on
_NEWS_DAYS: Final = 2  # so far apart two outlets still report one event
#: How much two headlines share to be one event, and two reports to be one story.
SAME_EVENT, SAME_STORY = 0.42, 0.34
_SAME_HEAD, _SAME_LEAD, _REMEMBERED, _QUOTED, _AGAIN = 0.62, 0.5, 0.55, 0.8, 0.6
_SAYS_LITTLE: Final = 3.0  # a headline of less weight is remembered by nobody: leaders meet, talks are held
#: A headline on something else that happens beside the talks: "… amid peace talks".
_BESIDE: Final = regex.compile(
    r"\b(?:amid|despite|as|ahead of|even as)\b[^,;:]{0,40}"
    r"\b(?:talks|negotiations|peace (?:push|plan|process|efforts?|deal))\b",
    regex.IGNORECASE,
)


def same_event(a: Told, b: Told) -> Related | None:
    """Tell one event told apart: the same statement, or headlines of two days that say the same."""
    why = same_statement(a.reading, b.reading)
    if why and days(a, b) <= STORY_DAYS:
        return Related(relation="duplicate", reason=why)
    if days(a, b) > _NEWS_DAYS or _other_topics(a, b):
        return None
    states = [{fact.status in HELD for fact in one.reading.facts if fact.type == "round"} for one in (a, b)]
    near = shared(a.head, b.head)
    if all(states) and states[0] != states[1] and near >= SAME_STORY:
        return Related(relation="followup_same_round", reason="one tells of it as coming, the other as held")
    if any_words(a.head, b.head) and (alike(a.head, b.head) >= SAME_EVENT or near >= _SAME_HEAD):
        return _told_again(a, b, "the same event in other words")
    one_voice = a.voice.side is not None and a.voice.side == b.voice.side and near >= SAME_STORY
    brief = not (a.deep and b.deep) and shared(a.lead, b.lead) >= _SAME_LEAD
    if days(a, b) == 0 and (one_voice or brief):
        return _told_again(a, b, "the same day's news in other words")
    return None


def story(a: Told, b: Told) -> Related | None:
    """Tell a story that goes on: days apart, the same people and places in title and lead."""
    if _other_topics(a, b) or not any_words(a.lead, b.lead):
        return None
    sides = ((a.head, b.lead), (b.head, a.lead))
    headed = max(shared(one, other) if plain_words(one, other) else 0.0 for one, other in sides)
    near = days(a, b) <= STORY_DAYS and shared(a.lead, b.lead) >= SAME_STORY
    if _two_statements(a, b):
        return None
    if near or (days(a, b) <= _NEWS_DAYS and headed >= _SAME_LEAD):
        if _same_day_apart(a, b):
            return Related(relation="duplicate", reason="the same day's news, written by two")
        return Related(relation="followup_same_round", reason="goes on with the same story")
    return None


def remembered(a: Told, b: Told) -> Related | None:
    """Tell a passage of the second report that is about the first one's event, or names its headline."""
    near = max((held_in(a.head, one) for one in b.deep if len(one.weights) > 3), default=0.0)
    if (near >= _REMEMBERED and a.head.whole >= _SAYS_LITTLE) or any(
        _quotes(a.head.words, one.words) for one in b.deep
    ):
        return Related(relation="background_mention", reason="one passage of it is about the same event")
    return None


def in_passing(a: Told, b: Told) -> Related | None:
    """Tell a headline on something else that happens beside the talks the first report is about."""
    beside = _BESIDE.search(b.reading.article.title)
    people = {one for one in a.head.weights if a.head.weights[one] > 1} & set(b.head.weights)
    if beside and people and days(a, b) <= STORY_DAYS and "#delegation" in a.head.topics:
        return Related(relation="background_mention", reason=f"beside its own matter: “{beside[0]}”")
    return None


def _told_again(a: Told, b: Told, reason: str) -> Related:
    """Say that two reports tell one event, or that the second goes on: another phase, or the same outlet anew."""
    again = a.reading.article.family == b.reading.article.family and alike(a.head, b.head) < _AGAIN
    if moves_on(a.phase, b.phase) or (again and a.on is not None and a.reading.article.family):
        return Related(relation="followup_same_round", reason="goes on with the same story")
    return Related(relation="duplicate", reason=reason)


def _same_day_apart(a: Told, b: Told) -> bool:
    """Tell whether two outlets tell the same day's news in full, neither looking back nor ahead of the other."""
    one, other = a.reading.article, b.reading.article
    written = bool(a.deep and b.deep) and one.origin != other.origin and one.family != other.family
    return written and a.on is not None and a.on == b.on and not moves_on(a.phase, b.phase)


def _two_statements(a: Told, b: Told) -> bool:
    """Tell whether two people speak, each of his own matter, with nothing but names in common."""
    people = (a.voice.person, b.voice.person)
    return None not in people and people[0] != people[1] and not plain_words(a.lead, b.lead)


def _other_topics(a: Told, b: Told) -> bool:
    one, other = (each.head.topics - {"#delegation"} for each in (a, b))
    return bool(one and other and not one & other)


def _quotes(head: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(head) > 5 and sum(word in words for word in head) >= _QUOTED * len(head)

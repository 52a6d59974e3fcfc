"""How one report stands to another: the same text, the same event told apart, what follows, answers, remembers it.

Rounds, facts and days decide first; words only where neither report says more. What is not shown to belong together is
another event: a merge of two events is the most costly error there is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from extractors.answering import answered, spoken_to
from extractors.compared import Related, Told, days
from extractors.copies import same_text
from extractors.deeds import carried_out, contradicts
from extractors.likeness import alike, plain_words, shared
from extractors.one_session import different_ranks, moved_session, next_session, sessions
from extractors.one_story import SAME_EVENT, SAME_STORY, in_passing, remembered, same_event, story
from extractors.rewritten import rewritten

RELATIONS: Final = (
    "duplicate syndicated_copy new_version followup_same_round next_round outcome_implementation reaction "
    "background_mention different_event"
).split()
_SAME_WORDS: Final = 0.9  # a headline and its denial share so much
_ANSWER_DAYS: Final = 3  # an answer comes soon
_DAILY: Final = frozenset({"#corridor"})  # what is settled anew each day


def relate(a: Told, b: Told) -> Related:
    """Return how ``b`` stands to ``a``; steps in order of what they rest on, the first that decides wins."""
    for step in _STEPS:
        found = step(a, b)
        if found is not None:
            return found
    return Related(relation="different_event", reason="nothing shows that they belong together")


def _one_text(a: Told, b: Told) -> Related | None:
    one, other = a.reading.article, b.reading.article
    if one.url.startswith("http") and one.article_id == other.article_id:
        return Related(relation="new_version", reason="the same address")
    if one.article_id != other.article_id and (why := rewritten(one, other, a.head, b.head)):
        return Related(relation="new_version", reason=why)
    if same_text(one, other, a.head.words, b.head.words):
        return Related(relation="syndicated_copy", reason=f"one text, printed by {one.outlet} and {other.outlet}")
    return None


def _another_conflict(a: Told, b: Told) -> Related | None:
    """Part reports of which one is about the parties' talks or war and the other about somebody else's."""
    if a.rivals != b.rivals and not (a.rivals and b.rivals):
        return Related(relation="different_event", reason=f"one of them is about {', '.join(a.rivals | b.rivals)}")
    off = [one.reading.coverage.doc_class == "not_talks" for one in (a, b)]
    one_topic = (a.head.topics & b.head.topics) - {"#delegation"}
    if off[0] != off[1] and not one_topic and shared(a.lead, b.lead) < SAME_STORY:
        return remembered(a, b) or Related(relation="different_event", reason="one of them is about something else")
    return None


def _contradiction(a: Told, b: Told) -> Related | None:
    """Part reports whose statements cannot both be of one event: agreed and not agreed, two deals of two days."""
    why = contradicts(a.reading, b.reading)
    if why is None and a.voice.denies != b.voice.denies and shared(a.head, b.head) >= _SAME_WORDS:
        why = "what one says, the other says is not so"
    if why is None and a.said_on and b.said_on and not a.said_on & b.said_on and alike(a.head, b.head) >= SAME_EVENT:
        why = "the same in words, of two days"
    daily = a.head.topics & b.head.topics & _DAILY
    if why is None and daily and a.main is None and days(a, b) > 1:
        why = "what is settled anew each day, on two days"
    return Related(relation="different_event", reason=why) if why else None


def _implementation(a: Told, b: Told) -> Related | None:
    why = carried_out(a, b) or carried_out(b, a)
    return Related(relation="outcome_implementation", reason=why) if why else None


def _answer(a: Told, b: Told) -> Related | None:
    if days(a, b) > _ANSWER_DAYS:
        return None
    why = answered(a.reading, b.reading) or spoken_to(a.voice, b.voice)
    spoken = b.voice.reacts and b.voice.side is not None and b.voice.side != a.voice.side
    topic = bool((a.head.topics & b.head.topics) - {"#delegation"}) or _one_matter(a, b)
    if why is None and spoken and topic and not (a.voice.reacts and alike(a.head, b.head) >= SAME_EVENT):
        why = f"{b.voice.side} answers it"
    return Related(relation="reaction", reason=why) if why else None


def _one_matter(a: Told, b: Told) -> bool:
    return shared(a.head, b.head) >= SAME_STORY and plain_words(a.head, b.head) > 0


_STEPS: Final[tuple[Callable[[Told, Told], Related | None], ...]] = (
    _one_text,
    _another_conflict,
    different_ranks,
    _contradiction,
    next_session,
    _implementation,
    sessions,
    moved_session,
    _answer,
    same_event,
    story,
    remembered,
    in_passing,
)

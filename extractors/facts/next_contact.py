"""Contacts after a session and offers to talk: kept up, going on, agreed, offered, asked for, about to be broken off.

Reads "agreed to continue contacts", "consultations will go on", "ready to negotiate", "threatened to leave the talks",
and that one party will meet a mediator again. Never reads what leaders of third states agree among themselves, nor a
session with a day, place or number of its own.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.actors import actor_of
from extractors.agents import speaker_side
from extractors.binding import deadline, event_day, evidence, local
from extractors.contact_calls import third_call
from extractors.contact_offers import in_favour
from extractors.contact_pauses import standing_open, stopped
from extractors.contact_words import (
    ANY_FORM,
    BREAK,
    DAILY,
    FUTURE,
    GO_ON,
    GOING_ON,
    LEAVES,
    MEET_AGAIN,
    OPEN_TO,
    PAUSED,
    STANDING,
)
from extractors.context import sides_in
from extractors.facts.next_contact_examples import EXAMPLES as EXAMPLES
from extractors.holders import named as standing
from extractors.leader_meetings import meetings
from extractors.leaders import day_of
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.polarity import DENY, negated
from extractors.session_days import ahead
from extractors.status import Judged, judge
from extractors.subjects import side_of
from extractors.talk_stances import HOSTS, open_ours, talk_stance, talked_of_here
from extractors.text import clean

TYPE: Final = "next_contact"
WORDS: Final = regex.compile(
    r"contacts?\b|in touch|dialogue|consultation|\btalk(?:s|ing)?\b|negotiat|\b(?:meet|speak) again|discussions|"
    r"channels? of communication|communication channels?",
    regex.IGNORECASE,
)

#: Characters from the first of a list to the clause its others begin.
_LISTED: Final = 2
#: Characters behind "meet again" in which the other side is named.
_NEAR: Final = 25
#: What leaders of third states promise each other at the end of a call.
_THEIR_OWN: Final = regex.compile(
    r"\b(?:leaders|presidents|bilateral|between the two (?:leaders|presidents|countries)|personal|cooperation|"
    r"mutual)\b",
    regex.IGNORECASE,
)
_STATUS: Final = {"promised": "announced", "partially_completed": "ongoing", "completed": "ongoing"}
_KEEP: Final = frozenset(
    "agreed accepted announced ongoing offered proposed called_for demanded conditioned threatened".split()
)
_OFFERS: Final = frozenset("offered proposed called_for demanded conditioned".split())
_HOPED: Final = regex.compile(
    r"\b(?:hop(?:e|es|ed|ing)|if|unless|whether|unlikely|allegedly|supposedly|would like|denied|denies|refus\w+|"
    r"reject\w+)\b",
    regex.IGNORECASE,
)
#: Third states whose talks with one party are told for themselves.
_BROKERS: Final = frozenset({"US", "EU", "GB", "FR", "DE"})


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give what a clause says of further contacts, at most one fact."""
    plain = clean(clause.text)
    for stance in (talk_stance, third_call, stopped, standing_open, in_favour):
        held = stance(clause, text)
        if held is not None:
            return [_fact(clause, text, *held)]
    if clause.polarity == "conditional" and (left := _leaves(clause, plain, text)) is not None:
        return [left]
    if clause.polarity != "asserted" or DENY.search(plain):
        return []
    for reader in (_broken_off, _leaves, _kept_up, _goes_on, _paused, _offered, _meets_again):
        found = reader(clause, plain, text)
        if found is not None:
            return [found]
    return []


def _broken_off(clause: Clause, plain: str, text: Annotated) -> Fact | None:
    match = BREAK.search(plain)
    if match is None or negated(plain, match.start()) or not _ours(clause, text):
        return None
    who = _one(clause, text)
    if who is None:
        return None
    return _fact(clause, text, match, Judged("threatened", who, "threatened to break off"))


def _leaves(clause: Clause, plain: str, text: Annotated) -> Fact | None:
    """Read "will withdraw from the talks if …": going on hangs on something."""
    match = LEAVES.search(plain)
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + match.end() :] if match else ""
    if match is None or negated(plain, match.start()) or not _HANGS.search(rest) or not _ours(clause, text):
        return None
    who = _one(clause, text)
    return _fact(clause, text, match, Judged("conditioned", who, "will leave if")) if who else None


_HANGS: Final = regex.compile(r"\b(?:if|unless|should|in case)\b", regex.IGNORECASE)


def _paused(clause: Clause, plain: str, text: Annotated) -> Fact | None:
    """Read "the talks are on pause"."""
    match = PAUSED.search(plain)
    if match is None or negated(plain, match.start("verb")) or not _ours(clause, text):
        return None
    return _fact(clause, text, match, Judged("postponed", "BOTH", match["verb"].lower()))


def _kept_up(clause: Clause, plain: str, text: Annotated) -> Fact | None:
    """Read "agreed to continue contacts", "would keep in touch", "will continue the negotiations"."""
    match = GOING_ON.search(plain)
    if (
        match is None
        or negated(plain, match.start())
        or not _ours(clause, text)
        or _HOPED.search(plain[: match.start()])
    ):
        return None
    judged = judge(clause, match.start("verb"), match.end("verb"), "verb", text.talks)
    if judged.status is None and judged.reason.startswith("status unknown: agree") and "BOTH" in clause.subjects:
        judged = Judged("agreed", "BOTH", judged.reason)
    status = _STATUS.get(judged.status or "", judged.status)
    standing = STANDING.match(plain, match.start("verb"), match.end()) is not None
    if status is None and standing and clause.tense == "present" and "polarity" not in judged.reason:
        status = "ongoing"
    if status not in _KEEP or (status == "ongoing" and not (standing or DAILY.search(plain))):
        return None
    who = judged.actor or ("BOTH" if status in ("ongoing", "announced") and _joint(clause, text) else None)
    who = who or (_one(clause, text) if status in ("announced", "offered") else None)
    if who is None or (status == "accepted" and who not in text.talks.parties):
        return None
    return _fact(clause, text, match, Judged(status, who, judged.reason))


def _goes_on(clause: Clause, plain: str, text: Annotated) -> Fact | None:
    """Read "consultations will be continued", "talks go on daily by video"."""
    match = GO_ON.search(plain)
    if match is None or negated(plain, match.start("word")) or not _ours(clause, text):
        return None
    left = plain[: match.start()]
    if _HOPED.search(left) or regex.search(r"\b(?:could|might|may|should)\b", match["verb"]):
        return None
    verb = match["verb"].lower()
    ahead = (
        match["adjourned"]
        or regex.search(r"\b(?:will|would|shall|to)\b", verb)
        or (clause.tense == "future" and not verb.startswith(("is ", "are ", "was ", "were ")))
    )
    if not ahead and not DAILY.search(plain):
        return None
    who = _teller(clause, text, plain, match.start()) or "BOTH"
    return _fact(clause, text, match, Judged("announced" if ahead else "ongoing", who, verb.strip()))


def _offered(clause: Clause, plain: str, text: Annotated) -> Fact | None:
    """Read "is ready to negotiate", "offered Kyiv talks", "called for dialogue" of one party or both."""
    match = OPEN_TO.search(plain)
    if match is None or negated(plain, match.end() - 1) or _HOPED.search(plain[: match.end()]):
        return None
    if _UNDER.match(plain):
        return None
    if any(len(meeting.who) > 1 for meeting in meetings(clause, text)):
        return None  # a leaders' meeting is a fact of its own
    at = next(match.start(name) for name in _NAMES if name in match.groupdict() and match[name])
    form = ANY_FORM.search(plain, 0, at)
    at = form.start() if form else at
    bare = match[0].lower().endswith(("talk", "negotiate", "again"))
    judged = judge(clause, at, match.end(), "verb" if bare else "noun", text.talks)
    parties = text.talks.parties
    if judged.status not in _OFFERS or judged.actor not in (*parties, "BOTH") or not open_ours(clause, text):
        return None
    if any(m.kind in ("date", "place") for m in clause.mentions) and judged.status == "proposed":
        return None
    return _fact(clause, text, match, judged)


#: "when Moscow is ready to talk": what another's offer waits for.
_UNDER: Final = regex.compile(r"\W*(?:and |but |only )?(?:when|once|as soon as|until|unless)\b", regex.IGNORECASE)
#: What makes an offer hang on something.
_IF: Final = regex.compile(
    r"\W*(?:with \w+ )?(?:but )?(?:only )?(?:if|provided|once|when|on (?:the )?condition|on the basis|as soon as|"
    r"as long as)\b(?! (?:necessary|needed|asked|required))",
    regex.IGNORECASE,
)
_NAMES: Final = ("contacts", "consultations", "dialogue", "negotiations", "talks", "talking")


def _meets_again(clause: Clause, plain: str, text: Annotated) -> Fact | None:
    """Read that one party and a mediator will meet again: a contact, no round of the two parties."""
    match = MEET_AGAIN.search(plain)
    ahead = FUTURE.search(plain)
    if match is None or ahead is None or ahead.start() > match.start() or negated(plain, match.start()):
        return None
    near = tuple(m for m in clause.mentions if m.start - clause.start < match.end() + _NEAR)
    near += tuple(m for m in clause.sentence.mentions if 0 <= clause.start - m.end <= _LISTED)  # "X, | Y and Z will"
    named = sides_in(near, text.talks) | ({*clause.subjects} - {"BOTH"})
    parties = named & set(text.talks.parties)
    others = named & _BROKERS
    if len(parties) != 1 or not others or _HOPED.search(plain[: match.start()]):
        return None
    sides = sorted(parties | others)
    status = "agreed" if "agreed" in ahead[0] else "announced"
    return _fact(clause, text, match, Judged(status, actor_of(sides, text.talks.parties), "meet again"), sides)


def _ours(clause: Clause, text: Annotated) -> bool:
    """Tell whether the contacts of a clause are those of the two parties."""
    parties = set(text.talks.parties)
    named = sides_in(clause.sentence.mentions, text.talks)
    plain = clean(clause.sentence.text)
    if any(m.kind == "rival" for m in clause.sentence.mentions):
        return False
    spelled = sides_in(tuple(m for m in clause.sentence.mentions if m.kind == "side"), text.talks)
    if _THEIR_OWN.search(plain) and not spelled >= parties:
        return False
    if named >= parties and not named & _BROKERS:
        return True
    return not (named - parties - HOSTS) and not _of_leaders(text) and talked_of_here(text)


def _of_leaders(text: Annotated) -> bool:
    """Tell whether an article reports a call or a visit of leaders, whose "contacts" are their own."""
    return any(_CALL.search(sentence.text) for sentence in text.sentences[:_OPENING])


_CALL: Final = regex.compile(
    r"\b(?:telephone|phone|call(?:ed)?|conversation|held talks with|talks with (?:the )?(?:president|prime|chancellor)|"
    r"met with (?:the )?(?:president|prime|chancellor)|working visit)\b",
    regex.IGNORECASE,
)
#: Sentences in which an article says what it reports.
_OPENING: Final = 3


def _joint(clause: Clause, text: Annotated) -> bool:
    return clause.subjects == ("BOTH",) or set(clause.subjects) >= set(text.talks.parties)


def _one(clause: Clause, text: Annotated) -> str | None:
    """Give the one party that acts in a clause, or speaks of itself."""
    acting = [side for side in clause.subjects if side in (*text.talks.parties, "BOTH")]
    if len(acting) == 1 and len(clause.subjects) == 1:
        return acting[0]
    who = speaker_side(clause, text.talks)
    return who if who in text.talks.parties and not clause.subjects else None


#: "negotiations with Russia would continue": the other party tells.
_WITH: Final = regex.compile(r"\bwith (?:the )?$", regex.IGNORECASE)


def _teller(clause: Clause, text: Annotated, plain: str, at: int) -> str | None:
    parties = text.talks.parties
    for m in local(clause, "side"):
        if m.start > at and m.id in parties and _WITH.search(plain[: m.start]) and side_of(m, text.talks):
            return text.talks.other(m.id)
    return None


def _fact(
    clause: Clause, text: Annotated, match: regex.Match[str], judged: Judged, sides: list[str] | None = None
) -> Fact:
    rest = clean(clause.sentence.text)[clause.end - clause.sentence.start :]
    status = "conditioned" if judged.status == "offered" and _IF.match(rest) else judged.status
    day = event_day(clause, match.start()) or (deadline(clause) if match.groupdict().get("adjourned") else None)
    groups = match.groupdict()
    kind = next((name for name in _NAMES if groups.get(name)), "talks")
    slots: dict[str, Any] = {"kind": "talks" if kind == "talking" else kind}
    if sides:
        slots["participants"] = sides
    actor, countries = standing(judged.actor) if judged.actor not in (None, "BOTH", "ALL") else (judged.actor, {})
    return Fact(
        type=TYPE,
        status=status or "unclear",
        scope=clause.scope,
        actor=actor,
        date=ahead(day, day_of(text)) if day and status in ("announced", "agreed") else day,
        evidence=evidence(clause, text, match.start(), match.end()),
        attribution=clause.attribution,
        slots={**slots, **countries},
        rule=f"next contact: {judged.reason}",
    )

"""Which round each fact of an article is about, and why: its own words, the sentence it stands in, the main round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import regex

from extractors.about import held_in
from extractors.accords import DEEDS, Accord, accord_of, accords, settled_at
from extractors.actors import HOSTS
from extractors.calendar import HELD, WISHED, resolve, session_of
from extractors.model import Annotated, Fact, Round, RoundRef, Sentence

SESSIONS: Final = frozenset({"round", "next_round"})
#: Facts that can only be about the session an article reports.
_OF_THE_SESSION: Final = frozenset({"delegation_head", "duration", "side_meeting", "mediator"})
#: What is said beside a session without being of it; the others are of the session their sentence names.
_APART: Final = frozenset({"quote", "prisoner_exchange", "body_repatriation", "civilian_child_return"})
#: What a follow-up tells of its session: what was settled there and what became of it.
_OUTCOMES: Final = DEEDS | {"document_exchange", "working_group", "ceasefire_position", "assessment"}
#: Told in the past of the past, for they lay on the table of the session that is told ("had handed over its paper").
_PAPERS: Final = frozenset({"document_exchange", "working_group"})
_TWO_SIDES: Final = 2  # a session of more has a third party at the table
#: What is everybody's at a table of three: how long they sat, that they will meet again.
_SHARED: Final = frozenset({"duration", "next_round", "next_contact"})
#: What both sides came away with: of a mediator's session too, where the article is about that session.
_RESULTS: Final = frozenset({"agreed"})
_TRUCES: Final = frozenset({"ceasefire_deal"})
#: "I do not believe in the result of this meeting"
_THIS_ONE: Final = regex.compile(
    r"\b(?:this|that|these|those) (?:same |very )?(?:meeting|talks|negotiations|round|session|consultations)\b",
    regex.IGNORECASE,
)
#: Facts that are about no session, whatever stands beside them.
_OF_NONE: Final = frozenset({"war_start"})
#: Classes whose session is still to come, and what stands before it: nothing is said there yet.
_PREVIEWS: Final = frozenset({"round_announced", "round_postponed"})
_STANDING: Final = DEEDS | {"demand", "ceasefire_position", "assessment", "quote"}
#: Views held before and after a session, which is only said to be going on; such a view of what is wanted of the other.
_VIEWS: Final = frozenset({"demand", "ceasefire_position", "security_guarantee"})
_WANTS: Final = frozenset({"demand", "security_guarantee"})
#: "insists", "continues to reject": what a party says at any time, and not only at the table.
_AT_ANY_TIME: Final = regex.compile(
    r"\b(?:insists?|demands(?! for\b)|rejects?|refuses|deems?|seeks?|(?:seeking|rejecting|insisting|demanding)|"
    r"(?:continues?|keeps?) (?:to |on )?(?:insist|demand|reject|refus|seek)\w*|"
    r"(?:has|have) (?:\w+ )?(?:warned|rejected|demanded|insisted|sought|said|ruled out))\b"
)
_AT_TABLE: Final = regex.compile(
    r"\b(?:talks|negotiat\w+|delegations?|round|meeting|session|table|memorandum|proposals?|envoys?|teams?)\b",
    regex.IGNORECASE,
)
#: Classes whose facts are about their main round unless they say otherwise.
_OF_A_ROUND: Final = frozenset({"round_report", "round_ongoing", "round_announced", "round_postponed"})
_DONE: Final = frozenset({"completed", "partially_completed"})
_POINTS_BACK: Final = 3  # sentences on, the next two, in which "this meeting" is the one just told
_MANY: Final = 2  # sessions from which on a background piece is about none of them
#: Not done yet, or in part: still of the session where it was settled.
_DUE: Final = frozenset(
    {"agreed", "scheduled", "announced", "promised", "ongoing", "called_for", "postponed", "cancelled"}
)
#: How the basis of a reference begins that rests on the words of an agreement, which follow.
AGREED: Final = "agreements: "
#: The rule of a session told by its days and places alone.
REMEMBERED: Final = "round: a known session remembered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an article's facts are resolved against."""

    annotated: Annotated
    rounds: Sequence[Round]
    day: date | None  # the article's local day


def resolve_sessions(facts: Iterable[Fact], setting: Setting, doc_class: str) -> tuple[Fact, ...]:
    """Return the facts with the round of each session that resolves; the other facts as they are."""
    return tuple(_resolved(fact, setting, doc_class) if fact.type in SESSIONS else fact for fact in facts)


def main_round(facts: Iterable[Fact], doc_class: str) -> RoundRef | None:
    """Return the round an article is about: a held session in its main scope first, then a planned one.

    A remembered session will do for a background article only, a wish only where the article announces a session.
    Where a coming or moved session is the news, what was held before it is history.
    """
    facts = tuple(facts)
    beside = () if doc_class == "related" else ("context",)
    scopes = ("headline", "main", *beside, *(("background",) if doc_class == "background" else ()))
    found = [
        (fact.status not in HELD, scopes.index(fact.scope), order, fact)
        for order, fact in enumerate(facts)
        if fact.type == "round" and fact.rounds and fact.scope in scopes and not _beside(fact, doc_class)
        if not elsewhere(fact, facts)
    ]
    ahead = doc_class in ("round_announced", "round_postponed")
    usable = [one for one in found if (not ahead if one[3].status in HELD else _is_main_plan(one[3], doc_class))]
    return min(usable, key=lambda one: one[:3])[3].rounds[0] if usable else None


def _beside(fact: Fact, doc_class: str) -> bool:
    """Tell whether a session only stands beside the other story of a related article: told by its days, or undated."""
    if doc_class != "related" or fact.scope == "headline":
        return False
    return fact.rule == REMEMBERED or not (fact.status in HELD or fact.date or fact.slots.get("number"))


def elsewhere(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Tell whether a session is only looked back to where a new one, in another city, is the news."""
    if fact.rule != "round: in or after it" or fact.date is not None or fact.place is None:
        return False
    news = (one for one in facts if one.type == "round" and one.status in HELD and not one.rounds)
    return any(one.place and one.place != fact.place and one.scope in ("headline", "main") for one in news)


def tells_many(facts: Iterable[Fact]) -> bool:
    """Tell whether facts tell of several sessions side by side, as a guide does that is about none of them."""
    return len({ref.round_id for fact in facts if fact.type == "round" for ref in fact.rounds}) >= _MANY


def _is_main_plan(fact: Fact, doc_class: str) -> bool:
    if fact.status in WISHED:
        return doc_class == "round_announced"
    return fact.scope in ("headline", "main") or doc_class in ("round_announced", "background")


def spread(facts: Sequence[Fact], setting: Setting, doc_class: str, main: RoundRef | None) -> tuple[Fact, ...]:
    """Return the facts with their rounds: own words, the sentence they stand in, else the main round where it fits."""
    told = _rounds_by_sentence(facts, setting.annotated)
    agreed = accords(setting.annotated) if any(fact.type in DEEDS for fact in facts) else ()
    return tuple(fact if fact.rounds else _placed(fact, setting, told, agreed, doc_class, main) for fact in facts)


def at_the_table(facts: Sequence[Fact], main: str | None, rounds: Sequence[Round]) -> tuple[Fact, ...]:
    """Return the facts with everybody at the table as actor where the main session has a third party at it."""
    known = next((one for one in rounds if one.round_id == main), None)
    seat = next((f for f in facts if f.type == "round" and f.actor == "ALL" and f.scope != "background"), None)
    if seat is None and not (known and len({*known.participants} - HOSTS) > _TWO_SIDES):
        return tuple(facts)
    third = seat.slots.get("participants", ()) if seat else known.participants if known else ()
    return tuple(_seated(fact, third) for fact in facts)


def _seated(fact: Fact, company: Sequence[str]) -> Fact:
    """Give a fact of a table of three everybody at it; an earlier session only where nothing says it was another's."""
    alone = fact.actor == "ALL" and len(fact.slots.get("participants", ())) <= _TWO_SIDES
    if fact.actor != "BOTH" and not alone:
        return fact
    if fact.type == "round" and not fact.rounds and company:
        return replace(fact, actor="ALL", slots={**fact.slots, "participants": list(company)})
    return replace(fact, actor="ALL") if fact.type in _SHARED else fact


def fits_main(fact: Fact, doc_class: str) -> bool:
    """Tell whether a fact without a round of its own is about the article's main round."""
    own = fact.type not in DEEDS or fact.date is not None or "agreed_in" in fact.slots  # a day or deal of its own
    old = fact.scope == "background" and fact.status in _DONE and fact.type not in _PAPERS and own
    if fact.type in SESSIONS | _OF_NONE or old:
        return False
    if doc_class in _PREVIEWS and (fact.type in _STANDING or fact.scope in ("context", "background")):
        return fact.type == "delegation_head"
    if doc_class == "related" and fact.type in _TRUCES and fact.status in _RESULTS and fact.scope != "background":
        return True
    if fact.type == "mediation_offer" and doc_class not in _PREVIEWS:
        return False  # made for what comes next
    if fact.type == "mediator" and doc_class == "related":
        return False  # who mediates at all
    if (fact.type in _VIEWS and doc_class == "round_ongoing") or _any_time(fact):
        return False
    told_after = doc_class == "followup" and fact.type in _OUTCOMES
    return doc_class in _OF_A_ROUND or fact.type in _OF_THE_SESSION or told_after


def _any_time(fact: Fact) -> bool:
    """Tell whether a fact is no outcome: children who came home, what a party wants always and not at the table."""
    if fact.type == "civilian_child_return":
        return fact.status in _DONE
    told = fact.evidence.text if fact.type in _WANTS and fact.scope != "headline" else ""
    return _AT_ANY_TIME.search(told) is not None and not _AT_TABLE.search(told)


def _resolved(fact: Fact, setting: Setting, doc_class: str) -> Fact:
    session = session_of(fact, setting.annotated.talks.parties, setting.day)
    news = doc_class in ("round_report", "round_ongoing") and fact.scope in ("headline", "main")
    session = replace(session, news=news)
    if fact.type == "next_round":
        session = replace(session, status="announced")
    found = resolve(session, setting.rounds)
    return replace(fact, rounds=(found.ref,)) if found else fact


def _placed(
    fact: Fact,
    setting: Setting,
    told: Mapping[int, tuple[RoundRef, ...]],
    agreed: Sequence[Accord],
    doc_class: str,
    main: RoundRef | None,
) -> Fact:
    """Give a fact the rounds its sentence names, the one whose agreements it carries out, or the main round."""
    if fact.type in _OF_NONE:
        return fact
    sentence = sentence_of(fact, setting.annotated.sentences)
    if fact.type in DEEDS and (fact.status in _DONE or (fact.status in _DUE and doc_class not in _OF_A_ROUND)):
        own = [one for one in agreed if sentence and one.sentence == sentence.index]
        under = _carried_out(fact, sentence, setting, own if doc_class in _OF_A_ROUND else agreed)
        if under:
            return under
    beside = told.get(sentence.index, ()) if sentence and fact.type not in SESSIONS else ()
    if sentence and not beside and fact.type not in SESSIONS | _APART:
        named = held_in(sentence, setting.annotated, setting.rounds, setting.day)
        beside = (named,) if named else ()
    if beside and (fact.status in _DONE or fact.type not in _APART):
        return replace(fact, rounds=tuple(replace(ref, basis="same sentence") for ref in beside))
    if main and fits_main(fact, doc_class) and not _of_others(fact, main, setting):
        return replace(fact, rounds=(replace(main, basis="main"),))
    return fact


def with_one_party(fact: Fact) -> bool:
    """Tell whether a length is of a mediator's meeting with one party ("the envoys sat with … until midnight")."""
    return fact.type == "duration" and "+" in (fact.actor or "")


def _of_others(fact: Fact, main: RoundRef, setting: Setting) -> bool:
    """Tell whether a length is of a mediator's meeting where the main session had somebody else at the table."""
    if not with_one_party(fact):
        return False
    known = next((one for one in setting.rounds if one.round_id == main.round_id), None)
    company = known.participants if known else setting.annotated.talks.parties
    return not set(company) <= set((fact.actor or "").split("+"))


def _carried_out(fact: Fact, sentence: Sentence | None, setting: Setting, agreed: Sequence[Accord]) -> Fact | None:
    """Give a deed the session whose agreements it carries out, or only their place where several fit."""
    accord = accord_of(fact, agreed, sentence, setting.day)
    if accord is None:
        return None
    done = fact.date.end if fact.date and fact.status in _DONE else setting.day
    fits = settled_at(accord, setting.rounds, min(filter(None, (done, setting.day)), default=None))
    if len(fits) == 1:
        return replace(fact, rounds=(RoundRef(round_id=fits[0].round_id, basis=f"{AGREED}{accord.words}"),))
    return replace(fact, slots={**fact.slots, "agreed_in": accord.place}) if fits and accord.place else None


def _rounds_by_sentence(facts: Iterable[Fact], annotated: Annotated) -> dict[int, tuple[RoundRef, ...]]:
    """Give the rounds each sentence is about: those it tells as held, else what "this meeting" in it points back to."""
    told: dict[int, tuple[RoundRef, ...]] = {}
    pointed: dict[int, tuple[RoundRef, ...]] = {}
    for fact in facts:
        sentence = sentence_of(fact, annotated.sentences) if fact.type == "round" and fact.rounds else None
        if sentence and fact.status in HELD:
            told[sentence.index] = tuple(dict.fromkeys((*told.get(sentence.index, ()), *fact.rounds)))
        for one in annotated.sentences[sentence.index + 1 : sentence.index + _POINTS_BACK] if sentence else ():
            if one.where == fact.evidence.where and _THIS_ONE.search(one.text):
                pointed[one.index] = fact.rounds
    return {**pointed, **told}


def sentence_of(fact: Fact, sentences: Iterable[Sentence]) -> Sentence | None:
    """Return the sentence a fact's evidence begins in."""
    for sentence in sentences:
        if sentence.where == fact.evidence.where and sentence.start <= fact.evidence.start < sentence.end:
            return sentence
    return None

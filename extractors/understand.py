"""Everything understood of one article: its facts with their rounds, its class, what it tells of sessions.

Its words are read first, whatever rounds are known; then they are understood beside the known rounds. Who has to do the
second again, because a round was found meanwhile, need not do the first again, which is most of the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from extractors.about import brokered, talked_of
from extractors.annotate import annotate, local_day
from extractors.calendar import HELD, same_place
from extractors.coming import told_in_one, told_once
from extractors.confidence import weighed
from extractors.coverage import cover
from extractors.engine import read_facts
from extractors.main_told import with_main_told
from extractors.model import Annotated, Article, Coverage, Fact, Observation, Reading, Round, RoundRef, Talks
from extractors.moves import with_move
from extractors.observe import observe
from extractors.references import (
    AGREED,
    Setting,
    at_the_table,
    elsewhere,
    fits_main,
    main_round,
    resolve_sessions,
    spread,
    tells_many,
    with_one_party,
)
from extractors.remembered import with_remembered
from extractors.seasons import season

_NEWS: Final = ("round_report", "round_ongoing")
_OPENING: Final = 3  # sentences, the title among them


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """An article's layers and the facts its words alone give, which no known round has any part in."""

    annotated: Annotated
    facts: tuple[Fact, ...]


def understand(article: Article, talks: Talks, known_rounds: Sequence[Round], now: datetime) -> Reading:
    """Return the reading of an article in a language Parley reads.

    ``known_rounds``: registry and discovered ones; sessions that fit none stay without a round until ``attach``.
    ``now`` (aware UTC) stands in where the article gives no publication time.
    """
    return understand_words(read_words(article, talks), known_rounds, now)


def read_words(article: Article, talks: Talks) -> Words:
    """Return what can be read of an article before any round is known."""
    annotated = annotate(article, talks)
    return Words(annotated=annotated, facts=read_facts(annotated))


def understand_words(words: Words, known_rounds: Sequence[Round], now: datetime) -> Reading:
    """Return the reading of an article whose words were read, as ``understand`` does."""
    annotated, facts = words.annotated, words.facts
    day = local_day(annotated.article, annotated.talks)[0] or now.date()
    setting = Setting(annotated=annotated, rounds=known_rounds, day=day)
    coverage = cover(annotated, known_rounds, day)
    near = season(known_rounds, day, rumours=True)
    facts = with_move(facts, annotated, coverage.doc_class, near, day)
    facts = resolve_sessions(facts, setting, coverage.doc_class)
    facts = with_remembered(facts, annotated, known_rounds, day)
    main = _main(facts, coverage.doc_class, setting)
    facts = spread(facts, setting, coverage.doc_class, main)
    if main is None and (main := _carried_out(coverage.doc_class, facts)):
        facts = spread(facts, setting, coverage.doc_class, main)
    facts = with_main_told(facts, annotated, coverage.doc_class, main, known_rounds)
    facts = weighed(at_the_table(facts, main.round_id if main else None, known_rounds))
    seen = [fact for fact in facts if not elsewhere(fact, facts)]
    observations = observe(annotated, seen, coverage.doc_class, known_rounds, day)
    alone = len(annotated.sentences) <= _OPENING  # what stands alone may be either
    facts = told_in_one(facts) if alone else told_once(facts, coverage.doc_class)
    named = tuple(dict.fromkeys(ref.round_id for fact in facts for ref in fact.rounds))
    coverage = _about(coverage, main.round_id if main else None, named)
    return Reading(article=annotated.article, coverage=coverage, facts=facts, observations=observations)


def attach(reading: Reading, round_ids: Sequence[str | None]) -> Reading:
    """Return the reading with the rounds decided for its observations, given in their order; None leaves one open.

    Facts and coverage follow: the session's fact has its round, and an article about one session has it as its main.
    """
    seen = tuple(
        replace(one, round_id=round_id) if round_id else one
        for one, round_id in zip(reading.observations, round_ids, strict=True)
    )
    decided = {id(one.fact): one for one in seen if one.round_id and not one.fact.rounds}
    main = reading.coverage.main_round or _observed_main(reading.coverage.doc_class, seen)
    facts = weighed(
        replace(fact, rounds=(_ref(decided[id(fact)]),))
        if id(fact) in decided
        else replace(fact, rounds=(RoundRef(round_id=main, basis="main"),))
        if main and not fact.rounds and fits_main(fact, reading.coverage.doc_class) and not with_one_party(fact)
        else fact
        for fact in reading.facts
        if id(fact) in decided or _recalled(fact, reading.coverage.doc_class) or not _is_nowhere(fact)
    )
    named = tuple(dict.fromkeys(ref.round_id for fact in facts for ref in fact.rounds))
    return replace(reading, coverage=_about(reading.coverage, main, named), facts=facts, observations=seen)


def _is_nowhere(fact: Fact) -> bool:
    """Tell whether a session is told as news and held, and still is none of the known or opened ones: a misreading."""
    told = fact.type == "round" and (fact.status == "concluded" or (fact.status == "ongoing" and fact.date is None))
    return told and not fact.rounds and fact.scope != "background"


def _recalled(fact: Fact, doc_class: str) -> bool:
    """Tell whether an article about something else recalls a session by its place and all who sat there."""
    beside = doc_class in ("related", "followup", "background")
    placed = fact.place is not None or fact.slots.get("country") is not None
    return beside and placed and fact.actor == "ALL"


def _observed_main(doc_class: str, seen: Sequence[Observation]) -> str | None:
    """Return the round an article is about by its observations: one it saw, or one it announces."""
    placed = [one for one in seen if one.round_id]
    if doc_class in ("round_announced", "round_postponed"):
        return next((one.round_id for one in placed if one.fact.status not in HELD), None)
    return next((one.round_id for one in placed if one.fact.status in HELD), None)


def _main(facts: Sequence[Fact], doc_class: str, setting: Setting) -> RoundRef | None:
    """Return the round an article is about: by its sessions, else by its class; a guide to many is about none."""
    if doc_class == "background" and tells_many(facts):
        return None
    return main_round(facts, doc_class) or _by_class(doc_class, setting)


def _by_class(doc_class: str, setting: Setting) -> RoundRef | None:
    """Return the main round of an article whose facts resolve none: one that is talked of, or is just over."""
    talked = talked_of(setting.annotated, setting.rounds, setting.day, news=doc_class in _NEWS)
    near = season(setting.rounds, setting.day)
    if talked is None and doc_class == "related":
        return brokered(setting.annotated, setting.rounds, setting.day)
    if talked or near is None or near.days < 0:
        return talked
    if (doc_class in _NEWS and near.days <= 1) or (doc_class == "followup" and _names_place(near.round, setting)):
        return RoundRef(round_id=near.round.round_id, basis="publication window")
    return None


def _names_place(known: Round, setting: Setting) -> bool:
    """Tell whether title or lead name the city of a round that is just over."""
    opening = setting.annotated.sentences[:_OPENING]
    return any(same_place(mention.id, known.city) for one in opening for mention in one.mentions)


def _carried_out(doc_class: str, facts: Sequence[Fact]) -> RoundRef | None:
    """Return the round whose agreements a follow-up tells of as carried out."""
    told = [ref for fact in facts if fact.scope in ("headline", "main") for ref in fact.rounds]
    return next((ref for ref in told if ref.basis.startswith(AGREED)), None) if doc_class == "followup" else None


def _about(coverage: Coverage, main: str | None, named: Sequence[str]) -> Coverage:
    return replace(coverage, main_round=main, rounds=tuple(dict.fromkeys((*((main,) if main else ()), *named))))


def _ref(seen: Observation) -> RoundRef:
    return RoundRef(round_id=seen.round_id or "", basis=seen.basis)

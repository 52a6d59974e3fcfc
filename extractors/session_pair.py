"""Whether a session is the two parties': by who is named with it, and by what the article is about."""

from __future__ import annotations

from typing import Final

import regex

from extractors.actors import MEDIATING
from extractors.binding import local
from extractors.context import sides_in
from extractors.leaders import day_of
from extractors.model.text import Annotated, Clause, Mention
from extractors.seasons import season
from extractors.sessions import GO_BETWEEN, Session
from extractors.subjects import side_of
from extractors.text import clean
from extractors.triggers import gated
from extractors.venue import session_format

#: Hosts and mediators stand in sentences about the two parties' sessions.
_HOSTS: Final = frozenset({"TR", "AE", "SA", "QA", "BY", "VA", "CH", "UN", "ICRC"})
#: Countries that host talks of one party with third ones.
_ELSEWHERE: Final = frozenset({"US", "GB", "FR", "DE", "BE", "CN", "KP", "IN", "IT"})
#: Votes of title and lead that make "the talks" the two parties' even in a sentence that names others.
_STRONG: Final = 3
#: Sentences of title and lead that vote.
_VOTERS: Final = 5
_TALKS: Final = gated(r"\b(?:talks|negotiat|round|delegation|meet|met\b|swap|exchange|summit)", regex.IGNORECASE)
_TOGETHER: Final = gated(r"\b(?:trilateral|three-way|three-party|at one table|delegations)\b", regex.IGNORECASE)
#: "US-brokered talks": the broker is named as such, not as a party.
_BROKERED: Final = gated(r"\b(?:US|U\.S\.|American|Washington)-(?:brokered|led|mediated|backed|drafted|sponsored)\b")
#: "talks mediated by the US", "under US mediation": who brings others together.
_BROKERED_BY: Final = regex.compile(
    r"\b(?:(?:mediated|brokered|facilitated|sponsored|backed|initiated) by|"
    r"(?:mediation|auspices|assistance|help|sponsorship) (?:of|by)) (?:the )?$"
)
_BROKERING: Final = regex.compile(r"(?:['’]s?)? (?:\w+ )?(?:mediation|brokerage|facilitation|auspices|sponsorship)\b")
_ONLY_OBJECT: Final = regex.compile(r"\b(?:in|against|of|on|near|into|from|over|war|across) (?:the )?$")


def numbers(clause: Clause, plain: str, session: Session) -> list[int]:
    """Give the ordinals that count rounds at the session; quoted or doubted ones are left out."""
    found = []
    for m in local(clause, "ordinal"):
        reach = _FOR_ROUND if session.kind == "verb" else 0
        near = m.start <= session.end + reach and session.start <= m.end + 40
        counts = m.form == "round" or (m.form == "meeting" and session.kind == "meeting" and len(session.sides) > 1)
        if counts and near and not _DOUBTED.search(plain[: m.start]) and not _COUNT.match(plain, m.start):
            found.append(int(m.id))
    if not found and session.kind == "round" and _INITIAL.search(plain[: session.start]):
        return [1]
    return list(dict.fromkeys(found))


#: Characters from "met" to its ordinal: "met for their third round".
_FOR_ROUND: Final = 16
_DOUBTED: Final = regex.compile(
    r"\b(?:called|dubbed|described as|so-called|termed) (?:it |them |this )?(?:an? |the )?[\"“]?$|[\"“]$",
    regex.IGNORECASE,
)
#: "first two rounds" counts two, not the first.
_COUNT: Final = regex.compile(r"\w+ (?:two|three|four|2|3|4) ")
_INITIAL: Final = regex.compile(r"\b(?:an|the) initial (?:\w+ )?$", regex.IGNORECASE)


def ours(session: Session, clause: Clause, text: Annotated) -> bool:
    """Tell whether the two parties sit in the session: both named, or nobody else and the article is about theirs."""
    parties = set(text.talks.parties)
    plain = clean(clause.text)
    if _of_strangers(clause, plain, session):
        return False
    if session_format(plain) == "separate":
        return session.sides > parties
    if session.sides >= parties:
        return True
    rival = any(m.kind == "rival" for m in clause.sentence.mentions)
    if session.sides - parties or rival or (session.kind == "verb" and not session.sides):
        return False
    numbered = session.kind == "round" and bool(numbers(clause, plain, session))
    named = sides_in(tuple(apart_from_brokers(clause)), text.talks)
    mine, others = pair_votes(text)
    if named >= parties and session.kind == "round" and (mine >= others or numbered):
        return True
    third = named - parties - _HOSTS
    if not numbered and (
        abroad(clause, text) or (third and (others or mine < _STRONG or third & set(clause.subjects)))
    ):
        return False
    if session.sides:
        alone = session.kind == "round" and not named - parties and _in_season(text)
        return session.kind != "meeting" and mine >= others and (alone or _other_acts(clause, session.sides, text))
    team = named and named <= parties and others == 0 and "delegation" in clause.sentence.text
    known = session.kind == "round" and not named - parties and mine == others == 0 and _in_season(text)
    return mine > others or (mine == others and bool(numbered or team or known))


_BETWEEN: Final = regex.compile(
    r" (?:between|of) (?:the |an? )?(?!two|both|sides|delegation|negotiat|parties|warring|teams?|capitals|countries|"
    r"foreign|representatives|officials|top|senior|presidents|leaders|experts|military|states|nations|belligerents|"
    r"envoys|heads|opposing|them|us\b|each|working|technical|these|those|three|all|high|chief|rival)"
    r"[a-z][\w'’-]* (?:[\w'’-]+ )?and "
)
_NAMED_NEAR: Final = 90  # characters behind a session in which a side shows that it is the parties'


def _of_strangers(clause: Clause, plain: str, session: Session) -> bool:
    """Tell whether talks are "between the government and the union": common nouns, none of them a side."""
    if not _BETWEEN.match(plain, session.end):
        return False
    sides = [m for kind in ("side", "person", "joint") for m in local(clause, kind)]
    return not any(session.end < m.start < session.end + _NAMED_NEAR for m in sides)


def apart_from_brokers(clause: Clause) -> list[Mention]:
    """Give the mentions of a clause's sentence without those that only say who brings others together."""
    plain, start = clean(clause.sentence.text), clause.sentence.start
    return [m for m in clause.sentence.mentions if not _brokers(plain, m.start - start, m.end - start)]


def _brokers(plain: str, left: int, right: int) -> bool:
    """Tell whether a name at ``left:right`` is that of a broker ("US-brokered", "mediated by the US")."""
    behind = GO_BETWEEN.match(plain, right) or _BROKERING.match(plain, right)
    return bool(behind or _BROKERED_BY.search(plain, max(0, left - 40), left))


def third_of(clause: Clause, text: Annotated) -> frozenset[str]:
    """Give who sits with the parties by what the sentence calls the session: trilateral, or brokered by a mediator.

    Of a trilateral it is the one state beside the parties and hosts that the sentence, or title and lead, name.
    """
    brokers = set(clause.sentence.mentions) - set(apart_from_brokers(clause))
    seated = sides_in(tuple(brokers), text.talks) & MEDIATING
    if session_format(clean(clause.sentence.text)) != "trilateral":
        return frozenset(seated)
    apart = set(text.talks.parties) | _HOSTS
    near = sides_in(clause.sentence.mentions, text.talks) - apart
    if not near:
        lead = [m for sentence in text.sentences[:_VOTERS] for m in sentence.mentions]
        near = sides_in(tuple(lead), text.talks) - apart
    return frozenset(near) if len(near) == 1 else _mediating(text)


def _mediating(text: Annotated) -> frozenset[str]:
    """Give the mediating state an article names anywhere, worked out once."""
    key = ("mediating",)
    if key not in text.kept:
        text.kept[key] = frozenset(m.id for s in text.sentences for m in s.mentions if m.id in MEDIATING)
    found: frozenset[str] = text.kept[key]
    return found


def _in_season(text: Annotated) -> bool:
    """Tell whether a round of the two parties is near, so that a round nobody names in full is theirs."""
    return season(text.talks.rounds, day_of(text)) is not None


def _other_acts(clause: Clause, sides: frozenset[str], text: Annotated) -> bool:
    """Tell whether the party not named with the session acts in the sentence ("talks with Russia … Kyiv said")."""
    other = set(text.talks.parties) - sides
    plain = clean(clause.sentence.text)
    start = clause.sentence.start
    acting = [m for m in clause.sentence.mentions if m.kind in ("side", "person") and side_of(m, text.talks) in other]
    return bool(other & set(clause.subjects)) or any(not _ONLY_OBJECT.search(plain[: m.start - start]) for m in acting)


def abroad(clause: Clause, text: Annotated) -> bool:
    """Tell whether the clause is set in a capital of other formats, where "the talks" are somebody else's."""
    places = {p.name: p.country for p in text.talks.places}
    return any(places.get(m.id) in _ELSEWHERE for m in clause.mentions if m.kind == "place")


def default_pair(text: Annotated) -> bool:
    """Tell whether "the talks" of an article are those of the two parties: its title and lead speak of theirs more."""
    mine, others = pair_votes(text)
    return mine > others


def pair_votes(text: Annotated) -> tuple[int, int]:
    """Count the sentences of title and lead on talks of the two parties, and on talks of one with others; titles twice.

    A sentence that names both and a third state votes only when it says that they sit together.
    """
    mine = others = 0
    parties = set(text.talks.parties)
    for sentence in text.sentences[:_VOTERS]:
        if not _TALKS.search(sentence.text):
            continue
        found = sides_in(sentence.mentions, text.talks)
        joint = any(m.kind == "joint" for m in sentence.mentions)
        weight = 2 if sentence.where == "title" else 1
        third = {"US", "GB", "FR", "DE", "EU"} & sides_in(sentence.mentions, text.talks)
        third = set() if _BROKERED.search(sentence.text) else third
        if joint or found >= parties:
            mine += weight if joint or not third or _TOGETHER.search(sentence.text) else 0
        elif found & parties and found - parties - _HOSTS:
            others += weight
    return mine, others

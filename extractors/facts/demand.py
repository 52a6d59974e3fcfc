"""What somebody demands of another or refuses: a holder, a target and a topic of the lexicon.

Reads demands, conditions, goals, calls, "must", readiness and refusals, by subject, possessive, passive and speaker.
Never reads: what is talked about, reported done, hoped for by outsiders, taken back or denied; demands without content.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors import holders, polarity
from extractors.binding import evidence
from extractors.clause import CLAUSES
from extractors.demand_answers import later, named_as, refusals, wanted
from extractors.demand_topics import Found, topics
from extractors.facts.demand_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Attribution, Fact, Quantity
from extractors.model.text import Annotated, Clause
from extractors.pieces import verb
from extractors.plan_owners import on_plan
from extractors.stance_voices import earlier, voice
from extractors.stance_words import THESE
from extractors.stances import Stance, governed, own, stance
from extractors.subjects import side_of
from extractors.text import clean

TYPE: Final = "demand"
_IF: Final = regex.compile(
    r"\b(?:if|provided|in exchange for|in return for|on (?:the )?condition|as long as|as soon as|once|"
    r"only (?:after|when|with))\b"
)
_MUST: Final = regex.compile(r"(?:must|should|ought to|ha(?:s|ve) to|needs? to)(?: first)?", regex.IGNORECASE)
_REGIONS: Final = regex.compile(r" (?:\w+ ){0,4}?(?:regions|provinces|oblasts|districts)\b", regex.IGNORECASE)
_OF_TROOPS: Final = regex.compile(r"\b(?:withdraw|pull|leav|remov|retreat)\w*", regex.IGNORECASE)
_ADJECTIVE_TROOPS: Final = regex.compile(
    r"\b\p{Lu}\w+(?:'s)? (?:\w+ )?(?:troops|forces|army|soldiers|units|military)\b"
)
#: What one party asks of the other politely; what it wants, seeks or presses for it demands.
_ASKS: Final = regex.compile(r"(?:ask|request|appeal|urg|hop|expect|should|call)", regex.IGNORECASE)
_WANTS: Final = frozenset({"demanded", "called_for"})
_BLOCKED: Final = frozenset({"question", "denied"})


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the demands and refusals of a clause, one per topic."""
    if clause.polarity in _BLOCKED or any(m.kind == "rival" for m in clause.sentence.mentions):
        return []
    here = _demands(clause, text) or later(clause, text, _before(clause, text))
    return here or named_as(clause, text, _before(clause, text))


def _demands(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the demands and refusals of the topics a clause names."""
    plain = clean(clause.sentence.text)
    first, last = clause.start - clause.sentence.start, clause.end - clause.sentence.start
    facts: list[Fact] = []
    for topic in topics(plain, text.talks.topics):
        if not first <= topic.start < last:
            continue
        fact = _fact(clause, text, plain, topic)
        here = [fact, *_refused(clause, text, plain, topic, fact)] if fact is not None else []
        if not any(one.status == "demanded" for one in here):
            here += _wanted(clause, text, topic)
        facts += here
        facts += [answer for one in here for answer in refusals(clause, text, one, topic.end)]
    return facts


def _wanted(clause: Clause, text: Annotated, topic: Found) -> list[Fact]:
    """Give the demand that the words behind a topic say it is ("to cede Donbas, a key Russian demand")."""
    found = wanted(clause, text, topic.end)
    if found is None:
        return []
    holder, start, end = found
    return [_made(clause, text, topic, Stance("demanded", start, end, "noun"), holder, "demanded")]


def _before(clause: Clause, text: Annotated) -> Iterator[Fact]:
    """Give the demands of the sentence before a clause's."""
    index = clause.sentence.index - 1
    for one in text.kept.get(CLAUSES, ()):
        if one.sentence.index == index and one.polarity not in _BLOCKED:
            yield from _demands(one, text)


def _refused(clause: Clause, text: Annotated, plain: str, topic: Found, fact: Fact) -> list[Fact]:
    """Give the demand that its refusal names ("Russian demands that Ukraine withdraw are a non-starter for Kyiv")."""
    named = (governed(plain, topic.start) or own(plain, topic.start, topic.end)) if fact.status == "rejected" else None
    named = own(plain, topic.start, topic.end) if named is not None and named.by != "noun" else named
    other = _fact(clause, text, plain, topic, named) if named is not None and named.by == "noun" else None
    return [other] if other is not None and other.status == "demanded" and other.actor != fact.actor else []


def _fact(clause: Clause, text: Annotated, plain: str, topic: Found, told_by: Stance | None = None) -> Fact | None:
    held = told_by or stance(plain, topic.start, topic.end)
    holder: str | None = None
    told = None
    if held is None and THESE.match(plain):
        held = Stance("demanded", 0, 0, "noun")
        holder, told = earlier(clause, text)
    if held is None and _ordered(clause, plain, topic):
        held = Stance("demanded", topic.start, topic.end, "speaker")
    if held is None or not _stands(clause, held):
        return None
    holder = holder or holders.holder(clause, text, held)
    if holder is None and told_by is None and (named := governed(plain, topic.start)) is not None:
        held, holder = named, holders.holder(clause, text, named)
    if holder is None or holder == "BOTH":
        return None
    status = _status(clause, text, plain, held, holder)
    if topic.id == "nato_membership" and status == "rejected" and holder == text.talks.theatre:
        holder = holders.speaker(clause, text) or holder  # "Ukraine will not join NATO, Trump said": he refuses it
    if status in _GIVES and _EXCHANGE.match(plain, topic.end) and _binds(clause, text, topic, held) == holder:
        status = "conditioned"
    if status is None or not _sound(clause, text, plain, topic, held, holder, status):
        return None
    return _made(clause, text, topic, held, holder, status, told)


def _made(
    clause: Clause,
    text: Annotated,
    topic: Found,
    held: Stance,
    holder: str,
    status: str,
    told: Attribution | None = None,
) -> Fact:
    plain = clean(clause.sentence.text)
    start = max(topic.start, clause.start - clause.sentence.start)
    end = min(topic.end, clause.end - clause.sentence.start)
    shift = clause.sentence.start - clause.start
    regions = _regions(clause, plain, topic)
    actor, others = holders.named(holder)
    return Fact(
        type=TYPE,
        status=status,
        scope=clause.scope,
        actor=actor,
        target=_target(clause, text, holder),
        quantity=regions,
        unit="region" if regions else None,
        evidence=evidence(clause, text, start + shift, end + shift),
        attribution=told or voice(clause, text, holder, held.start),
        slots={"topic": topic.id, **others},
        rule=f"demand: {plain[held.start : held.end] or 'these'}",
    )


def _ordered(clause: Clause, plain: str, topic: Found) -> bool:
    """Tell whether a speaker's own words command a thing ("Withdraw your troops from our land")."""
    begins = _BEGINS.fullmatch(plain, clause.start - clause.sentence.start, topic.start) is not None
    return (
        begins and clause.attribution.kind == "direct" and _YOURS.search(plain, topic.start, topic.end + 20) is not None
    )


_BEGINS: Final = regex.compile(r"\W*(?:(?:please|just|now|and|so|first|immediately|then)\W+){0,2}", regex.IGNORECASE)
_YOURS: Final = regex.compile(r"\byour\b", regex.IGNORECASE)
#: What a side would do itself for something in return.
_GIVES: Final = frozenset({"demanded", "called_for", "proposed", "offered", "accepted"})
_EXCHANGE: Final = regex.compile(
    r"[^;.]{0,60}?\b(?:in exchange for|in return for|provided(?: that)?|on (?:the )?condition|as long as|"
    r"if it (?:got|gets|received|receives|is given|were given))\b"
)


def _binds(clause: Clause, text: Annotated, topic: Found, held: Stance) -> str | None:
    """Give the party that is to do what a topic names: the last one named before it, near the word of the stance."""
    bound = _parties(clause, text, max(0, held.start - 60), topic.start)
    return bound[-1] if bound else None


_OF_LAND: Final = frozenset({"troop_withdrawal", "territorial_concessions"})


def _regions(clause: Clause, plain: str, topic: Found) -> Quantity | None:
    """Give how many regions a withdrawal or cession is about ("from four regions")."""
    shift = clause.sentence.start
    if topic.id not in _OF_LAND:
        return None
    for m in clause.sentence.mentions:
        near = topic.start <= m.start - shift <= topic.end + 40
        if m.kind == "number" and near and _REGIONS.match(plain, m.end - shift):
            return m.quantity
    return None


#: "must pull out if there is to be peace": what it is good for, not whether.
_IF_WANTED: Final = regex.compile(
    r"\bif [^,;.]{2,50}? (?:is|are|was|were) to (?:be|end|hold|stop|come|begin|succeed|last|work)\b"
)


def _stands(clause: Clause, held: Stance) -> bool:
    """Tell whether the clause lets the stance stand: what hangs on an if is no demand, but may be its condition."""
    if clause.polarity == "hypothetical":
        return held.by == "noun" and held.status == "demanded"  # "hoped that Moscow's demand for …": the demand stands
    if clause.polarity == "conditional" and not _IF_WANTED.search(clean(clause.sentence.text), held.end):
        return held.status == "offered" or (held.by == "speaker" and held.status in ("demanded", "called_for"))
    below = clause.polarity == "negated" and not polarity.scopes(clean(clause.text))
    return not (below and held.status != "rejected")


def _status(clause: Clause, text: Annotated, plain: str, held: Stance, holder: str) -> str | None:
    """Read "demands that the other never …" as a demand, "ready … if" as conditioned, acceptance only of one party."""
    if held.status in _WANTS and holder not in (*text.talks.parties, "OTHER") and on_plan(plain, held.start):
        return "proposed"
    if held.status == "called_for" and holder in text.talks.parties and not _ASKS.match(plain, held.start):
        return "demanded"
    if held.status == "accepted":
        return "accepted" if clause.subjects == (holder,) and clause.polarity == "asserted" else None
    if held.status == "offered":
        return "conditioned" if _IF.search(plain, held.end) or clause.polarity == "conditional" else "offered"
    if held.status != "rejected" or held.refused_at is None:
        return held.status
    begin = min(held.start, held.refused_at) if held.by != "speaker" else max(0, held.refused_at - 60)
    others = _parties(clause, text, begin, held.refused_at)
    if not others or others[-1] == holder:
        return held.status
    return "proposed" if holder not in text.talks.parties and on_plan(plain, held.start) else "demanded"


def _parties(clause: Clause, text: Annotated, start: int, end: int, until_verb: str = "") -> list[str]:
    """Give the parties named between two places; ``until_verb``: the sentence, to leave out subjects of other verbs."""
    by = clause.sentence.start
    near = [m for m in clause.sentence.mentions if start <= m.start - by < end]
    near = [m for m in near if not until_verb or verb(until_verb, m.end - by, end) is None]
    return [side for m in near if (side := side_of(m, text.talks)) in text.talks.parties]


def _sound(clause: Clause, text: Annotated, plain: str, topic: Found, held: Stance, holder: str, status: str) -> bool:
    """Tell whether holder and topic fit: nobody demands of himself, and an ultimatum is refused, not demanded."""
    if topic.id == "ultimatum":
        return status == "rejected"
    if topic.id == "territorial_concessions" and status in _WANTS and holder == text.talks.theatre:
        return False  # nobody asks for the loss of his own land
    if topic.id == "stop_shelling" and status in ("offered", "supported", "accepted"):
        return False  # whose own fire stops gives a truce
    if topic.id == "negotiation_format" and status == "offered":
        return False  # who is ready for any form of talks offers talks
    if status not in ("demanded", "called_for"):
        return True
    if held.by == "speaker" and _MUST.fullmatch(plain, held.start, held.end):
        bound = _parties(clause, text, max(0, held.start - 50), held.start, plain)
        return not bound or bound[-1] != holder
    if held.by == "speaker" and _IF.search(plain, held.start, held.end):
        hangs = _parties(clause, text, held.end, topic.start)
        if hangs and hangs[-1] == holder:
            return False  # "may sign if Ukraine agrees to …", a Ukrainian said: the condition is another's
    moved = _parties(clause, text, topic.start, topic.end + 1)
    leaves = _OF_TROOPS.search(plain, topic.start, topic.end + 30)
    return not (
        leaves and moved and moved[0] == holder and _ADJECTIVE_TROOPS.search(plain, topic.start, topic.end + 30)
    )


def _target(clause: Clause, text: Annotated, holder: str) -> str | None:
    """Give of whom it is demanded: the other party; of a third one's demand, the first party named."""
    parties = text.talks.parties
    if holder in parties:
        return text.talks.other(holder)
    named = [side for m in clause.sentence.mentions if (side := side_of(m, text.talks)) in parties]
    return named[0] if named else None

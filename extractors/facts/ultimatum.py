"""A deadline set to one side to do something, or else: who sets it, to whom, how many days, until when, and its fate.

Reads: "gave … N days to", an N-day deadline, "by Friday or face", a deadline cut to N days, one that expired. The end
is counted from the day of issue, never from the day of the article. Never reads lengths of truces, plans or stays,
nor a deadline that is not set.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import regex

from extractors import deadline_words as words
from extractors import holders, polarity
from extractors.binding import event_day, evidence, local
from extractors.deadline_issuers import issuer_of, target_of
from extractors.deadline_terms import coming, expiry, in_days, lengths_in, new_and_old, of_days, whole, within
from extractors.facts.ultimatum_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause, Mention
from extractors.subjects import side_of
from extractors.text import clean

TYPE: Final = "ultimatum"
WORDS: Final = regex.compile(
    r"deadline|ultimatum|\bdays?\b|weeks?|months?|hours|\b(?:by|until|till|before) ", regex.IGNORECASE
)
#: Characters between a deadline's words.
_NEAR: Final = 70


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the ultimatum a clause tells of, at most one."""
    plain = clean(clause.text)
    if any(m.kind == "rival" for m in clause.sentence.mentions):
        return []
    for reader in _READERS.get(clause.polarity, ()):
        fact = reader(clause, text, plain)
        if fact is not None:
            return [fact] if _ours(clause, text, fact) else []
    return []


def _unless(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read "tariffs if there is no deal in 50 days", "… by 2 September" as a deadline of who threatens."""
    if not words.PENALTY.search(clean(clause.sentence.text)):
        return None
    for length in within(clause, plain):
        if hangs := words.UNLESS.search(plain, 0, length.start):
            return _fact(clause, text, plain, (hangs.start(), length.end), "issued", length)
    for day in local(clause, "date"):
        hangs = words.UNLESS.search(plain, 0, day.start)
        if hangs is not None and day.span is not None:
            fact = _fact(clause, text, plain, (hangs.start(), day.end), "issued", None)
            return replace(fact, slots={**fact.slots, "expiry": coming(day.span, text).end.isoformat()})
    return None


def _soon(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read "tariffs within ten days if there is no deal", "… 10 days from today if …"."""
    said, by = clean(clause.sentence.text), clause.start - clause.sentence.start
    for length in within(clause, plain):
        ends = words.SOON.match(said, length.end + by)
        begins = words.WITHIN.search(plain, 0, length.start) or (ends is not None and "from" in ends[0] and length)
        if ends is not None and begins and words.PENALTY.search(plain, 0, length.start):
            return _fact(clause, text, plain, (length.start, length.end), "issued", length)
    return None


def _expired(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read "Trump's deadline expired on Friday"."""
    noun = words.NOUN.search(plain)
    over = words.EXPIRED.search(plain, noun.end(), noun.end() + _NEAR) if noun else None
    if (
        noun is None
        or over is None
        or polarity.negated(plain, over.start())
        or words.AHEAD.search(plain, 0, noun.start())
    ):
        return None
    fact = _fact(clause, text, plain, (noun.start(), over.end()), "expired", None)
    return replace(fact, date=event_day(clause, over.start()))


def _dropped(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read "has dropped his deadline", "faces no set deadline", "the ultimatum no longer applies"."""
    noun = words.NOUN.search(plain)
    if noun is None or words.KEPT.search(plain, 0, noun.start()):
        return None
    before = words.DROPPED.search(plain, 0, noun.start())
    void = words.VOID.match(plain, noun.end())
    if before is None and void is None:
        return None
    stretch = before.start() if before else noun.start(), void.end() if void else noun.end()
    fact = _fact(clause, text, plain, stretch, "cancelled", None)
    return fact if fact.actor is not None else None


def _revised(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read "cut the 50-day deadline to 10 or 12 days": the new length counts, the old one is what it revises."""
    lengths = lengths_in(clause)
    cut = words.CUT.search(plain)
    noun = words.NOUN.search(plain)
    if cut is not None and len(lengths) == 1 and lengths[0].start > cut.start():
        return _to_bare(clause, text, plain, cut, lengths[0]) or _cut_it(clause, text, plain, cut, lengths[0])
    if cut is None or noun is None or len(lengths) < 2 or _denied(plain, cut.start()):
        return None
    new, old = new_and_old(plain, lengths)
    fact = _fact(clause, text, plain, (min(cut.start(), new.start), max(new.end, noun.end())), "issued", new)
    return replace(fact, slots={**fact.slots, "revises": whole(in_days(old).lo)})


def _to_bare(clause: Clause, text: Annotated, plain: str, cut: regex.Match[str], old: Mention) -> Fact | None:
    """Read "shortened the 50 days he had given to 12": the new length goes without its unit."""
    bare = words.TO_BARE.search(plain, old.end, old.end + _NEAR)
    if bare is None or _denied(plain, cut.start()):
        return None
    new = of_days(old.id, float(bare["n"]), bare.span("n"))
    fact = _fact(clause, text, plain, (cut.start(), new.end), "issued", new)
    return replace(fact, slots={**fact.slots, "revises": whole(in_days(old).lo)})


def _cut_it(clause: Clause, text: Annotated, plain: str, cut: regex.Match[str], new: Mention) -> Fact | None:
    """Read "…, then cut that to a week": the deadline stands before."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start]
    if not words.CUT_IT.search(plain, cut.start(), new.start) or not words.NOUN.search(before):
        return None
    if _denied(plain, cut.start()):
        return None
    return _fact(clause, text, plain, (cut.start(), new.end), "issued", new)


def _walks(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read "will walk away within days unless there is progress" as a term of a third side."""
    said, by = clean(clause.sentence.text), clause.start - clause.sentence.start
    cue = words.WALKS.search(said, by)
    if cue is None or cue.start() >= by + len(plain) or polarity.negated(said, cue.start()):
        return None
    fact = _fact(clause, text, plain, (cue.start() - by, min(cue.end() - by, len(plain))), "issued", None)
    return fact if fact.actor not in (None, "BOTH", *text.talks.parties) else None


def _refused(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read "rejected the ultimatum", "the language of ultimatums is no use with us" as a party's refusal."""
    cue = words.REFUSED.search(plain)
    if cue is None or (cue["deed"] and _denied(plain, cue.start())):
        return None
    at = cue.start() + clause.start - clause.sentence.start
    who = holders.subject(clause, text, at) if cue["deed"] else holders.speaker(clause, text)
    fact = _fact(clause, text, plain, cue.span(), "rejected", None)
    return replace(fact, actor=who) if who in text.talks.parties else None


def _days(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read "gave Moscow ten days to agree", "a 50-day deadline", "ten days or face sanctions"."""
    noun = words.NOUN.search(plain)
    spoken = words.NOUN.search(clause.sentence.text) is not None
    for length in lengths_in(clause):
        near = noun is not None and max(noun.start() - length.end, length.start - noun.end()) < _NEAR // 2
        gave = _last(words.GAVE, plain, length.start)
        told = (
            gave is not None
            and length.start - gave.end() < _NEAR
            and (words.TO_DO.match(plain[length.end :].lstrip() or " ") or words.FROM_NOW.match(plain, length.end))
        )
        face = (
            words.TO_DO.search(plain, length.end, length.end + 40) is not None
            and words.OR_FACE.search(plain, length.end) is not None
        )
        told = told or (spoken and gave is not None and words.BOUND_VERB.match(gave[0]) is not None)
        if not (near or told or face) or words.OTHER.match(plain[length.end :].lstrip(" -")):
            continue
        if words.LEFT.match(plain, length.end):
            continue
        own = gave is not None and (told or (near and length.start - gave.end() < _NEAR))
        start = min(length.start, gave.start() if gave and own else length.start)
        start = min(start, noun.start() if noun and near else start)
        if _denied(plain, start) or _denied(plain, length.start):
            continue
        return _fact(
            clause, text, plain, (start, max(length.end, noun.end() if noun and near else 0)), "issued", length
        )
    return None


def _dated(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read a deadline by its day: "wants an answer by Friday", "a deadline of 8 August", "must agree by Monday"."""
    noun = words.NOUN.search(plain)
    for day in local(clause, "date"):
        if day.span is None or day.span.granularity not in ("day", "range", "month"):
            continue
        until = words.UNTIL.search(plain, 0, day.start) or regex.match(r"(?:by|until|before) ", day.text)
        asked = words.ANSWER.search(plain, 0, day.start) if until else None
        close = noun is not None and noun.end() <= day.start and day.start - noun.end() < _NEAR
        named = close and (until or words.EXPIRES.search(plain, noun.end() if noun else 0, day.start))
        named = named or (noun is not None and 0 <= noun.start() - day.end <= 2)
        named = named or (noun is not None and words.EXPIRY_OF.fullmatch(plain, day.end, noun.start()))
        named = named or (noun is not None and words.IS_DEADLINE.fullmatch(plain, day.end, noun.start()))
        start = _asked(plain, day, asked, noun if named else None)
        if start is None or _denied(plain, start) or _denied(plain, day.start) or not (named or _bound(clause, text)):
            continue
        end = max(day.end, noun.end() if noun is not None and named else 0)
        fact = _fact(clause, text, plain, (start, end), "issued", None)
        ends = coming(day.span, text) if until else day.span
        return replace(fact, slots={**fact.slots, "expiry": ends.end.isoformat()})
    return None


def _asked(plain: str, day: Mention, asked: regex.Match[str] | None, noun: regex.Match[str] | None) -> int | None:
    """Give where the words begin that set a day: "wants an answer by", "has until … to", "sets a deadline of"."""
    if asked is not None:
        return int(asked.start())
    gave = _last(words.GAVE, plain, day.start)
    if noun is not None:
        near = gave is not None and 0 <= noun.start() - gave.end() < _NEAR // 2
        return int((gave if gave is not None and near else noun).start())
    until = words.UNTIL.search(plain[: day.start]) or regex.match(r"(?:until|by) ", day.text)
    aside = words.ASIDE.match(plain, day.end)
    rest = plain[aside.end() if aside else day.end :].lstrip(" ,") or " "
    does = words.TO_DO.match(rest) or words.OR_FACE.match(rest)
    return int(gave.start()) if gave is not None and until and does and day.start - gave.end() < _NEAR else None


def _bound(clause: Clause, text: Annotated) -> bool:
    """Tell whether a party other than the acting one is bound by the day."""
    named = {side for m in clause.sentence.mentions if (side := side_of(m, text.talks)) in text.talks.parties}
    return bool(named)


def _bare(clause: Clause, text: Annotated, plain: str) -> Fact | None:
    """Read an ultimatum without a term: somebody issues one."""
    noun = regex.search(r"\bultimat(?:ums?|a)\b", plain, regex.IGNORECASE)
    gave = _last(words.GAVE, plain, noun.start()) if noun else None
    if noun is None or gave is None or noun.start() - gave.end() > 45 or regex.match(r"ha|fac", gave[0]):
        return None
    if _denied(plain, noun.start()):
        return None
    return (
        None if _denied(plain, gave.start()) else _fact(clause, text, plain, (gave.start(), noun.end()), "issued", None)
    )


def _fact(
    clause: Clause, text: Annotated, plain: str, told: tuple[int, int], status: str, length: Mention | None
) -> Fact:
    quantity = in_days(length) if length is not None else None
    issuer, person = issuer_of(clause, text, plain, told)
    target = target_of(clause, text, issuer)
    issued = (
        event_day(clause, told[0]) if status == "issued" and length is not None and clause.tense != "future" else None
    )
    slots: dict[str, Any] = {"person": person, "target": target}
    if issued is not None and issued.granularity == "day":
        slots |= {"issued_date": issued.start.isoformat(), **expiry(issued, quantity)}
    actor, others = holders.named(issuer) if issuer else (None, {})
    return Fact(
        type=TYPE,
        status=status,
        scope=clause.scope,
        actor=actor,
        quantity=quantity,
        unit="day" if quantity is not None else None,
        evidence=evidence(clause, text, *told),
        attribution=clause.attribution,
        slots=slots | others,
        rule=f"ultimatum: {plain[told[0] : told[1]][:40]}",
    )


def _ours(clause: Clause, text: Annotated, fact: Fact) -> bool:
    """Tell whether the deadline is of our story: a party sets it or is bound by it, here or in the sentence before."""
    if fact.actor in text.talks.parties or fact.slots.get("target") is not None:
        return True
    index = clause.sentence.index
    around = text.sentences[max(0, index - 1) : index + 1]
    named = {side for s in (*around, text.sentences[0]) for m in s.mentions if (side := side_of(m, text.talks))}
    return bool(named & {*text.talks.parties, "BOTH"}) and fact.actor is not None


_ASSERTED: Final = (_dropped, _expired, _revised, _days, _dated, _soon, _walks, _bare, _refused)
_READERS: Final = {"asserted": _ASSERTED, "negated": (_unless, *_ASSERTED), "conditional": (_unless, _soon, _walks)}


def _denied(plain: str, at: int) -> bool:
    return polarity.negated(plain, at) or words.UNSURE.search(plain, max(0, at - 60), at) is not None


def _last(pattern: regex.Pattern[str], plain: str, end: int) -> regex.Match[str] | None:
    found = list(pattern.finditer(plain, max(0, end - 2 * _NEAR), end))
    return found[-1] if found else None

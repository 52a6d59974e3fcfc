"""Sessions told by their days and places alone: "the teams sat down in … in May", "the first two encounters were in …".

Only sessions that are known and over are read so: the words name a day, a month, a place with a count or an ordinal,
and one known session is all they fit. Nothing new is ever found here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import regex

from extractors.actors import table_of
from extractors.binding import evidence, local
from extractors.calendar import HELD, OPEN_STATES, is_ours, same_place
from extractors.context import sides_in
from extractors.engine import CLAUSES
from extractors.model import Fact, Round, RoundRef, Span
from extractors.model.text import Annotated, Clause
from extractors.references import REMEMBERED
from extractors.remembered_days import Named, Telling, named_days
from extractors.session_pair import default_pair
from extractors.text import clean
from extractors.triggers import gated

#: Who or what makes a day or a place one of talks.
STRONG: Final = gated(
    r"\b(?:delegations?|negotiat\w+|negotiating teams?|teams|rounds?|talks|consultations|envoys|sessions?)\b",
    regex.IGNORECASE,
)
_WEAK: Final = gated(
    r"\b(?:meetings?|encounters?|met|meet|sat|sit-?downs?|conferred|gathered|convened|sides|ministers|officials|"
    r"representatives|discussed|agreed|initialled|drafted|"
    r"parl(?:ey|eys|eyed)|saw each other|came together|gatherings?)\b",
    regex.IGNORECASE,
)
_SAT: Final = gated(
    r"\b(?:met|meet|meetings?|sat|conferred|gathered|convened|returned|talked|rounds?|sessions?|talks|negotiations|"
    r"consultations|encounters?|welcomed|hosted|came together|saw each other|third|second|first|fourth)\b",
    regex.IGNORECASE,
)
_TO_COME: Final = gated(
    r"\b(?:postpon\w+|cancel\w*|called off|scrapped|rescheduled|(?:was|were|had been|originally|initially) (?:planned|"
    r"scheduled|due|set|supposed|to have)|will|would|(?-i:may)|might|could|should|must)\b|n't\b",
    regex.IGNORECASE,
)
_NOT_ITS: Final = regex.compile(
    r"\b(?:said|told|announced|began|launched|invaded|born|signed|until|by|before|ahead of|since|from) "
    r"(?:\w+ )?(?:on |in |late |early )?$",
    regex.IGNORECASE,
)
_SINCE: Final = regex.compile(r"\bsince (?:the )?(?:\w+ ){0,2}(?:on |in )?$", regex.IGNORECASE)
_NOBODY: Final = regex.compile(r"\b(?:not|no|never|n't)\b|n't\b", regex.IGNORECASE)
_COUNTED: Final = regex.compile(
    r"\b(?P<n>two|three|four|both|2|3|4)(?: (?:previous|earlier|prior|preceding|past|recent|last|such|[\w-]+ian|"
    r"three-way|trilateral|direct|peace)){0,3} (?:rounds?|meetings|encounters|sessions|gatherings|sit-downs|talks)\b",
    regex.IGNORECASE,
)
_THEY_AGREED: Final = regex.compile(r",? ?(?:[\w-]+ ){1,6}?(?:had |have )?agreed\b")
_NUMBER: Final = {"two": 2, "both": 2, "three": 3, "four": 4}
_LEFT: Final = regex.compile(
    r"\b(?:packed (?:up|their)|left|departed|went home|flew (?:home|out|back)|parted|rose from|returned from|"
    r"walked away|came (?:home|back) from|checked out)\b"
)
#: Hosts and mediators stand beside the parties.
_HOSTS: Final = frozenset({"US", "TR", "AE", "SA", "QA", "BY", "VA", "CH", "UN"})
_IN: Final = regex.compile(r"\b(?:in|at|from|left) (?:the )?$")
_OF_TALKS: Final = regex.compile(
    r"\w+ (?:and \w+ )?(?:[\w-]+ ){0,3}?(?:rounds?|meetings?|sessions?|encounters?|one|talks|time)\b", regex.IGNORECASE
)
_NEAR: Final = 60  # characters between an ordinal and its place
_JUST_DAYS: Final = 10
_DAYS_AFTER: Final = 3
_COUNTRY: Final = 2  # letters of a country
_OLD_DAYS: Final = 8


class Found(NamedTuple):
    """A known session in a clause; ``day`` is None where only its place or number tells it."""

    known: Round
    day: Span | None
    start: int
    end: int
    placed: bool


def with_remembered(
    facts: Sequence[Fact], annotated: Annotated, rounds: Sequence[Round], day: date | None
) -> tuple[Fact, ...]:
    """Return the facts with the known sessions that clauses tell of by day, place, count or ordinal alone.

    A session told already is not told again; one without a day of its own, or held on a day that has not come, yields.
    """
    past = _over(rounds, day)
    kept = [fact for fact in facts if not _not_yet(fact, day)]
    told = {ref.round_id for fact in kept if fact.type == "round" and fact.status in HELD for ref in fact.rounds}
    for clause in annotated.kept.get(CLAUSES, ()) if past else ():
        found = [one for one in _found(clause, annotated, past, day) if one.known.round_id not in told]
        if found:
            told |= {one.known.round_id for one in found}
            kept = [fact for fact in kept if not _yields(fact, clause)]
            kept += [_fact(one, clause, annotated, day) for one in found]
    return tuple(sorted(kept, key=lambda fact: (fact.evidence.where != "title", fact.evidence.start)))


def _not_yet(fact: Fact, day: date | None) -> bool:
    """Tell whether a session is told as held on a day that has not come: its date was read wrongly."""
    held = fact.type == "round" and fact.status in HELD and fact.date is not None and day is not None
    return bool(held and fact.date and day and fact.date.start > day + timedelta(days=1))


def _yields(fact: Fact, clause: Clause) -> bool:
    here = fact.evidence.where == clause.sentence.where and clause.start <= fact.evidence.start < clause.end
    return here and fact.type == "round" and fact.status in HELD and not fact.rounds


def _fact(one: Found, clause: Clause, annotated: Annotated, day: date | None) -> Fact:
    third = third_parties(clause, annotated, one.known)
    last = one.known.end_on or one.known.start_on
    old = day is not None and last is not None and (day - last).days > _OLD_DAYS and clause.scope != "headline"
    slots: dict[str, Any] = {"participants": [*annotated.talks.parties, *third], "country": one.known.country}
    if one.day is None:
        slots |= {"number": one.known.number, "number_basis": "registry"}
    return Fact(
        type="round",
        status="concluded",
        scope="background" if old else clause.scope,
        actor=table_of(third),
        date=one.day,
        place=one.known.city if one.placed else None,
        evidence=evidence(clause, annotated, one.start, one.end),
        attribution=clause.attribution,
        slots={name: value for name, value in slots.items() if value is not None},
        rule=REMEMBERED,
        rounds=(RoundRef(round_id=one.known.round_id, basis="date" if one.day else "place+count"),),
    )


def third_parties(clause: Clause, text: Annotated, known: Round) -> list[str]:
    """Return who beside the parties sat in a known session and is named in a clause."""
    return sorted(sides_in(clause.mentions, text.talks) & {*known.participants} - {*text.talks.parties})


def _found(clause: Clause, text: Annotated, past: Sequence[Round], day: date | None) -> list[Found]:
    """Give the known sessions a clause tells of, each once."""
    plain = clean(clause.text)
    strong = STRONG.search(plain) is not None
    if not (strong or _WEAK.search(plain) or _agreed_there(clause)) or not _may_tell(
        clause, text, plain, strong=strong
    ):
        return []
    told = Telling(clause, text, plain, past, day, tuple(_places(clause, text)), strong=strong)
    found = [*_dated(told)] or [*_counted(told)]
    unique: dict[str, Found] = {}
    for one in found:
        unique.setdefault(one.known.round_id, one)
    return list(unique.values())


def _agreed_there(clause: Clause) -> bool:
    """Tell whether a clause is only when and where what follows it was agreed ("On 2 June in …, the sides agreed")."""
    behind = clean(clause.sentence.text)[clause.end - clause.sentence.start :]
    return clause.start == clause.sentence.start and _THEY_AGREED.match(behind) is not None


def _may_tell(clause: Clause, text: Annotated, plain: str, *, strong: bool) -> bool:
    """Tell whether a clause states something past of the two parties, and no meeting of leaders or of others."""
    since = _SINCE.search(plain) is not None or " since " in plain
    if clause.polarity != "asserted" and not (since and clause.polarity == "negated"):
        return False
    if clause.tense == "future" or _TO_COME.search(plain) is not None:
        return False
    if any(m.kind == "rival" for m in clause.sentence.mentions) or not _theirs(clause, text):
        return False
    return strong or not any(m.kind == "person" for m in clause.mentions)


def _theirs(clause: Clause, text: Annotated) -> bool:
    """Tell whether nobody else acts, and a mediator only where both parties are named or the article is on theirs."""
    parties = set(text.talks.parties)
    if {side for side in clause.subjects if side != "BOTH"} - parties - _HOSTS:
        return False
    named = sides_in(clause.mentions, text.talks)
    return "US" not in named or named >= parties or default_pair(text)


def _over(rounds: Sequence[Round], day: date | None) -> list[Round]:
    """Give the parties' known sessions that ended before a day, in order."""
    past = [
        one
        for one in rounds
        if is_ours(one) and one.state not in OPEN_STATES and day and one.start_on and (one.end_on or one.start_on) < day
    ]
    return sorted(past, key=lambda one: (one.start_on or date.min, one.round_id))


def _dated(told: Telling) -> Iterator[Found]:
    """Give the sessions that the days, months and years of a clause name."""
    plain, places = told.plain, told.places
    sentence, begins = clean(told.clause.sentence.text), told.clause.start - told.clause.sentence.start
    seats = _SAT.search(sentence) is not None
    for start, end, spans in named_days(told):
        before = sentence[: begins + start]
        if _NOT_ITS.search(before) and not (_SINCE.search(before) and _NOBODY.search(plain)):
            continue
        for span in spans:
            fits = [one for one in told.past if _on(span, one) and (not places or _there(places, one))]
            exact = span.granularity in ("day", "range") and (places or (told.strong and seats))
            vague = places and (told.strong or span.granularity == "month")
            if len(fits) == 1 and (exact or vague):
                yield Found(fits[0], span, *_around(plain, start, end), bool(places))
                break


def _around(plain: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch from a date to the nearest words that make it one of talks."""
    words = [m for pattern in (STRONG, _WEAK, _SAT) for m in pattern.finditer(plain)]
    near = min(words, key=lambda m: max(m.start() - end, start - m.end()), default=None)
    return (min(start, near.start()), max(end, near.end())) if near else (start, end)


def _on(span: Span, known: Round) -> bool:
    """Tell whether a stretch of days names a session: its day lies in it, or it holds the whole of it."""
    first, last = known.start_on, known.end_on or known.start_on
    if first is None or last is None:
        return False
    if span.granularity in ("day", "range"):
        return first <= span.start and span.end <= last
    return span.start <= first and last <= span.end


def _places(clause: Clause, text: Annotated) -> Iterator[Named]:
    """Give the places of a clause: cities, palaces by their city, countries something is in."""
    cities = {p.name: p.city for p in text.talks.places if p.kind == "venue" and p.city}
    plain = clean(clause.text)
    for m in local(clause, "place"):
        yield Named(cities.get(m.id, m.id), m.start, m.end)
    for m in local(clause, "side"):
        if m.form == "name" and m.id not in text.talks.parties and _IN.search(plain[: m.start]):
            yield Named(m.id, m.start, m.end)


def _there(places: Sequence[Named], known: Round) -> bool:
    names = (known.city, known.venue)
    return any(one.name == known.country or any(same_place(one.name, name) for name in names) for one in places)


def _counted(told: Telling) -> Iterator[Found]:
    """Give the sessions a count or an ordinal names at a place, and the one whose teams just left it."""
    plain, places = told.plain, told.places
    cities = [one for one in places if len(one.name) > _COUNTRY]
    here = [one for one in told.past if cities and _there(cities, one)]
    if not here:
        yield from _just_left(told, [one for one in told.past if places and _there(places, one)], _DAYS_AFTER)
        return
    series = [one for one in here if one.series == here[-1].series]
    many = _COUNTED.search(plain)
    if many is not None:
        n = _NUMBER.get(many["n"].lower()) or int(many["n"])
        first = regex.search(r"\bfirst $", plain[: many.start()], regex.IGNORECASE)
        chosen = series[:n] if first else series
        for one in chosen if len(chosen) == n else ():
            yield Found(one, None, many.start(), max(many.end(), places[0].end), placed=True)
        return
    for m in local(told.clause, "ordinal"):
        fits = [one for one in series if m.id == str(one.number)]
        if len(fits) == 1 and m.end <= places[-1].start <= m.end + _NEAR and _OF_TALKS.match(plain, m.start):
            yield Found(fits[0], None, m.start, places[-1].end, placed=True)
    yield from _just_left(told, here, _JUST_DAYS)


def _just_left(told: Telling, here: Sequence[Round], days: int) -> Iterator[Found]:
    """Give the session whose teams just left its place; a country alone needs it to be only days over."""
    gone, last = _LEFT.search(told.plain), here[-1] if here else None
    lately = last and told.today and last.end_on and (told.today - last.end_on).days <= days
    if gone and told.strong and last and lately:
        yield Found(last, None, 0, max(gone.end(), told.places[0].end), placed=True)

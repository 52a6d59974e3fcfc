"""Which number counts which thing, which day or deadline belongs to an event, and what a fact's evidence is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from extractors.model.talks import Evidence, Quantity, Span
from extractors.model.text import Annotated, Clause, Mention
from extractors.numbers import NUMERAL, value
from extractors.pieces import REPORT
from extractors.text import clean

#: What may stand between a number and the noun it counts.
_BETWEEN: Final = regex.compile(
    r"(?:[ -][\"“”]?(?:more|other|additional|further|of|the|its|their|his|our|all|to|and|or|such|these|those|most|"
    r"former|young|fellow|newly|own|"
    r"each|from|both|sides|a|an|in|with|severely|seriously|critically|gravely|badly|heavily|under|very|"
    r"[\p{Lu}][\w-]*|\w+ed|\w+(?:ian|an|ish)|"
    r"fallen|dead|slain|sick|ill|war|military|army|separatist|pro|navy|border|national|guard|air|force|identified|"
    r"unidentified|illegally|held|"
    r"prisoner|civilian|captive|male|female|elderly|ethnic)(?!\w))*+[ -][\"“”]?",
)
#: Characters between a number and the noun it counts, at most.
_FAR: Final = 90
_ONE_WORD: Final = regex.compile(r" [a-z]{4,12} ")
#: After a number that counts nothing printed: "1,200 from each side", "1,212." "of 1,200 each".
_ELLIPTIC: Final = regex.compile(
    r"\s*(?:$|[.,;:)–\"”]|(?:each|apiece|back|more|others|another|in|on|from|to|per|a side|and|by|for|were|was|are|"
    r"have|"
    r"had|will|would|after|under|of (?:them|whom|its own)|as|"
    r"over|during|between|at|since|this|last|today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
#: "1,000 Ukrainian and 35 Russian bodies": both numbers count the last noun.
_SHARED: Final = regex.compile(
    r"(?P<whose> \p{Lu}\w+(?:an|ish|ch)) and (?:just |only |about )?\d[\d,]* \p{Lu}\w+(?:an|ish|ch)\b"
)
_NEXT_NOUN: Final = 30
_DEADLINE: Final = regex.compile(
    r"\b(?:by|before|until|till|within|no later than|not later than|at the latest|prior to|ahead of)(?: (?:the|about|"
    r"around|at least))? ?$",
    regex.IGNORECASE,
)
#: A date after these is no day of the event: a deadline, the start of a stretch, the time of saying.
_NO_DAY: Final = regex.compile(
    rf"{_DEADLINE.pattern}|\bso far $|\b(?:since|said|told|announced|until|up to) (?:on |in |late |early |the )*$",
    regex.IGNORECASE,
)
#: "Since the session of 23 July", "under the deal of 2 June": the day of something else.
_OTHERS_DAY: Final = regex.compile(
    r"\b(?:since|before|ahead of|prior to|until)(?: [\w'’-]+){1,5} (?:(?:of|on|in|from) )?(?:the )?$|"
    r"\b(?:after|following|under|despite)(?: [\w'’-]+){0,5} (?:talks|rounds?|sessions?|meetings?|negotiations|deals?|"
    r"agreements?|accords?)(?: [\w'’-]+){0,3}? (?:of|on|in|from|reached|held|signed|struck|made)(?: (?:on|in))? $",
    regex.IGNORECASE,
)
_SINCE: Final = regex.compile(r"since\b|before\b|by\b|until\b", regex.IGNORECASE)
#: "the first exchange in five months" looks back, not ahead.
_FIRST_IN: Final = regex.compile(r"\b(?:first|second|such|only)\b[^,;.]{0,40}$", regex.IGNORECASE)
_VAGUE: Final = regex.compile(
    r"\b(?:several|many|dozens|hundreds|thousands|tens|scores|few|some)(?: of)?(?: \w+)? $", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the noun it counts; ``unit`` None where the noun is left out. Offsets into the clause."""

    quantity: Quantity
    unit: str | None
    start: int
    end: int


def local(clause: Clause, kind: str) -> list[Mention]:
    """Give the mentions of a kind with offsets into the clause."""
    return [
        Mention(
            kind=m.kind,
            id=m.id,
            start=m.start - clause.start,
            end=m.end - clause.start,
            text=m.text,
            span=m.span,
            quantity=m.quantity,
            form=m.form,
        )
        for m in clause.mentions
        if m.kind == kind
    ]


def counted(clause: Clause, plain: str, units: regex.Pattern[str], others: regex.Pattern[str]) -> list[Counted]:
    """Bind the numbers of a clause to the nouns of ``units`` (group names are unit names), rightwards in their phrase.

    A number before one of ``others`` (nouns that count something else) is left out; one that counts nothing printed is
    given with unit None.
    """
    found = []
    nouns = [(m.start(), m.end(), m.lastgroup) for m in units.finditer(plain)]
    for mention in [*local(clause, "number"), *_handed_over(clause, plain)]:
        if plain[mention.start - 1 : mention.start] == "[":
            continue  # a footnote
        if mention.quantity is None or _VAGUE.search(plain, max(0, mention.start - 24), mention.start + 1):
            continue
        quantity = _not_over(plain, mention)
        noun = next((n for n in nouns if 0 <= n[0] - mention.end <= _FAR), None)
        between = plain[mention.end : noun[0]] if noun else ""
        other = others.search(plain, mention.end, mention.end + 60)
        shared = _SHARED.match(plain, mention.end)
        if shared is not None and noun is not None and noun[0] - shared.end() < _NEXT_NOUN:
            found.append(Counted(quantity, noun[2], mention.start, shared.end("whose")))
            continue
        if (
            noun is not None
            and (_BETWEEN.fullmatch(between) or _ONE_WORD.fullmatch(between))
            and not (other and other.start() < noun[0])
        ):
            found.append(Counted(quantity, noun[2], mention.start, noun[1]))
        elif (
            mention.text.count("-")
            or "/" in mention.text
            or "for" in mention.text
            or _ELLIPTIC.match(plain, mention.end)
        ):
            found.append(Counted(quantity, None, mention.start, mention.end))
    return found


_HANDED_OVER: Final = regex.compile(rf"\bhand(?:s|ed|ing)? over (?P<n>{NUMERAL})", regex.IGNORECASE)


def _handed_over(clause: Clause, plain: str) -> list[Mention]:
    """Find the number in "handed over 1,212." where it could be taken for an age over 1,212."""
    known = local(clause, "number")
    found = []
    for match in _HANDED_OVER.finditer(plain):
        start, end = match.span("n")
        count = value(match["n"])
        if count is not None and not any(m.start < end and start < m.end for m in known):
            found.append(
                Mention(
                    kind="number", id=f"{count:g}", start=start, end=end, text=match["n"], quantity=Quantity(lo=count)
                )
            )
    return found


def _not_over(plain: str, mention: Mention) -> Quantity:
    """Read "hand over 500" as 500, not as over 500."""
    quantity = mention.quantity or Quantity(lo=0)
    if quantity.qualifier == "more_than" and regex.search(
        r"\b(?:hand|turn|give|gave|sign)\w* (?:over )?$", plain[: mention.start]
    ):
        return Quantity(lo=quantity.lo, hi=quantity.hi, side_basis=quantity.side_basis)
    return quantity


def halves(found: Sequence[Counted]) -> list[Counted]:
    """Drop a total where the same count is also given per side ("246 in all, 123 on each side")."""
    found = _without_double(found)
    each = {c.quantity.lo for c in found if c.quantity.side_basis == "each"}
    return [
        c
        for c in found
        if not (
            c.quantity.side_basis != "each" and (c.quantity.side_basis == "total" or c.quantity.lo / 2 in each) and each
        )
    ]


def _without_double(found: Sequence[Counted]) -> Sequence[Counted]:
    """Drop a total that is twice the count before it: "1,000 bodies each, or 2,000 altogether"."""
    whole = [c for c in found if c.quantity.side_basis == "total"]
    half = {2 * c.quantity.lo for c in found if c.quantity.side_basis != "total"}
    return [c for c in found if c not in whole or c.quantity.lo not in half]


def event_day(clause: Clause, near: int | None = None) -> Span | None:
    """Give the day of the event of a clause: the date nearest to ``near`` in it, or in the opening of its sentence.

    Deadlines ("by Friday") and dates of saying are no event days; offsets into the clause.
    """
    plain = clean(clause.text)
    own = [
        m
        for m in local(clause, "date")
        if m.span is not None
        and not _NO_DAY.search(plain, max(0, m.start - 24), m.start)
        and not _SINCE.match(m.text)
        and not _OTHERS_DAY.search(plain, max(0, m.start - 70), m.start)
        and not (m.text.lower().startswith("in ") and _FIRST_IN.search(plain[: m.start]))
    ]
    if own:
        at = near if near is not None else 0
        return min(own, key=lambda m: min(abs(m.start - at), abs(m.end - at))).span
    start = clause.sentence.start
    opening = clean(clause.sentence.text)[: max(0, clause.start - start)]
    first = [m for m in clause.sentence.mentions if m.kind == "date" and m.start < clause.start and m.span is not None]
    before = opening[: first[-1].start - start] if first else ""
    if not first or _NO_DAY.search(before) or _OTHERS_DAY.search(before):
        return None
    leads = first[0].start - start <= _OPENS_WITH
    if leads and _SAYING.search(opening) and clause.tense in ("past", "perfect", "pluperfect"):
        return None  # "On 4 February X said that they had met": the day of saying
    if not leads and (len(opening) > _OPENING or _SAYING.search(opening)):
        return None
    return first[0].span if leads else first[-1].span


#: A date that opens a sentence ("On 4 February …") is the day of all of it; one in its first clause, of a short one.
_OPENS_WITH: Final = 4
_OPENING: Final = 90
_SAYING: Final = regex.compile(rf"\b{REPORT}\b")


_TALKS: Final = regex.compile(r"\b(?:talks|negotiations|rounds?|meeting|session)\b", regex.IGNORECASE)
#: "agreed Friday to exchange 1,000": the day before the exchange is the day of agreeing or offering.
_SETTLED: Final = frozenset({"agreed", "accepted", "proposed", "offered", "called_for", "demanded", "rejected"})


def day_of(clause: Clause, text: Annotated, start: int, status: str) -> Span | None:
    """Give the day of a transfer told at ``start``; the day of the talks at which it was agreed is none."""
    day = event_day(clause, start)
    if status in ("completed", "partially_completed") or day is None:
        return day
    published = text.article.published_at
    past = published is not None and day.end < published.date()
    if status in _SETTLED and published is not None:
        past = day.end <= published.date() or _said_first(clause, day, start)
    return None if past or _TALKS.search(clean(clause.text)[start:]) else day


def _said_first(clause: Clause, day: Span, start: int) -> bool:
    return any(m.span == day and m.end <= start for m in local(clause, "date"))


def deadline(clause: Clause) -> Span | None:
    """Give the day by which something is to happen ("by late August": its last day)."""
    plain = clean(clause.text)
    for mention in local(clause, "date"):
        if mention.span is not None and (
            _DEADLINE.search(plain, max(0, mention.start - 24), mention.start)
            or regex.match(r"by |before |within |until ", mention.text)
        ):
            return mention.span
    return None


def evidence(clause: Clause, text: Annotated, start: int, end: int) -> Evidence:
    """Give the words at ``start:end`` of a clause as evidence, offsets into the title or body."""
    where = clause.sentence.where
    source = text.article.title if where == "title" else text.article.body
    left, right = clause.start + start, clause.start + end
    return Evidence(where=where, start=left, end=right, text=source[left:right])

"""Which session's agreements a deed carries out: "under the Geneva agreements", "agreed in Istanbul in July".

An exchange names where it was settled, in its own sentence or elsewhere in the article. The words give a place, perhaps
a day; the calendar gives the session. Where several sessions fit, none is chosen: the deed stays without a round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import regex

from extractors.calendar import OPEN_STATES, is_ours, same_place
from extractors.model import Annotated, Fact, Mention, Round, Sentence, Span
from extractors.triggers import gated

#: What is carried out.
DEEDS: Final = frozenset({"prisoner_exchange", "body_repatriation", "civilian_child_return", "humanitarian_corridor"})
_DUE_DAYS: Final = 365  # an agreement is carried out within a year, unless its day is named
_JUST_OVER: Final = 30  # days in which "the agreement of …" is the latest one made there
_OLD_DAYS: Final = 10  # a deed this long before the article is remembered
_OPENING: Final = 3  # sentences in which an article says what was carried out, the title among them
_REACH: Final = 90  # characters between a place and the words that make it the place of an agreement
_ACCORD: Final = (
    r"(?:agreements?|accords?|deals?|pacts?|arrangements?|understandings?|commitments?|promises?|memorandum|framework)"
)
_SETTLED: Final = (
    r"(?:agreed|reached|made|struck|settled|negotiated|arranged|concluded|clinched|sealed|promised|worked out|brokered|"
    r"hammered out)"
)
_DEED: Final = r"(?:exchanges?|swaps?|returns?|repatriations?|handovers?|releases?|transfers?)"
#: "… Geneva agreements"
_OF_PLACE: Final = regex.compile(
    rf"(?:['’]s)? (?:(?!without|no\b|not\b|and\b|or\b)[\w'’-]+ ){{0,2}}?{_ACCORD}\b", regex.IGNORECASE
)
#: "completing the Geneva exchange", "second stage of the Geneva swap"
_DEED_OF_PLACE: Final = regex.compile(rf" (?:[\w'’-]+ ){{0,1}}?{_DEED}\b", regex.IGNORECASE)
_CARRYING: Final = regex.compile(
    r"\b(?:complet\w+|carr(?:y|ies|ied|ying) out|implement\w*|fulfil\w*|honou?r\w*|"
    r"(?:second|third|final|last|next|first) (?:\w+ )?(?:stage|part|phase|leg|batch|half) (?:of|under)) "
    r"(?:the |a |this )?$",
    regex.IGNORECASE,
)
#: "agreed … in Istanbul", "agreement reached at the talks in Istanbul", "a promise made in a Geneva hotel"
_IN_PLACE: Final = regex.compile(
    rf"(?<!-)\b(?:{_SETTLED}|{_ACCORD})\b(?:(?!\b(?:not|no|without|never|but)\b)[^.;]){{0,70}}?\b(?:in|at|of|from|during|near)\b"
    r"[^.;,]{0,30}$",
    regex.IGNORECASE,
)
#: "negotiators in Abu Dhabi had agreed on …"
_THERE: Final = regex.compile(rf"[^.;,]{{0,20}}?\b(?:had |have |has )?{_SETTLED}\b", regex.IGNORECASE)
_NEGOTIATED: Final = regex.compile(
    r"\b(?:negotiators?|delegations?|talks|sides|teams|meetings?|round)\b", regex.IGNORECASE
)
_NO: Final = regex.compile(
    r"\b(?:no|not|without|never|fail\w*|despite|unable|yet to|refus\w+|reject\w+|outside)\b[^.;]{0,40}$",
    regex.IGNORECASE,
)
#: "a Geneva hotel": the place only names the noun
_NOUN: Final = regex.compile(r" [a-z]+\b")
#: What stands between an agreement and its day: "in Istanbul in July", "in a Geneva hotel in the middle of February".
_THEN: Final = regex.compile(
    r"(?: (?!on\b|in\b|since\b|after\b|before\b)\w+)?,? ?"
    r"(?:(?:back|early|late|earlier|in|on|of|at|from|the|this|mid|middle) ?){0,5}",
    regex.IGNORECASE,
)
#: An exchange that is remembered has agreements of its own.
_BEFORE_THIS: Final = regex.compile(
    r"\b(?:previous|earlier|the last one|the first(?: one)?,|since|"
    r"last (?:conducted|carried out|held|exchanged|swapped|traded|took place|happened))\b",
    regex.IGNORECASE,
)
#: "The swap followed the discussions held earlier this month in Istanbul"
_FOLLOWS: Final = regex.compile(
    rf"\b(?:{_DEED} )(?:follow(?:s|ed|ing)|comes? after|came after|resulted from|stem(?:s|med) from)\b"
    r"[^.;]{0,60}?\b(?:talks|negotiations|discussions|meetings?|round|consultations)\b[^.;]{0,40}?\b(?:in|at) $",
    regex.IGNORECASE,
)
#: "agreed at the first talks last week": an agreement told by its day alone
_AT_TALKS: Final = gated(
    rf"\b(?:{_ACCORD}|agreed)\b(?:(?!\b(?:not|no|without|never)\b)[^.;]){{0,110}}?\b(?:at|from|in|of|during|after) "
    r"(?:[\w'’-]+ ){0,4}?(?:talks|negotiations|meeting|round)\b",
    regex.IGNORECASE,
)
_ANOTHER: Final = regex.compile(r"[,;]? ?(?:and |on )*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """An agreement a text names: the words, where it was made, and when, as far as it says."""

    words: str
    place: str  # a city; empty where only its country or its day is told
    country: str | None
    made: Span | None
    sentence: int
    recalled: bool  # named of an earlier deed, not of the news


def accords(annotated: Annotated) -> tuple[Accord, ...]:
    """Return the agreements the title and the sentences name by their place, in order."""
    countries = {place.name: place.country for place in annotated.talks.places}
    parties = annotated.talks.parties
    return tuple(found for sentence in annotated.sentences for found in _named_in(sentence, countries, parties))


def settled_at(accord: Accord, rounds: Iterable[Round], day: date | None) -> tuple[Round, ...]:
    """Return the sessions of ours the accord can be of, latest last; ``day``: when it was carried out or told.

    One: it is that one. Several: the words leave it open; the latest stands alone where it was only just over.
    """
    if day is None:
        return ()
    found = sorted(
        (known for known in rounds if _can_be(known, accord, day)), key=lambda known: known.start_on or date.min
    )
    recent = [known for known in found if (day - (known.end_on or known.start_on or day)).days <= _JUST_OVER]
    if accord.made is None and recent:
        return (recent[-1],)
    return tuple(found)


def accord_of(fact: Fact, told: Sequence[Accord], sentence: Sentence | None, day: date | None) -> Accord | None:
    """Return the agreement a deed carries out: the one its sentence names, else the one the article opens with.

    A remembered deed has only what its own sentence says; ``day``: the article's local day.
    """
    own = [accord for accord in told if sentence and accord.sentence == sentence.index]
    if own:
        return own[0]
    old = fact.date is not None and day is not None and (day - fact.date.end).days > _OLD_DAYS
    news = [accord for accord in told if not accord.recalled]
    opening = [accord for accord in news if accord.sentence < _OPENING] or news
    if fact.scope == "background" or old or not _one_place(opening):
        return None
    dated = (accord for accord in news if _one_place((accord, opening[0])) and accord.made)
    return next(dated, opening[0])


def _one_place(told: Sequence[Accord]) -> bool:
    """Tell whether agreements were made at one place; one without a city may be any in its country."""
    cities = {accord.place for accord in told if accord.place}
    countries = {accord.country for accord in told if accord.country}
    return bool(told) and len(cities) <= 1 and (len(cities) == len(countries) == 1 or len(countries) <= 1)


def _can_be(known: Round, accord: Accord, day: date) -> bool:
    """Tell whether a session fits the place and the day said, and was not later than the deed."""
    if not is_ours(known) or known.start_on is None or known.start_on > day or known.state in OPEN_STATES:
        return False
    vague = not accord.place or known.city is None
    if not (same_place(accord.place, known.city) or (vague and accord.country in (known.country, None))):
        return False
    if accord.made is not None:
        return accord.made.start <= (known.end_on or known.start_on) and known.start_on <= accord.made.end
    return (day - known.start_on).days <= _DUE_DAYS


def _named_in(sentence: Sentence, countries: dict[str, str], parties: Sequence[str]) -> Iterator[Accord]:
    placed = False
    for mention in sentence.mentions:
        land = mention.kind == "side" and mention.form == "name" and mention.id not in parties
        if mention.kind != "place" and not land:
            continue
        span = _words(sentence, mention, land=land)
        if span is None or _NO.search(sentence.text[max(0, span[0] - _REACH) : span[0]]):
            continue
        placed = True
        yield Accord(
            words=sentence.text[span[0] : span[1]],
            place="" if land else mention.id,
            country=mention.id if land else countries.get(mention.id),
            made=_made(sentence, span, mention),
            sentence=sentence.index,
            recalled=bool(_BEFORE_THIS.search(sentence.text[: span[0]])),
        )
    if not placed:
        yield from _by_day(sentence)


def _by_day(sentence: Sentence) -> Iterator[Accord]:
    """Give an agreement made at talks that only a day or a week tells ("… agreed at the talks last week")."""
    told = _AT_TALKS.search(sentence.text)
    days = [one.span for one in sentence.mentions if one.span and one.span.granularity in ("day", "range", "week")]
    if told is None or len(days) != 1 or any(one.kind == "place" for one in sentence.mentions):
        return
    if not _NO.search(sentence.text[max(0, told.start() - _REACH) : told.start()]):
        recalled = bool(_BEFORE_THIS.search(sentence.text[: told.start()]))
        yield Accord(
            words=told[0], place="", country=None, made=_widened(days[0]), sentence=sentence.index, recalled=recalled
        )


def _words(sentence: Sentence, place: Mention, *, land: bool) -> tuple[int, int] | None:
    """Return the bounds, in the sentence, of the words that name an agreement by its place."""
    text, start, end = sentence.text, place.start - sentence.start, place.end - sentence.start
    low = max(0, start - _REACH)
    before = text[low:start]
    if match := _FOLLOWS.search(before):
        return low + match.start(), end
    if land:
        match = _IN_PLACE.search(before)
        return (low + match.start(), end) if match and _NEGOTIATED.search(match[0]) else None
    if match := _OF_PLACE.match(text, end):
        return start, match.end()
    if (deed := _DEED_OF_PLACE.match(text, end)) and (verb := _CARRYING.search(before)):
        return low + verb.start(), deed.end()
    if match := _IN_PLACE.search(before):
        noun = _NOUN.match(text, end) if before.endswith(("a ", "an ", "the ")) else None
        return low + match.start(), noun.end() if noun else end
    if (match := _THERE.match(text, end)) and (who := _NEGOTIATED.search(before)):
        return low + who.start(), match.end()
    return None


def _made(sentence: Sentence, span: tuple[int, int], place: Mention) -> Span | None:
    """Return the days an agreement is said to have been made: in its words or right after, all days of a list."""
    end = max(span[1], place.end - sentence.start)
    found: list[Mention] = []
    for mention in sentence.mentions:
        if mention.span is None:
            continue
        start = mention.start - sentence.start
        more = found and _ANOTHER.fullmatch(sentence.text, found[-1].end - sentence.start, start)
        if more or (not found and (span[0] <= start < end or _follows(sentence.text, end, start))):
            found.append(mention)
    days = [_widened(one.span) for one in found if one.span]
    return replace(days[0], end=max(one.end for one in days)) if days else None


def _follows(text: str, end: int, start: int) -> bool:
    return start >= end and _THEN.fullmatch(text, end, start) is not None


def _widened(span: Span) -> Span:
    """Return a day with its neighbours: outlets differ by one over midnight."""
    day = timedelta(days=1 if span.granularity in ("day", "range") else 0)
    return replace(span, start=span.start - day, end=span.end + day)

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
    r"\b(?:previous|earlier|the last one|the first(?: one)?,|since)\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """An agreement a text names: the words, where it was made, and when, as far as it says."""

    words: str
    place: str
    country: str | None
    made: Span | None
    sentence: int
    recalled: bool  # named of an earlier deed, not of the news


def accords(annotated: Annotated) -> tuple[Accord, ...]:
    """Return the agreements the title and the sentences name by their place, in order."""
    countries = {place.name: place.country for place in annotated.talks.places}
    return tuple(found for sentence in annotated.sentences for found in _named_in(sentence, countries))


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
    if fact.scope == "background" or old or len({accord.place for accord in opening}) != 1:
        return None
    dated = (accord for accord in news if accord.place == opening[0].place and accord.made)
    return next(dated, opening[0])


def _can_be(known: Round, accord: Accord, day: date) -> bool:
    """Tell whether a session fits the place and the day said, and was not later than the deed."""
    if not is_ours(known) or known.start_on is None or known.start_on > day or known.state in OPEN_STATES:
        return False
    if not (same_place(accord.place, known.city) or (known.city is None and accord.country == known.country)):
        return False
    if accord.made is not None:
        return accord.made.start <= (known.end_on or known.start_on) and known.start_on <= accord.made.end
    return (day - known.start_on).days <= _DUE_DAYS


def _named_in(sentence: Sentence, countries: dict[str, str]) -> Iterator[Accord]:
    for mention in sentence.mentions:
        if mention.kind != "place":
            continue
        span = _words(sentence, mention)
        if span is None or _NO.search(sentence.text[max(0, span[0] - _REACH) : span[0]]):
            continue
        yield Accord(
            words=sentence.text[span[0] : span[1]],
            place=mention.id,
            country=countries.get(mention.id),
            made=_made(sentence, span, mention),
            sentence=sentence.index,
            recalled=bool(_BEFORE_THIS.search(sentence.text[: span[0]])),
        )


def _words(sentence: Sentence, place: Mention) -> tuple[int, int] | None:
    """Return the bounds, in the sentence, of the words that name an agreement by its place."""
    text, start, end = sentence.text, place.start - sentence.start, place.end - sentence.start
    low = max(0, start - _REACH)
    before = text[low:start]
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
    """Return the days an agreement is said to have been made: the date in its words or right after them."""
    end = max(span[1], place.end - sentence.start)
    for mention in sentence.mentions:
        start = mention.start - sentence.start
        if mention.span and (span[0] <= start < end or (start >= end and _THEN.fullmatch(sentence.text, end, start))):
            return _widened(mention.span)
    return None


def _widened(span: Span) -> Span:
    """Return a day with its neighbours: outlets differ by one over midnight."""
    day = timedelta(days=1 if span.granularity in ("day", "range") else 0)
    return replace(span, start=span.start - day, end=span.end + day)

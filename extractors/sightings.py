"""Sessions told by title and lead, read off who talks with whom where no round fact does.

A second pair of eyes on the sentences a report stands on: missing a session costs more than reading it twice, for a
session counts only with a day of its own and both parties at the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import regex

from extractors.annotate import attributions
from extractors.calendar import OPEN_STATES
from extractors.model import Annotated, Attribution, Evidence, Fact, Mention, Sentence, Span
from extractors.scenes import scene
from extractors.seasons import Season
from extractors.subjects import person_sides
from extractors.topic import FOREIGN, OURS, Talk, talks_of

_STATUS: Final = {"report": "concluded", "ongoing": "ongoing", "announced": "announced"}
#: What a class must be for its sentences to be told of a session.
_FITS: Final = {
    "round_report": ("report",),
    "round_ongoing": ("ongoing",),
    "round_announced": ("announced",),
}
DELEGATIONS: Final = regex.compile(
    r"\b(?:delegations?|negotiators?|negotiating teams?|teams|officials|envoys|representatives|ministers)\b",
    regex.IGNORECASE,
)
_WEEK: Final = timedelta(days=7)
_OPENING: Final = 3  # sentences, the title among them
_OPEN: Final = regex.compile(
    r"\b(?:not|no|n[’']t|never|cannot|unable|yet to|den(?:y|ies|ied)|ruled? out|unlikely|unclear|may|might|could|"
    r"possibl[ey]|hop(?:e|es|ed)|if|whether|wants?|would like)\b",
    regex.IGNORECASE,
)
_UNHELD: Final = regex.compile(
    r"\b(?:did not|didn[’']t|not (?:take place|be held|held|meet)|den(?:y|ies|ied)|if)\b", regex.IGNORECASE
)
#: Words that leave open whether there is such a session: then it is not seen here.
_DOUBT: Final = {"report": _UNHELD, "ongoing": _UNHELD, "announced": _OPEN}
_SAID_ON: Final = regex.compile(
    r"^(?:Earlier|Later|Also)(?: on)? ?$|"
    r"\b(?:said|says|told \w+|announced|confirmed|added|wrote)(?: late| early)?(?: on)? $|^[A-Z][A-Z ,.'’/-]{3,40},? $"
)
_SAYS: Final = r"(?:said|says|announce[sd]?|confirm(?:s|ed)|told|names?|named|declared?s?|according to)"
_SAYS_AFTER: Final = regex.compile(rf"(?: \w+){{0,2}}? {_SAYS}\b")
_SAYS_BEFORE: Final = regex.compile(rf"\b{_SAYS} (?:the )?$")


def sightings(annotated: Annotated, doc_class: str, near: Season | None, day: date | None) -> tuple[Fact, ...]:
    """Return the sessions the opening tells of as round facts, at most one a sentence; ``day``: the local day.

    Where a planned round is ``near``, talks without a name are that session.
    """
    scenes = _FITS.get(doc_class, ())
    expected = near is not None and near.round.state in OPEN_STATES
    sides = person_sides(annotated.talks)
    found = []
    for sentence in annotated.sentences[:_OPENING] if scenes else ():
        text, talks = talks_of(sentence, sides, annotated.talks.parties)
        told = [talk for talk in talks if talk.whose == OURS or (expected and talk.whose != FOREIGN)]
        if not told or any(talk.whose == FOREIGN for talk in talks):
            continue
        told_as = scene(text, told[0].start, told[0].end)
        if told_as in scenes and _anchored(sentence) and not _DOUBT[told_as].search(sentence.text):
            found.append((sentence, told[0], _STATUS[told_as]))
    said = attributions(annotated) if found else {}
    return tuple(_fact(one, talk, status, day, said.get(one.index), annotated) for one, talk, status in found)


def _anchored(sentence: Sentence) -> bool:
    """Tell whether a sentence says more of a session than that talks went somehow: a day, a place, a count, who met."""
    kinds = {mention.kind for mention in sentence.mentions}
    counted = any(mention.form == "round" for mention in sentence.mentions)
    return bool(kinds & {"date", "place"}) or counted or DELEGATIONS.search(sentence.text) is not None


def _fact(
    sentence: Sentence, talk: Talk, status: str, day: date | None, said: Attribution | None, annotated: Annotated
) -> Fact:
    parties = annotated.talks.parties
    spans = [mention.span for mention in day_mentions(sentence) if mention.span]
    number = next((int(m.id) for m in sentence.mentions if m.kind == "ordinal" and m.form == "round"), None)
    slots = {
        "participants": [*parties, *sorted(talk.company - set(parties))],
        "number": number,
    }
    return Fact(
        type="round",
        status=status,
        scope="headline" if sentence.where == "title" else "main",
        actor="BOTH",
        date=_when(spans, status, day),
        place=next((m.id for m in sentence.mentions if m.kind == "place"), None),
        evidence=Evidence(where=sentence.where, start=sentence.start, end=sentence.end, text=sentence.text),
        attribution=said or announcer(sentence),
        slots={name: value for name, value in slots.items() if value is not None},
        rule="session told by title or lead",
    )


def day_mentions(sentence: Sentence) -> list[Mention]:
    """Return the days a sentence names, without the dateline's and those on which somebody only said something."""
    found = []
    for mention in sentence.mentions:
        before = sentence.text[: mention.start - sentence.start]
        if mention.span and mention.span.granularity in ("day", "range") and not _SAID_ON.search(before):
            found.append(mention)
    return found


def announcer(sentence: Sentence) -> Attribution:
    """Return the person or government that announces: right before or after a verb of saying."""
    for mention in sentence.mentions:
        if mention.kind != "person" and mention.form != "metonym":
            continue
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if _SAYS_AFTER.match(sentence.text, end) or _SAYS_BEFORE.search(sentence.text[:start]):
            return Attribution(speaker=mention.id if mention.kind == "person" else mention.text, kind="indirect")
    return Attribution()


def _when(spans: Sequence[Span], status: str, day: date | None) -> Span | None:
    """Return the day of the session: a coming one for a plan, one not after the article for what has happened."""
    if status == "announced":
        return ahead(spans[0], day) if spans else None
    return next((span for span in spans if day is None or span.start <= day), None)


def ahead(span: Span, day: date | None) -> Span:
    """Return a weekday of a plan as the coming one, where it was resolved backwards."""
    if day is None or span.start >= day or regex.search(r"\d", span.text):
        return span
    return replace(span, start=span.start + _WEEK, end=span.end + _WEEK)

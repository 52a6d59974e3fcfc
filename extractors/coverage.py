"""What an article is: one of eight classes, and why, in plain words.

Decided as the extraction study recommends (part 6.2): a topic gate scaled to length, the format guard of ``topic``,
events weighted by position (title 3, lead 2.5, then 1.2, 0.8, 0.5), and the calendar of known rounds as a prior.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

import regex

from extractors.fresh import reported
from extractors.gate import on_war
from extractors.model import Annotated, Coverage, Round, Sentence
from extractors.scenes import (
    CORRIDOR,
    EXCHANGE,
    EXPLAINER,
    OUTCOME,
    OVER,
    SPEECH,
    SUBJECT,
    fights,
    over_aside,
    scene,
    urges,
)
from extractors.seasons import Season, season
from extractors.subjects import person_sides
from extractors.topic import BARE, FOREIGN, HALF, OURS, TALKS, Talk, sides_in, talks_of
from extractors.verdict import Known, Told, exchange_is_ours, just_over, leaves_open, timed, told_by

_WEIGHTS: Final = (3.0, 2.5, 1.2, 0.8, 0.5)  # title, lead, and the sentences after it
_OPENING: Final = 8  # sentences in which a report says who sits there, the title among them
_BRIEF: Final = 3  # sentences of a headline with its summary, in which nothing stands far behind
_GUIDE: Final = 3  # sentences in which a guide or a portrait says what it is, the title among them
_ASIDE: Final = 2.0  # points of a headline in which the talks stand beside its own story
_ENOUGH: Final = 1.0  # points: a bare mention in a headline that stands alone
_SURE: Final = {OURS: 1.0, HALF: 0.8, BARE: 0.7}
#: What a scene makes of an article, and how to say so.
_CLASS: Final = {
    "report": ("round_report", "a session of the two sides is told as over"),
    "ongoing": ("round_ongoing", "a session of the two sides is told as going on"),
    "announced": ("round_announced", "a session of the two sides is still to come"),
    "postponed": ("round_postponed", "a session of the two sides is put off or called off"),
    "followup": ("followup", "what follows from talks of the two sides, or is said of them"),
}
_OF_A_SESSION: Final = ("report", "ongoing", "announced", "postponed")
_WHY: Final = dict(_CLASS.values())
#: Sessions that are counted or have three at the table are the parties', where no other side is named.
_COUNTED: Final = regex.compile(
    r"(?:trilateral|three-way|three-sided|(?:next|new|first|second|third|fourth|fifth|latest) (?:\w+ ){0,2}rounds?)\b",
    regex.IGNORECASE,
)


#: Credits of pictures and players between title and lead.
_CAPTION: Final = regex.compile(
    r"\blisten to .{0,30}articles|/ ?handout\b|\b(?:photo|image|picture) ?:|\bvia (?:reuters|getty|ap)\b|getty images",
    regex.IGNORECASE,
)
#: "… ready for talks - Poland's envoy", "… willing to talk, China says": others pass a readiness on, or judge it.
_VOICE: Final = regex.compile(r"(?: [-–—]|,) ?«(?P<side>[A-Z]{2})»(?:'s)?(?: [\w.]+){0,3}$")
_OFFER: Final = regex.compile(
    r"\b(?:offer|read(?:y|iness)|willing(?:ness)?|remains? open|invitation)\b", regex.IGNORECASE
)


@dataclass(slots=True)
class _Tally:
    """Points for each class, with the words that gave most of them."""

    points: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    best: dict[str, tuple[float, str]] = field(default_factory=dict)

    def add(self, name: str, points: float, told: Told) -> None:
        """Count points for a class and remember the words behind the largest share."""
        self.points[name] += points
        if points > self.best.get(name, (0.0, ""))[0]:
            self.best[name] = (points, told.words)


def cover(annotated: Annotated, rounds: Sequence[Round], day: date | None) -> Coverage:
    """Return the class of an article and why, its rounds still open; ``day``: its local day."""
    doc_class, reasons = _decide(annotated, season(rounds, day), day)
    return Coverage(doc_class=doc_class, main_round=None, rounds=(), reasons=reasons)


def _decide(annotated: Annotated, near: Season | None, day: date | None) -> tuple[str, tuple[str, ...]]:
    if any(SPEECH.search(one.text) for one in annotated.sentences[:1] if one.where == "title"):
        return _speech_class(annotated, near)
    tally = _tally(annotated, near)
    points = tally.points
    main = {name: points[name] for name in _WHY if points[name] > 0}
    beside = points["background"] if near is None and tally.best.get("background", (0.0,))[0] >= _ASIDE else 0.0
    if sum(main.values()) >= _ENOUGH and sum(main.values()) > max(points["urged"], beside):
        name = max(main, key=lambda one: (main[one], one))
        if name == "round_announced" and tally.best.get("round_postponed", (0.0,))[0] >= _ASIDE:
            name = "round_postponed"  # a move has a new day too
        if name == "round_report" and _title_is_elsewhere(annotated):
            if near is None and tally.best[name][0] < _WEIGHTS[1] * _SURE[BARE]:
                return _other_event(annotated)
            name = "followup"
            tally.best.setdefault(name, tally.best["round_report"])
        fresh = (
            reported(annotated, near, day, theirs=_talks_are_theirs(annotated, near)) if name == "followup" else None
        )
        if fresh and not any(EXPLAINER.search(one.text) for one in annotated.sentences[:_GUIDE]):
            why = _CLASS[fresh]
            return why[0], _reasons(why[1], tally.best[name][1], near)
        if name == "followup" and any(EXPLAINER.search(one.text) for one in annotated.sentences[:_GUIDE]):
            return "background", _reasons("a guide to talks or a portrait", tally.best[name][1], near)
        return name, _reasons(_WHY[name], tally.best[name][1], near)
    brief = len(annotated.sentences) <= _BRIEF
    if points["background"] >= _ENOUGH and near and brief and _names_all(annotated):
        return "followup", _reasons(_WHY["followup"], tally.best["background"][1], near)
    if points["background"] >= _ENOUGH and near:
        return "background", _reasons("talks of the two sides stand aside", tally.best["background"][1], near)
    return _other_event(annotated)


def _other_event(annotated: Annotated) -> tuple[str, tuple[str, ...]]:
    if on_war(annotated):
        return "related", ("the same war, another main event",)
    return "not_talks", ("neither the two parties nor their war stand in title and lead",)


def _title_is_elsewhere(annotated: Annotated) -> bool:
    """Tell whether the headline names one party and neither talks, nor a place, nor what came of them."""
    title = next((one for one in annotated.sentences[:1] if one.where == "title"), None)
    if title is None or TALKS.search(title.text) or EXCHANGE.search(title.text) or OVER.search(title.text):
        return False
    sides = person_sides(annotated.talks)
    named = {sides.get(mention.id, mention.id) for mention in title.mentions}
    places = any(mention.kind == "place" for mention in title.mentions)
    ours = set(annotated.talks.parties)
    return bool(named & ours) and not (ours <= named or places or any(m.kind == "joint" for m in title.mentions))


def _names_all(annotated: Annotated) -> bool:
    """Tell whether both parties are named: then what is said beside their talks is said of them."""
    sides = person_sides(annotated.talks)
    named = {sides.get(mention.id, mention.id) for one in annotated.sentences for mention in one.mentions}
    return set(annotated.talks.parties) <= named


def _reasons(why: str, words: str, near: Season | None) -> tuple[str, ...]:
    """Say why, with the words, and what the calendar adds."""
    said = f"{why}: “{words[:160]}”"
    if near is None:
        return (said,)
    apart = f"{abs(near.days)} day{'s' if abs(near.days) > 1 else ''}"
    when = f"{apart} after" if near.days > 0 else f"{apart} before" if near.days else "on the day of"
    return said, f"published {when} {near.round.round_id}"


def _tally(annotated: Annotated, near: Season | None) -> _Tally:
    """Weigh what the sentences tell, the title and the lead most."""
    tally = _Tally()
    parties = annotated.talks.parties
    told = _told(annotated)
    theirs = _talks_are_theirs(annotated, near)
    told_of = frozenset(side for one in told[:2] for side in sides_in(one.text, parties))
    theatre = annotated.talks.theatre
    brief = len(annotated.sentences) <= _BRIEF
    third = any(side not in parties for one in told[:1] for side in sides_in(one.text, parties))
    ours = [[talk for talk in one.talks if _counts(talk, one.text, parties, theirs=theirs)] for one in told]
    over = len(told) > 1 and bool(ours[1]) and told_by(told[1], ours[1][0], near) == "report"
    for one, talks in zip(told, ours, strict=True):
        if over and one is told[0] and leaves_open(one, talks, near):
            tally.add(_CLASS[timed("report", near, one.counted)][0], one.weight, one)
        elif talks:
            _add_talk(tally, one, talks[0], near, parties)
        else:
            _add_other(tally, one, Known(told_of, None if third else near, parties, theatre, brief))
    return tally


def _told(annotated: Annotated) -> list[Told]:
    sides = person_sides(annotated.talks)
    found = []
    for weight, sentence in _weighted(annotated.sentences):
        text, talks = talks_of(sentence, sides, annotated.talks.parties)
        rival = any(mention.kind == "rival" for mention in sentence.mentions)
        counted = frozenset(int(m.id) for m in sentence.mentions if m.kind == "ordinal" and m.form == "round")
        found.append(Told(weight=weight, text=text, words=sentence.text, talks=talks, rival=rival, counted=counted))
    if len(found) > 1 and not found[0].counted:
        found[0] = replace(found[0], counted=found[1].counted)  # a headline leaves the count to the lead
    return found


def _weighted(sentences: Sequence[Sentence]) -> list[tuple[float, Sentence]]:
    titles = [sentence for sentence in sentences if sentence.where == "title"][:1]
    body = [
        one for one in sentences if one.where == "body" and len(one.text.split()) > 3 and not _CAPTION.search(one.text)
    ]
    return [*((_WEIGHTS[0], one) for one in titles), *zip(_WEIGHTS[1:], body, strict=False)]


def _talks_are_theirs(annotated: Annotated, near: Season | None) -> bool:
    """Tell whether talks without a name are ours here: both parties sit at a table in the opening, or it is the season.

    Both sit there also where one sentence has a team of one party and another a team of the other.
    """
    parties = set(annotated.talks.parties)
    sides = person_sides(annotated.talks)
    opening = annotated.sentences[:_OPENING]
    found = [talk for one in opening for talk in talks_of(one, sides, annotated.talks.parties)[1]]
    whose = [talk.whose for talk in found]
    teams = {side for talk in found if talk.whose == HALF for side in talk.company}
    if whose.count(OURS) > whose.count(FOREIGN):
        return True
    rival = any(mention.kind == "rival" for one in opening[:2] for mention in one.mentions)
    return FOREIGN not in whose and not rival and (teams >= parties or near is not None)


def _counts(talk: Talk, text: str, parties: Sequence[str], *, theirs: bool) -> bool:
    """Tell whether talks are the parties': by their company, or where the article's are and nobody else is named.

    Talks of one side, or of nobody, are theirs too where a sentence about a session names both sides and no other.
    """
    if talk.whose == OURS:
        return True
    if talk.whose == FOREIGN:
        return False
    if not theirs:
        named = set(sides_in(text, parties))
        some = set(parties) <= named or (named and named < set(parties))
        whole = named == set(parties) or (some and _COUNTED.search(text, max(0, talk.start - 25)))
        told = scene(text, talk.start, talk.end)
        return bool(whole) and (told in _OF_A_SESSION or (told == "aside" and over_aside(text, talk.start)))
    others = [side for side in sides_in(text[: talk.end], parties) if side not in parties]
    return not others or talk.whose == HALF


def _add_talk(tally: _Tally, one: Told, talk: Talk, near: Season | None, parties: Sequence[str]) -> None:
    """Count a sentence about talks of ours by what it tells of them."""
    told = told_by(one, talk, near)
    sure = one.weight * _SURE[talk.whose]
    if told in ("aside", "earlier"):
        tally.add("related" if fights(one.text, talk.start) else "background", sure, one)
    elif _unreal(told, talk, near) or _of_others(one, told, talk, (*parties, *talk.company)):
        tally.add("urged", sure, one)
    elif told == "mention":
        tally.add("round_announced" if near and near.days == -1 else "followup", sure * 0.5, one)
    elif told == "offered":
        words = one.text[talk.start : talk.end]
        by_states = talk.whose == OURS and any(side.isupper() for side in regex.findall(r"«(\w+)»", words))
        tally.add("round_announced" if by_states else "followup", sure, one)
    else:
        tally.add(_CLASS[timed(told, near, one.counted)][0], sure, one)


def _unreal(told: str, talk: Talk, near: Season | None) -> bool:
    """Tell whether nothing stands behind the talks: they are denied or supposed, or offered when none are on."""
    return told == "unreal" or (told == "offered" and near is None and talk.whose == OURS)


def _of_others(one: Told, told: str, talk: Talk, at_the_table: Sequence[str]) -> bool:
    """Tell whether somebody who does not sit there urges talks, or passes on a party's mere readiness to talk."""
    subject = next(iter(sides_in(one.text, at_the_table[:2])), None)
    if subject and subject not in at_the_table and urges(one.text, talk.start) and told != "ongoing":
        return True
    voice = _VOICE.search(one.text)
    return bool(voice and voice["side"] not in at_the_table and (told == "offered" or _OFFER.search(one.text)))


def _add_other(tally: _Tally, one: Told, known: Known) -> None:
    """Count a sentence without talks of ours: an exchange is a consequence, what is negotiated a comment."""
    parties, near = known.parties, known.near
    named = sides_in(one.text, parties)
    if one.rival and not set(parties) <= set(named):
        return
    if EXCHANGE.search(one.text) and exchange_is_ours(one.text, named, known):
        here = just_over(near) and near and near.round.city and near.round.city in one.text
        tally.add("round_report" if here and OUTCOME.search(one.text) else "followup", one.weight, one)
    elif not known.brief and CORRIDOR.search(one.text) and exchange_is_ours(one.text, named, known):
        tally.add("followup", one.weight, one)
    elif near and near.round.city and near.round.city in one.text and (told := scene(one.text, 0, 0)) in _OF_A_SESSION:
        tally.add(_CLASS[timed(told, near, one.counted)][0], one.weight * 0.6, one)
    elif near and SUBJECT.search(one.text) and named and set(named) <= set(parties):
        tally.add("followup", one.weight * 0.6, one)


def _speech_class(annotated: Annotated, near: Season | None) -> tuple[str, tuple[str, ...]]:
    """Class a speech: it is no report, whatever it says of the talks; they are a passage of it."""
    sides = person_sides(annotated.talks)
    for one in annotated.sentences if near else ():
        told = [talk.whose for talk in talks_of(one, sides, annotated.talks.parties)[1]]
        if OURS in told or (near and near.days >= -1 and any(whose != FOREIGN for whose in told)):
            return "background", _reasons("a speech with a passage on the talks", one.text, near)
    return "related", ("a speech on the war",)

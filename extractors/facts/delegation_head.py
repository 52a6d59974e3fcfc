"""Who leads a delegation: "the head of the Russian delegation, …", "…, who led Kyiv's team", "headed by …".

Never reads deputies, former heads, heads of other things (a faction, an office, a region, a legal group), ministers who
are merely present, or the leader an aide serves ("an aide to the president and head of the delegation").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

import regex

from extractors.actors import MEDIATING
from extractors.facts.delegation_head_examples import EXAMPLES as EXAMPLES
from extractors.head_words import (
    APPOINTS,
    APPOSED,
    APPOSED_TO,
    AS_HEAD,
    AT_HEAD,
    AWAY,
    COMPLEMENT,
    CUE,
    ELSEWHERE,
    IS,
    JUNK,
    LEADERSHIP,
    LEADING,
    LED,
    NO_HEAD,
    NOUN,
    OWN_COUNTRY,
    PASSIVE,
    PLACED,
    POINTS_BACK,
    REPLACES,
    REPORTED,
    SPEAKS,
    TALKS,
    TEAM_ONLY,
    TITLES,
    VERB,
    WHO_LED,
    WITH_HEAD,
)
from extractors.headship import Head, in_few_words
from extractors.model.lexicon import Talks
from extractors.model.talks import Evidence, Fact
from extractors.model.text import Annotated, Clause, Sentence
from extractors.names import names, side_named
from extractors.nearby import sentences_before
from extractors.people import people
from extractors.session_pair import default_pair
from extractors.sources import Source
from extractors.text import clean

TYPE: Final = "delegation_head"

_DATED: Final = 60  # characters before a name in which a date still dates the leadership
_PEERS_WITHIN: Final = 3  # sentences a head may stand before his counterpart
_NEAR: Final = 130  # characters an apposition may run


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the heads of delegation whose naming phrase begins in a clause."""
    if clause.polarity in ("denied", "question", "hypothetical", "conditional"):
        return []
    left = clause.start - clause.sentence.start
    right = clause.end - clause.sentence.start
    facts = [_fact(clause, text, head) for head in heads(clause.sentence, text) if left <= head.start < right]
    return [fact for fact in facts if fact is not None]


def heads(sentence: Sentence, text: Annotated) -> list[Head]:
    """Give the people a sentence calls head of a delegation; offsets are into the sentence's text."""
    key = (TYPE, sentence.index)
    if key not in text.kept:
        text.kept[key] = _heads(sentence, text)
    found: list[Head] = text.kept[key]
    return found


def _heads(sentence: Sentence, text: Annotated) -> list[Head]:
    plain = clean(sentence.text)
    before = next(iter(sentences_before(text, sentence, 1)), None)
    if not (CUE.search(plain) or (before is not None and CUE.search(clean(before.text)))):
        return []
    plain = JUNK.sub(lambda m: " " * len(m[0]), plain)
    who = [p for p in people(sentence) if not plain.startswith("'s", p.end)]
    found = _named(plain, who, sentence, text)
    peers = "counterpart" in plain and (bool(found) or _named_near(sentence, text))
    right = partial(_right, plain, who=who, several=False)
    found += in_few_words(plain, who, right, before=before.text if before else "", peers=peers)
    return [head for head in found if not _of_old(plain, sentence, text, head)]


def _named_near(sentence: Sentence, text: Annotated) -> bool:
    """Tell whether one of the few sentences before names a head."""
    return any(_named(clean(s.text), people(s), s, text) for s in sentences_before(text, sentence, _PEERS_WITHIN))


def _named(plain: str, who: list[Source], sentence: Sentence, text: Annotated) -> list[Head]:
    """Give the heads whose delegation, team or office of negotiator is named beside them."""
    found: list[Head] = []
    for match in NOUN.finditer(plain):
        if not NO_HEAD.search(plain, max(0, match.start() - 40), match.start()) and not ELSEWHERE.match(
            plain, match.end()
        ):
            bound = _beside(plain, match, who, sentence, text)
            found += [Head(p, match.start(), match.end(), match[0]) for p in bound]
    for match in VERB.finditer(plain):
        person = _subject(plain, match, who)
        if ELSEWHERE.match(plain, match.end()):
            continue
        ours = (
            person is not None and OWN_COUNTRY.match(match["team"]) and _home(person, text.talks) in text.talks.parties
        )
        if person is not None and (ours or _negotiates(match["team"], sentence, text.talks)):
            found.append(Head(person, match.start(), match.end(), match["team"]))
    for match in PASSIVE.finditer(plain) if LED.may(plain) else ():
        bound = _right(plain, match.end(), who, several=match["team"].endswith("s"))
        if _side_of(match["team"], text.talks) is None:  # "a team headed by his defence minister": whose minister?
            bound = [p for p in bound if plain[p.start].isupper()]
        homes = {_home(p, text.talks) for p in bound} if POINTS_BACK.match(match["team"]) else set()
        if bound and (homes & {*text.talks.parties} or _negotiates(match["team"], sentence, text.talks)):
            found += [Head(p, match.start(), match.end(), match["team"]) for p in bound]
    return [*found, *_joined(plain, who)]


def _joined(plain: str, who: list[Source]) -> Iterator[Head]:
    """Give the heads of "Leading the Ukrainian side is X" and "Ukraine's delegation, with X at its head"."""
    for match in (*LEADING.finditer(plain), *WITH_HEAD.finditer(plain)):
        for person in _right(plain, match.end(), who, several=False):
            if match.re is LEADING.pattern or AT_HEAD.match(plain, person.end):
                yield Head(person, match.start(), match.end(), match["team"])


def _of_old(plain: str, sentence: Sentence, text: Annotated, head: Head) -> bool:
    """Tell whether a leadership is of a year before the article's: "who led the team at the talks of …"."""
    year = text.article.published_at.year if text.article.published_at else None
    spans = [m for m in sentence.mentions if m.kind == "date" and m.span is not None]
    old = [m.start - sentence.start for m in spans if year is not None and m.span and m.span.end.year < year]
    left, right = min(head.start, head.who.start), max(head.end, head.who.end)
    return any(start < right or not AWAY.search(plain, right, start) for start in old if start > left - _DATED)


def _negotiates(team: str, sentence: Sentence, talks: Talks) -> bool:
    """Tell whether a team is one of negotiators: it says so, a party's name stands before it, or it goes to talks."""
    if TEAM_ONLY.search(team):
        return True
    ours = _side_of(team, talks) in talks.parties or ("team" in team and TALKS.search(sentence.text) is not None)
    return ours and not any(m.kind == "rival" for m in sentence.mentions)


def _beside(
    plain: str, match: regex.Match[str], who: list[Source], sentence: Sentence, text: Annotated
) -> list[Source]:
    """Give whom a naming phrase means: the name before it, the names behind it, or the one last named."""
    who = [person for person in who if person.end <= match.start() or match.end() <= person.start]
    left = _left(plain, match.start(), who)
    side = _side_of(match[0], text.talks)
    if left is not None and (side is None or _home(left, text.talks) in (side, None)):
        return [left]
    right = _right(plain, match.end(), who, several=match[0].endswith("s"))
    if right or match["noun"] is None or side is None:
        return right
    return _last_named(plain, match, side, sentence, text)


def _left(plain: str, start: int, who: list[Source]) -> Source | None:
    for number, person in enumerate(who):
        between = plain[person.end : start]
        if person.end > start or len(between) >= _NEAR:
            continue
        if REPLACES.search(plain, max(0, person.start - 90), person.start):
            if AS_HEAD.fullmatch(between) and number:
                return who[number - 1]
            continue
        appointed = APPOINTS.search(plain, max(0, person.start - 90), person.start) and AS_HEAD.fullmatch(between)
        if appointed or APPOSED.fullmatch(between) or IS.fullmatch(between):
            return person
    return None


def _right(plain: str, end: int, who: list[Source], *, several: bool) -> list[Source]:
    """Give whom the words behind a phrase name; two joined by "and" where it speaks of several heads."""
    for number, person in enumerate(who):
        between = plain[end : person.start]
        if person.start < end or len(between) > _NEAR:
            continue
        if not (TITLES.fullmatch(between) or PLACED.fullmatch(between)):
            continue
        if COMPLEMENT.search(between):
            continue
        following = who[number + 1] if number + 1 < len(who) else None
        joined = (
            following is not None
            and plain[person.end : following.start].startswith(" and ")
            and len(plain[person.end : following.start]) < 40
        )
        return [person, following] if joined and following is not None and several else [person]
    return []


def _subject(plain: str, match: regex.Match[str], who: list[Source]) -> Source | None:
    will = (match["will"] or "").strip()
    reported = will == "would" and REPORTED.search(plain, 0, match.start()) is not None
    if will not in ("", "will", "to", "was to") and not reported:
        return None
    for person in who:
        between = plain[person.end : match.start()]
        near = person.end <= match.start() and len(between) < _NEAR
        apposed = match["verb"].endswith("ing") and APPOSED_TO.fullmatch(between) is not None
        leads = near and (apposed or WHO_LED.fullmatch(between) is not None)
        served = COMPLEMENT.search(plain, max(0, person.start - 50), person.start) is not None
        served = served and not match["verb"].endswith("ing")
        if leads and (not served or between.startswith(", who")):
            return person
    return None


def _last_named(plain: str, match: regex.Match[str], side: str, sentence: Sentence, text: Annotated) -> list[Source]:
    """Give the only person of the side the sentence before opens with, for "The head of the … delegation added"."""
    if plain[: match.start()].strip() not in ("The", "the") or not SPEAKS.match(plain, match.end()):
        return []
    before = text.sentences[sentence.index - 1] if sentence.index else None
    named = [p for p in people(before) if _home(p, text.talks) == side] if before is not None else []
    return [Source(kind=p.kind, ident=p.ident, start=match.start(), end=match.end(), role=p.role) for p in named[:1]]


def _side_of(phrase: str, talks: Talks) -> str | None:
    """Give the side of a delegation; None where a phrase is of several ("the Russian and Ukrainian delegations")."""
    first, _, second = phrase.partition(" and ")
    side = side_named(first, names(talks))
    return side if not second or side_named(second, names(talks)) in (side, None) else None


def _home(person: Source, talks: Talks) -> str | None:
    """Give the side of a person of the lexicon; None for a name nobody told us of."""
    return next((p.side for p in talks.persons if p.id == person.ident), None)


def _of_the_talks(sentence: Sentence, text: Annotated) -> bool:
    """Tell whether a mediating state's delegation is at the two parties' talks and not at others told of nearby."""
    near = (sentence, *sentences_before(text, sentence, 1))
    return default_pair(text) and not any(m.kind == "rival" for s in near for m in s.mentions)


def _role(head: Head) -> str | None:
    """Give the office printed beside the name, unless it is the leadership itself."""
    role = head.who.role
    return None if role is None or LEADERSHIP.search(role) else role


def _fact(clause: Clause, text: Annotated, head: Head) -> Fact | None:
    home, side = _home(head.who, text.talks), _side_of(head.team, text.talks)
    actor = side or home
    if home is None and not TEAM_ONLY.search(head.team) and head.team.endswith("side"):
        return None  # a name nobody told us of, at the head of no delegation
    third = actor in MEDIATING and side == home and TEAM_ONLY.search(head.team) and _of_the_talks(clause.sentence, text)
    if (actor not in text.talks.parties and not third) or (home is not None and side is not None and home != side):
        return None
    base = clause.sentence.start
    start, end = base + min(head.start, head.who.start), base + max(head.end, head.who.end)
    where = clause.sentence.where
    source = text.article.title if where == "title" else text.article.body
    return Fact(
        type=TYPE,
        status="stated",
        scope=clause.scope,
        actor=actor,
        evidence=Evidence(where=where, start=start, end=end, text=source[start:end]),
        rule="delegation head: named as such",
        attribution=clause.attribution,
        slots={"person": head.who.ident, "role": _role(head)},
    )

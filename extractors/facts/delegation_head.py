"""Who leads a delegation: "the head of the Russian delegation, …", "…, who led Kyiv's team", "headed by …".

Never reads deputies, former heads, heads of other things (a faction, an office, a region, a legal group), ministers who
are merely present, or the leader an aide serves ("an aide to the president and head of the delegation").
"""

from __future__ import annotations

from functools import partial
from typing import Final

import regex

from extractors.facts.delegation_head_examples import EXAMPLES as EXAMPLES
from extractors.headship import Head, in_few_words
from extractors.model.lexicon import Talks
from extractors.model.talks import Evidence, Fact
from extractors.model.text import Annotated, Clause, Sentence
from extractors.names import names, side_named
from extractors.nearby import sentences_before
from extractors.people import people
from extractors.say_words import INSTITUTION, ROLE_NOUN
from extractors.sources import Source
from extractors.text import clean
from extractors.triggers import gated

TYPE: Final = "delegation_head"

_WHO: Final = (
    r"(?:the |(?i:its |their |his )|an? |[\p{Lu}][\w.]+(?:'s|')? |[\p{Lu}][\w.]+(?:ian|ish|can) |U\.?S\.? |two |both |"
    r"own |negotiating |official |government |state )"
)
_TEAM: Final = (
    rf"(?:{_WHO}{{0,4}}(?:delegations?|negotiating teams?|negotiating group|negotiation team|negotiators|team of "
    rf"negotiators|teams?|side|{_WHO}group)\b"
    r"(?!'s (?:legal|military|sub)| (?:spokes|member|of (?:experts|lawyers|doctors))))"
)
#: "head of the Russian delegation", "Ukrainian delegation leader", "chief negotiator"
_NOUN: Final = gated(
    rf"\b(?:(?P<noun>(?i:head|leader|chief))s? of {_TEAM}|{_WHO}?(?:delegation|negotiating team) (?i:head|leader|"
    rf"chief)s?\b|"
    rf"{_WHO}?(?i:chief|lead|top|head|principal|main) (?:[\p{{Lu}}]\w+(?:ian|ish) )?(?:negotiator|delegate)s?\b"
    rf"(?: (?:for|of) (?:the )?[\p{{Lu}}][\w]+)?|"
    rf"(?i:head|leader) of delegation)"
)
#: "who led Moscow's delegation", "will again head the Ukrainian team"
_VERB: Final = gated(
    r"(?P<will>\b(?:will|would|could|may|might|should|can|to|not|n't|never|refused to|was to) )?"
    r"(?:(?:again|also|once again|once more|still|personally|is|was|are|were|has been|had been|has|had) )*"
    rf"\b(?P<verb>led|leads|leading|lead|headed|heads|heading|head|chaired) (?P<team>{_TEAM})"
)
_PASSIVE: Final = gated(
    rf"(?P<team>{_TEAM}(?: from [\p{{Lu}}]\w+)?)(?: (?:at|in|for|to) (?:the )?(?:\w+ ){{0,2}}?\w+)?"
    r"(?:,? which)?(?:,| (?:is|was|has been|had been|are|were|will be|would be|to be))*(?: again| also| once again| "
    r"once more)*"
    r"(?:,? (?:led|headed|chaired)(?: again| once again| this time)? by| under|"
    r" (?:made up|composed|consists|consisting) of [^.;:\"“”]{3,60} (?:led by|headed by|under)) "
)
_LED: Final = gated(r"\b(?:led|headed|chaired|under|made|composed|consists|consisting)\b")
_NO_HEAD: Final = regex.compile(
    r"\b(?:deputy|vice|former|ex|acting|then|previous|one-time|onetime|spokes\w+ for the|member of the|adviser to "
    r"the|aide to the)[ -](?:the )?$",
    regex.IGNORECASE,
)
_TEAM_ONLY: Final = regex.compile(r"\b(?:delegat|negotiat)", regex.IGNORECASE)
_COMPLEMENT: Final = regex.compile(
    r"\b(?:to|for|of|with|by|under)(?: (?:the|[\p{Lu}][\w'.-]*|president|leader|minister|prime|foreign|head))*? $"
)
_LEADERSHIP: Final = regex.compile(r"^(?:head|leader|chief)$|negotiator|delegation", regex.IGNORECASE)
_JUNK: Final = regex.compile(r"\b(?:ADVERTISEMENT|READ MORE)\b ?")
_CUE: Final = gated(r"\b(?:delegat|negotiat|teams?\b|side\b|group\b|led for\b|counterpart)")
_POINTS_BACK: Final = regex.compile(r"(?:its|their|his) ", regex.IGNORECASE)
#: "Moscow stated that X would lead the team": what will be, told as past.
_REPORTED: Final = regex.compile(r"\b(?:said|stated|announced|confirmed|reported|told \w+)(?: that)? ")
#: The delegation to some body is another one.
_ELSEWHERE: Final = regex.compile(
    r" (?:to|at|in) (?:the )?(?:PACE|OSCE|Parliamentary|Council of|UN\b|United Nations|Trilateral|Olympic|Paralympic|"
    r"World|G7|G20|International|General Assembly)"
)
_ROLES: Final = (
    rf"(?:[\p{{Lu}}][\w'.-]*+|of|the|and|for|to|a|an|presidential|foreign|defen[cs]e|prime|deputy|faction|national|"
    r"security|"
    rf"{INSTITUTION}|{ROLE_NOUN})"
)
#: What may stand between "head of the delegation" and the name behind it, between a name and the phrase behind it.
_TITLES: Final = regex.compile(rf"(?: (?:is|was|remains|will be) )?[, ]*(?:{_ROLES},? )*+")
_APPOSED: Final = regex.compile(
    r",(?! (?:and|but|who|which|while|as) )(?:(?!\b(?:said|told|says|was|were|is|are|has|had|will|met|who|that|which|"
    r"added)\b)[^.;:\"“”])*?(?:,| and| as well as| also)? ?(?:the |a |an )?(?:\w+ )?"
)
_IS: Final = regex.compile(
    r",? (?:(?:stays|stayed|remains|remained|stands|stood|is|was) at|is|"
    r"was|became|remains|remained|serve[sd] as|act(?:s|ed) as|as|will be|has been|was (?:again |"
    r"re)?(?:appointed|named|made)(?: as)?|has been (?:appointed|named)(?: as)?) (?:the |again |also |again the )?"
)
_WHO_LED: Final = regex.compile(
    r"(?:,? (?:who|and who)|, who [^.;:\"“”,]{3,80},|, [^.;:\"“”]{3,100}, who|, (?!who)[^.;:\"“”,]{3,80},|)? "
)
#: "X, the Kremlin aide heading the team"
_APPOSED_TO: Final = regex.compile(r", (?:the|a|an) [^.;:,\"“”]{3,80} ")
_SPEAKS: Final = regex.compile(
    r",? (?:also )?(?:said|added|told|noted|stressed|confirmed|announced|explained|says|stated|replied|reported)\b"
)
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
    if not (_CUE.search(plain) or (before is not None and _CUE.search(clean(before.text)))) or _of_old(sentence, text):
        return []
    plain = _JUNK.sub(lambda m: " " * len(m[0]), plain)
    who = [p for p in people(sentence) if not plain.startswith("'s", p.end)]
    found = _named(plain, who, sentence, text)
    peers = "counterpart" in plain and (bool(found) or _named_near(sentence, text))
    right = partial(_right, plain, who=who, several=False)
    found += in_few_words(plain, who, right, before=before.text if before else "", peers=peers)
    return found


def _named_near(sentence: Sentence, text: Annotated) -> bool:
    """Tell whether one of the few sentences before names a head."""
    return any(_named(clean(s.text), people(s), s, text) for s in sentences_before(text, sentence, _PEERS_WITHIN))


def _named(plain: str, who: list[Source], sentence: Sentence, text: Annotated) -> list[Head]:
    """Give the heads whose delegation, team or office of negotiator is named beside them."""
    found: list[Head] = []
    for match in _NOUN.finditer(plain):
        if not _NO_HEAD.search(plain, max(0, match.start() - 40), match.start()) and not _ELSEWHERE.match(
            plain, match.end()
        ):
            bound = _beside(plain, match, who, sentence, text)
            found += [Head(p, match.start(), match.end(), match[0]) for p in bound]
    for match in _VERB.finditer(plain):
        person = _subject(plain, match, who)
        if _ELSEWHERE.match(plain, match.end()):
            continue
        if person is not None and _negotiates(match["team"], sentence, text.talks):
            found.append(Head(person, match.start(), match.end(), match["team"]))
    for match in _PASSIVE.finditer(plain) if _LED.may(plain) else ():
        bound = _right(plain, match.end(), who, several=match["team"].endswith("s"))
        homes = {_home(p, text.talks) for p in bound} if _POINTS_BACK.match(match["team"]) else set()
        if bound and (homes & {*text.talks.parties} or _negotiates(match["team"], sentence, text.talks)):
            found += [Head(p, match.start(), match.end(), match["team"]) for p in bound]
    return found


def _of_old(sentence: Sentence, text: Annotated) -> bool:
    """Tell whether a sentence dates the leadership to a year before the article's."""
    year = text.article.published_at.year if text.article.published_at else None
    spans = [m.span for m in sentence.mentions if m.kind == "date" and m.span is not None]
    return year is not None and any(span.end.year < year for span in spans)


def _negotiates(team: str, sentence: Sentence, talks: Talks) -> bool:
    """Tell whether a team is one of negotiators: it says so, or a party's name stands before it."""
    return bool(_TEAM_ONLY.search(team)) or (
        _side_of(team, talks) in talks.parties and not any(m.kind == "rival" for m in sentence.mentions)
    )


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
    for person in who:
        between = plain[person.end : start]
        if person.end <= start and len(between) < _NEAR and (_APPOSED.fullmatch(between) or _IS.fullmatch(between)):
            return person
    return None


def _right(plain: str, end: int, who: list[Source], *, several: bool) -> list[Source]:
    """Give whom the words behind a phrase name; two joined by "and" where it speaks of several heads."""
    for number, person in enumerate(who):
        between = plain[end : person.start]
        if person.start < end or len(between) > _NEAR or not _TITLES.fullmatch(between):
            continue
        if _COMPLEMENT.search(between):
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
    reported = will == "would" and _REPORTED.search(plain, 0, match.start()) is not None
    if will not in ("", "will", "to", "was to") and not reported:
        return None
    for person in who:
        between = plain[person.end : match.start()]
        near = person.end <= match.start() and len(between) < _NEAR
        apposed = match["verb"].endswith("ing") and _APPOSED_TO.fullmatch(between) is not None
        leads = near and (apposed or _WHO_LED.fullmatch(between) is not None)
        served = _COMPLEMENT.search(plain, max(0, person.start - 50), person.start) is not None
        served = served and not match["verb"].endswith("ing")
        if leads and (not served or between.startswith(", who")):
            return person
    return None


def _last_named(plain: str, match: regex.Match[str], side: str, sentence: Sentence, text: Annotated) -> list[Source]:
    """Give the only person of the side the sentence before opens with, for "The head of the … delegation added"."""
    if plain[: match.start()].strip() not in ("The", "the") or not _SPEAKS.match(plain, match.end()):
        return []
    before = text.sentences[sentence.index - 1] if sentence.index else None
    named = [p for p in people(before) if _home(p, text.talks) == side] if before is not None else []
    return [Source(kind=p.kind, ident=p.ident, start=match.start(), end=match.end(), role=p.role) for p in named[:1]]


def _side_of(phrase: str, talks: Talks) -> str | None:
    return side_named(phrase, names(talks))


def _home(person: Source, talks: Talks) -> str | None:
    """Give the side of a person of the lexicon; None for a name nobody told us of."""
    return next((p.side for p in talks.persons if p.id == person.ident), None)


def _role(head: Head) -> str | None:
    """Give the office printed beside the name, unless it is the leadership itself."""
    role = head.who.role
    return None if role is None or _LEADERSHIP.search(role) else role


def _fact(clause: Clause, text: Annotated, head: Head) -> Fact | None:
    home, side = _home(head.who, text.talks), _side_of(head.team, text.talks)
    actor = side or home
    if actor not in text.talks.parties or (home is not None and side is not None and home != side):
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
        confidence=0.95 if home else 0.8,
    )

"""Mentions of a meeting of the two parties' leaders, under its many names; the round rule leaves these alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

from extractors.binding import local
from extractors.leaders import apart, day_of, gathered, leader_of, named, participants
from extractors.model.text import Annotated, Clause
from extractors.session_pair import abroad
from extractors.text import clean
from extractors.triggers import gated

MEETING: Final = (
    r"summits?|meetings?|talks|negotiations|sit-downs?|encounters?|t[eê]te[ -][àa][ -]t[eê]te|face-to-face|"
    r"get-togethers?|"
    r"rendezvous|dialogue|conversation|one-on-ones?|(?:at|around|round) (?:one|the same|a|the|the negotiating) table"
)
_NOUN: Final = gated(rf"\b(?:{MEETING})\b", regex.IGNORECASE)
_SUMMIT: Final = regex.compile(r"summits?$", regex.IGNORECASE)
_TOP_BEFORE: Final = gated(
    r"\b(?:leaders'?|presidential|presidents'|top-level|highest-level|leader-level|leaders-level|heads-of-state|"
    r"head-of-state|leader-to-leader|president-to-president|presidential-level)"
    r"(?: (?:level|peace|bilateral|trilateral))? $",
    regex.IGNORECASE,
)
_TOP_AFTER: Final = regex.compile(
    r"(?: (?:\w+ ){0,2}?)(?:at|on) (?:the |a )?(?:highest|leaders?'?|leadership|presidential|top|"
    r"heads?[- ]of[- ]state|"
    r"(?:\w+ )?level of (?:the )?(?:leaders|presidents|heads))(?:[ -]level)?\b|"
    r"(?: (?:\w+ ){0,3}?)(?:of|between|with|among|by|for|involving)(?: (?:the|our|both|two|warring|their|respective|"
    r"[a-z]+'s?|'s))* "
    r"(?:presidents|leaders|heads of (?:state|the two))\b",
    regex.IGNORECASE,
)
_BRING: Final = gated(
    r"\bbring(?:s|ing)?(?: together)? the (?:\w+ )?(?:presidents|leaders|heads of state)\b(?: (?:of|together))?|"
    r"\bhost(?:s|ing)? (?=(?:both |President |him and |(?-i:\p{Lu})[\w'’-]+(?: (?-i:\p{Lu})[\w'’-]+){0,2}(?:,|"
    r" and) ))|"
    r"\bbring(?:ing)? together\b|\bbring(?:ing)? (?-i:(?:Russian |Ukrainian )?(?:President |"
    r"[\p{Lu}])[\w'’-]+[^.;:]{3,90}?) "
    r"together\b|\bbring (?:\w+ )?(?:and|to) .{0,20}?(?:to the table|together)",
    regex.IGNORECASE,
)
_MEET: Final = gated(
    r"\b(?:meet|meets|meeting|met|sit down|talk|negotiate|receive|"
    r"sit (?:down )?at (?:a|the|one|the same|the negotiating) table)"
    r"(?: (?:directly|personally|in person|face-to-face|face to face|one-on-one))?(?: (?:with|to))?\b",
    regex.IGNORECASE,
)
#: "the two presidents meet", "that he and Putin get together": who meets stands before it.
_GATHER: Final = gated(
    r"\b(?:meet|gather|convene|come together|get together|sit down|hold (?:\w+ )?(?:talks|negotiations))"
    r"(?: (?:together|directly|in person|face to face|again|there))*"
    r"(?! (?!with each|each|one)(?:with|the|his|her|their|its|(?-i:\p{Lu})))\b",
    regex.IGNORECASE,
)
#: A meeting that only a leader himself can have ("ready for face-to-face talks").
_PERSONAL: Final = gated(r"\b(?:face-to-face|in-person|personal|one-on-one|man-to-man)(?: \w+)? $", regex.IGNORECASE)
_IN_PERSON: Final = regex.compile(r"face-to-face|one-on-ones?|t[eê]te", regex.IGNORECASE)
#: Summits that are somebody else's, by the word before.
SOMEBODY: Final = gated(
    r"\b(?:nato|eu|european|european union|g-?7|g-?8|g-?20|brics|sco|asean|apec|opec|cis|csto|coalition|alliance|"
    r"council|donors?|"
    r"recovery|climate|arctic|global|swiss|alaska|anchorage|normandy|weimar|platform|african|africa|asia|eastern|"
    r"western|economic|"
    r"tech|security|nuclear|business|gulf|arab|us-russia|russia-us|u\.s\.-russia|american-russian|russian-american|"
    r"us-ukraine|"
    r"eu-ukraine|ukraine-eu|eu-china|league|organi[sz]ation|cooperation|forum|last|previous|emergency|informal|virtual|online|video)"
    r"(?:'s)?(?: (?:leaders'?|annual|informal|emergency|peace|union))? $",
    regex.IGNORECASE,
)
#: "summit draft", "summit host": no meeting but what belongs to one.
_PAPER: Final = regex.compile(
    r" of (?:[\w'’]+ )?(?:allies|the willing|donors|backers|supporters)\b| (?:drafts?|declaration|statement|"
    r"communiqu[eé]|hosts?|venue|agenda|outcomes?|documents?)\b",
    regex.IGNORECASE,
)
_CALL: Final = gated(
    r"\b(?:phone|telephone|calls?(?! (?:for|on|to|off)\b)|video ?conference|videolink|by video)\b", regex.IGNORECASE
)
_HEAD_OF_STATE: Final = regex.compile(r"\b(?:head of state|president|leader)\b", regex.IGNORECASE)


#: "face-to-face talks", "talks at the summit": one meeting in two words.
_SAME: Final = regex.compile(r" (?:\w+ )?|,? (?:at|in|during|and|or) (?:an? |the )?(?:\w+ )?")


class Meeting(NamedTuple):
    """A mention of a leaders' meeting in a clause; ``kind``: noun | verb; ``basis`` of who: named | office | None."""

    start: int
    end: int
    kind: str
    who: tuple[str, ...]
    basis: str | None


def meetings(clause: Clause, text: Annotated) -> Iterator[Meeting]:
    """Give the mentions of a leaders' meeting of the two parties in a clause, nouns before verbs."""
    plain = clean(clause.text)
    for match in _BRING.finditer(plain):
        who, basis = participants(clause, plain, text, match.start(), match.end())
        if _both(who, text):
            yield Meeting(match.start(), match.end(), "noun", tuple(who), basis)
    for match in _NOUN.finditer(plain):
        found = _noun(clause, plain, text, match)
        if found is not None:
            yield found
    for match in _MEET.finditer(plain):
        behind = [m for m in local(clause, "person") if 0 <= m.start - match.end() <= 40]
        near = [m.id for m in behind if not apart(plain, m.start)]
        if _with_other(clause, text, near) and not _CALL.search(plain):
            yield Meeting(match.start(), match.end(), "verb", tuple(_completed(clause, text, near)), "named")
    for match in _GATHER.finditer(plain):
        who, basis = gathered(clause, plain, text, match.start())
        if _both(who, text) and not _CALL.search(plain):
            yield Meeting(match.start(), match.end(), "verb", tuple(who), basis)


def _noun(clause: Clause, plain: str, text: Annotated, match: regex.Match[str]) -> Meeting | None:
    summit = _SUMMIT.match(match[0]) is not None
    if _PAPER.match(plain, match.end()):
        return None
    if SOMEBODY.search(plain, max(0, match.start() - 40), match.start()) or (_CALL.search(plain) and not summit):
        return None
    who, basis = participants(clause, plain, text, match.start(), match.end(), _until(plain, match.end()))
    if len(who) > 1 and _WITH.match(plain, match.end()):
        who = sorted(who, key=lambda one: one not in heads(text))  # "with X and Y": with both of them
    if _both(who, text) or (basis and _with_other(clause, text, who)):
        return Meeting(match.start(), match.end(), "noun", tuple(_completed(clause, text, who)), basis)
    before = _TOP_BEFORE.search(plain, max(0, match.start() - 40), match.start())
    top = summit or before is not None or _TOP_AFTER.match(plain, match.end()) is not None
    if not who and _personal(clause, plain, text, match):
        return Meeting(match.start(), match.end(), "noun", tuple(h for h in heads(text) if h), "named")
    if top and not who and not _elsewhere(clause, text) and not _of_others(clause, plain, match.end()):
        return Meeting(match.start(), match.end(), "noun", (), None)
    return None


_WITH: Final = regex.compile(r"(?: (?:also|together))? with (?:the )?\p{Lu}")


def _until(plain: str, end: int) -> int:
    """Give where another meeting is named after one that ends at ``end``: leaders behind it are of that one."""
    following = _NOUN.search(plain, end + 1)
    same = following is None or _SAME.fullmatch(plain, end, following.start())
    return len(plain) if following is None or same else following.start()


def _personal(clause: Clause, plain: str, text: Annotated, match: regex.Match[str]) -> bool:
    """Tell whether a leader who acts speaks of a meeting in person, the other one named in the sentence."""
    if not _IN_PERSON.match(match[0]) and not _PERSONAL.search(plain, max(0, match.start() - 30), match.start()):
        return False
    ours = heads(text)
    there = set(named(clause.sentence.mentions, text.talks, day_of(text))) | {clause.attribution.speaker}
    others = {w for w in there if w not in ours and w is not None}
    acting = [h for h, side in ours.items() if side in clause.subjects and h in there]
    return bool(acting) and set(ours) <= there and not others - {clause.attribution.speaker}


def heads(text: Annotated) -> dict[str | None, str]:
    """Give who heads each of the two parties, with the party."""
    return {leader_of(side, text.talks, day_of(text)): side for side in text.talks.parties}


def _both(who: list[str], text: Annotated) -> bool:
    """Tell whether both parties' leaders take part."""
    return set(heads(text)) <= set(who)


def _with_other(clause: Clause, text: Annotated, who: list[str]) -> bool:
    """Tell whether one party's leader is to meet the other's, who acts or speaks in the clause."""
    ours = heads(text)
    theirs = [ours[w] for w in who if w in ours]
    if len(theirs) != 1 or who[0] not in ours:
        return False
    other = next(head for head, side in ours.items() if side != theirs[0])
    there = {m.id for m in local(clause, "person")} | {clause.attribution.speaker}
    if other in there:
        return True
    before = {m.id for m in clause.sentence.mentions if m.kind == "person" and m.end <= clause.start}
    told = other in before or _HEAD_OF_STATE.search(clean(clause.text)) is not None
    return ours[other] in clause.subjects and told


def _completed(clause: Clause, text: Annotated, who: list[str]) -> list[str]:
    """Add the leader who acts to the one he is to meet."""
    both = [head for head in heads(text) if head is not None]
    theirs = _with_other(clause, text, who) or _both(who, text)
    return list(dict.fromkeys([*both, *who])) if theirs else who


_OF: Final = regex.compile(r" (?:of|with|between) (?:the )?(?:\p{Lu}[\w’'-]+)")


def _of_others(clause: Clause, plain: str, end: int) -> bool:
    """Tell whether a summit is said to be of others by name ("summit of the … Organisation")."""
    of = _OF.match(plain, end)
    named = [m for kind in ("side", "person", "joint") for m in local(clause, kind)]
    return of is not None and not any(m.start > end for m in named)


def _elsewhere(clause: Clause, text: Annotated) -> bool:
    """Tell whether a bare "summit" is somebody else's: set abroad, or other leaders are named and ours are not both."""
    ours = set(heads(text))
    title = {
        who for s in text.sentences[:1] if s.where == "title" for who in named(s.mentions, text.talks, day_of(text))
    }
    if abroad(clause, text) or (len(title) > 1 and not ours <= title):
        return True
    there = {m.id for m in clause.sentence.mentions if m.kind == "person"}
    others = {p.id for p in text.talks.persons if p.side not in text.talks.parties}
    return bool(there & others) and not ours <= there and not clause.subjects

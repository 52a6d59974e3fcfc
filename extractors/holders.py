"""Whose stance it is: the subject of the cue, who is named beside it, or who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extractors.agents import speaker_side
from extractors.model.lexicon import Talks
from extractors.model.text import Annotated, Clause, Mention
from extractors.pieces import verb
from extractors.plan_owners import assembly, plan_owner
from extractors.stance_words import OWN_TERMS, WHOSE
from extractors.stances import Stance
from extractors.subjects import person_side, side_of
from extractors.text import clean

#: What speaks for its author: "Russia's proposals call for", "the memorandum handed over by Russia requires".
_PAPERS: Final = (
    r"(?:proposals?|plans?|memorandum|drafts?|documents?|resolution|statement|text|letter|blueprint|position|"
    r"leadership|government|side|paper)"
)
_PAPER_BY: Final = regex.compile(rf"\b{_PAPERS}\b[^,;.]{{0,30}} (?:by|from|of) (?:the )?$", regex.IGNORECASE)
BESIDE: Final = regex.compile(
    r"(?:'s?)?(?: (?:own|key|main|maximalist|hardline|hard-line|core|long-?standing|central|new|old|earlier|"
    r"stated|war|priority|peace|"
    r"repeated|latest|public|initial|original|\w+ed|\w+ing|\w+al|\w+day|\w+-(?:day|week|point))\b)*+"
    rf"(?: {_PAPERS})?(?: would)?(?: also| again| \w+ly)? ?$"
)
_WE_NEAR: Final = regex.compile(r"\b(?:we|I)(?:'\w+)?(?: \w+){0,3} ?$|\bour (?:\w+ )?$", regex.IGNORECASE)
_THIRD_NEAR: Final = regex.compile(r"\b(?:he|she|it|they)(?:'\w+)?(?: \w+){0,2} ?$", regex.IGNORECASE)
_UNDER: Final = regex.compile(
    r"\b(?:of|to|for|from|against|in|on|about|with|by|into|over|between|inside|towards?) (?:the |its |all |both )*$"
)
_GROUP: Final = regex.compile(
    r"\b(?:members?|leaders?|officials?|negotiators?|delegations?|diplomats?|presidents?|representatives?) "
    r"(?:of|from) (?:the )?$",
    regex.IGNORECASE,
)
_AFTER: Final = regex.compile(r"^(?: \w+){0,2} (?:of|by|from) (?:the |both )?$|^ (?:that|which) (?:the )?$")
_ING: Final = regex.compile(r"\w+ing\b")
#: What may stand before a verb whose subject is left out.
_ELIDED: Final = regex.compile(
    r"\W*(?:(?:and|or|but|that|which|who|has|have|had|will|would|also|is|are|was|were|be|been|again|\w+ly|not|"
    r"to|then|instead|"
    r"\w+ing)\b\W*)*+"
)
_JOINS: Final = regex.compile(r"(?:,| and|, and| &| as well as)(?: the)? ")
_RELATIVE: Final = regex.compile(r"\b(?:which|who|that (?=\w+s\b))")
_AND: Final = regex.compile(r"\b(?:and|or|but)(?: (?:also|then|again|has|have|had|later|\w+ly))* ?$")
_ADVERB: Final = regex.compile(r" (?:(?:also|has|have|had|then|now|\w+ly) )*")
#: Actors with a name of their own in a fact; all others are OTHER, with their country beside.
STANDING: Final = frozenset("RU UA US TR AE EU BY CH SA VA UN".split())
_OUR: Final = regex.compile(r"\b(?:our|my) (?:\w+ ){0,2}$", regex.IGNORECASE)
_TOLD: Final = regex.compile(r"\b(?:said|says|told|called|warned)\b[^;.]{0,40}\btheir (?:\w+ ){0,2}$", regex.IGNORECASE)
_THEIR: Final = regex.compile(r"\b(?:its|his|her|their) (?:\w+ ){0,2}$", regex.IGNORECASE)
#: A noun that is itself the subject: "the condition was …", "among the goals are …".
_HEADS: Final = regex.compile(r"(?: \w+){0,6}? (?:is|are|was|were|includes?|included|remains?)\b")
_ARTICLE: Final = regex.compile(r"\b(?:the|a|an|one|only|first|main|key) (?:\w+ ){0,2}$", regex.IGNORECASE)
_ON: Final = regex.compile(
    r"(?: \w+){0,3}? (?:includes?|included|are|is|was|were|remains?|that|to|for)\b|"
    r"[,.;:]|\W*$"
)
_OWNED: Final = regex.compile(
    r"(?:'s?)? (?!(?:foreign|prime|president|officials?|leaders?|delegation|side|negotiators?|government|"
    r"ministers?|ministry|authorities|"
    r"defen[cs]e|chief|top|lead|presidential|representatives?|envoys?|spokes\w+|diplomats?|team|party|"
    r"ambassador|resolution|parliament|deputy)\b)",
    regex.IGNORECASE,
)
#: "condemning Russia and demanding": the name before is the object of another verb.
_OBJECT: Final = regex.compile(r"(?:'s \w+)? (?:and|while|by) (?:\w+ly )?")
_GAP: Final = regex.compile(r"[;:.]\s|\b(?:which|who)\b")
_OWN_REL: Final = regex.compile(r"\b(?:which|who) (?:\w+ ){0,3}$")
#: Characters between a subject and its verb, at most.
_FAR: Final = 90


def speaker(clause: Clause, text: Annotated) -> str | None:
    """Give the side of who speaks in a clause, also of speakers known by their role alone ("a Ukrainian official")."""
    side = speaker_side(clause, text.talks)
    if side is not None:
        return None if side == "BOTH" else side
    told = f"{clause.attribution.speaker or ''} {clause.attribution.role or ''}".strip()
    return _side_named(told, text.talks) if told else None


def _side_named(words: str, talks: Talks) -> str | None:
    return next(
        (
            side.id
            for side in talks.sides
            if any(name in words and _stands(name, words) for name in (*side.adjectives, *side.names))
        ),
        None,
    )


def _stands(name: str, words: str) -> bool:
    return regex.search(rf"\b{regex.escape(name)}\b", words) is not None


def subject(clause: Clause, text: Annotated, at: int) -> str | None:
    """Give the side whose verb stands at ``at`` of the sentence; "we" is who speaks, "he" the subject before."""
    plain = clean(clause.sentence.text)
    left = plain[max(0, at - 40) : at]
    if _WE_NEAR.search(left):
        return speaker(clause, text)
    if _THIRD_NEAR.search(left):
        return _meant(clause, text)
    owner = _owner(clause, text.talks, plain, at, at)
    if owner is not None:
        return owner
    if _AND.search(plain, max(0, at - 30), at) and (first := _doer(clause, text.talks, plain, at)):
        return first
    near = _near(clause, text.talks, plain, at)
    inside = clause.start <= at + clause.sentence.start < clause.end
    carried = clause.subjects[0] if len(clause.subjects) == 1 and clause.subjects[0] != "BOTH" else None
    if inside and carried is not None and (near is None or near[1] + clause.sentence.start < clause.start):
        return _side(carried, text.talks)
    if near is not None:
        region = plain[max(0, clause.start - clause.sentence.start) : at]
        own = inside and near[1] + clause.sentence.start < clause.start and not _ELIDED.fullmatch(region)
        return None if own else _together(clause, text.talks, plain, near)
    return _related(clause, text.talks, plain, at) if carried is None else _side(carried, text.talks)


#: "Kyiv, which wants to join … and has | demanded"
_WHICH: Final = regex.compile(r",? (?:which|who) ")


def _related(clause: Clause, talks: Talks, plain: str, at: int) -> str | None:
    """Give the side whose relative clause a verb belongs to; None when another one is named in between."""
    before = [m for m in local_names(clause) if m.end < at]
    found = before[-1] if before else None
    own = found is not None and _WHICH.match(plain, found.end) and at - found.end <= 2 * _FAR
    return side_of(found, talks) if found is not None and own and not _GAP.search(plain, found.end + 7, at) else None


def _meant(clause: Clause, text: Annotated) -> str | None:
    """Give who "they" is: the subject carried along, in reported speech who speaks, to a party the other."""
    who = speaker(clause, text)
    carried = _side(clause.subjects[0], text.talks) if len(clause.subjects) == 1 else None
    if carried not in (None, "BOTH") and not (carried == who and clause.attribution.kind == "direct"):
        return carried
    if clause.attribution.kind in ("indirect", "mixed"):
        return who
    if clause.attribution.kind == "direct" and who in text.talks.parties:
        return text.talks.other(who)
    return None


def _side(ident: str, talks: Talks) -> str | None:
    return ident if ident.isupper() else person_side(ident, talks)


def _together(clause: Clause, talks: Talks, plain: str, near: tuple[str, int, int]) -> str | None:
    """Give a subject with the names joined to it ("Britain and France"); the two parties together are nobody's side."""
    sides, left = [near[0]], near[1]
    for m in reversed(local_names(clause)):
        joined = m.end <= left and _JOINS.fullmatch(plain, m.end, left) and not _under(plain, m.start, left)
        if joined and (side := side_of(m, talks)):
            sides, left = [side, *sides], m.start
    if "BOTH" in sides or set(talks.parties) <= set(sides):
        return None
    return "+".join(dict.fromkeys(sides))


def _doer(clause: Clause, talks: Talks, plain: str, at: int) -> str | None:
    """Give whose verb a joined verb goes on from ("Trump set a term for Moscow, and threatened …")."""
    for m in reversed(local_names(clause)):
        found = verb(plain, m.end, min(at, m.end + 25)) if m.end < at else None
        if found is not None and _ADVERB.fullmatch(plain, m.end, found.start()) and not _under(plain, m.start, at):
            return None if _RELATIVE.search(plain, found.end(), at) else side_of(m, talks)
    return None


def _near(clause: Clause, talks: Talks, plain: str, at: int) -> tuple[str, int, int] | None:
    """Give the nearest side left of a place that can be a subject there, with its place in the sentence."""
    for m in reversed(clause.sentence.mentions):
        start, end = m.start - clause.sentence.start, m.end - clause.sentence.start
        if end > at or at - end > _FAR or m.kind not in ("side", "person", "joint"):
            continue
        side = side_of(m, talks)
        owned = m.kind == "side" and (m.form == "adjective" or plain.startswith("'s", end)) and _OWNED.match(plain, end)
        if side is None or side == "BOTH" or owned or _under(plain, start, at):
            continue
        if _OBJECT.fullmatch(plain, end, at):
            continue
        if _GAP.search(plain[end:at]) and not _OWN_REL.search(plain[end:at]):
            return None
        return side, start, end
    return None


def _under(plain: str, start: int, at: int) -> bool:
    """Tell whether a name stands under a preposition; "with Kyiv insisting" does not."""
    found = _UNDER.search(plain, max(0, start - 30), start)
    if found is not None and (_GROUP.search(plain, max(0, start - 40), start)):
        return False
    if found is not None and _PAPER_BY.search(plain, max(0, start - 60), start):
        return False
    return found is not None and not (found[0].startswith("with") and _ING.match(plain, at) is not None)


def beside(clause: Clause, text: Annotated, start: int, end: int) -> str | None:
    """Give the side named with a noun: "Russia's demands", "the conditions of Kyiv"; else its subject or who speaks."""
    plain = clean(clause.sentence.text)
    owner = _owner(clause, text.talks, plain, start, end)
    if owner is not None:
        return owner
    if _OUR.search(plain, max(0, start - 40), start):
        return speaker(clause, text)
    if _THEIR.search(plain, max(0, start - 40), start):
        inside = clause.start <= start + clause.sentence.start < clause.end
        if _TOLD.search(plain, 0, start):
            return None  # "X said their demands": whose is open
        return (_meant(clause, text) if inside else None) or subject(clause, text, start)
    if _HEADS.match(plain, end) and _ARTICLE.search(plain, max(0, start - 40), start):
        return speaker(clause, text)
    return subject(clause, text, start) or speaker(clause, text)


def _owner(clause: Clause, talks: Talks, plain: str, start: int, end: int) -> str | None:
    """Give the side in the genitive or adjective before a noun at ``start:end``, or after its "of" or "by"."""
    for m in local_names(clause):
        side = side_of(m, talks)
        if side is None or side == "BOTH":
            continue
        owns = m.form == "adjective" or plain.startswith("'", m.end)
        if owns and 0 <= start - m.end <= 60 and BESIDE.fullmatch(plain, m.end, start):
            return side
        if end > start and 0 <= m.start - end <= 30 and _AFTER.match(plain[end : m.start]) and _ON.match(plain, m.end):
            return side
    return None


def holder(clause: Clause, text: Annotated, held: Stance) -> str | None:
    """Give whose a stance is, by what it rests on."""
    if held.by == "passive":
        return agent(clause, text, held.end) or speaker(clause, text) or _maker(clause, text, held.start)
    if held.by in ("noun", "subject") and (many := assembly(clause, text, held.start)):
        return many
    if held.by == "noun":
        return beside(clause, text, held.start, held.end)
    if held.by == "subject":
        owner = plan_owner(clause, text, held.start)
        return (owner or None) if owner is not None else subject(clause, text, held.start)
    if OWN_TERMS.match(clean(clause.sentence.text), held.start) and (who := subject(clause, text, held.start)):
        return who
    under = plan_owner(clause, text, held.start) if clause.attribution.kind == "narrator" else None
    return under or speaker(clause, text) or _maker(clause, text, held.start)


def _maker(clause: Clause, text: Annotated, at: int) -> str | None:
    """Give who lets it be known without a verb of saying: "Moscow made plain that Kyiv must", "Kremlin: Kyiv must"."""
    plain = clean(clause.sentence.text)
    named = [
        (m, side) for m in local_names(clause) if m.end < at and (side := side_of(m, text.talks)) not in (None, "BOTH")
    ]
    for m, side in reversed(named):
        if plain.startswith(": ", m.end):
            return side
        found = verb(plain, m.end, min(at, m.end + 30))
        close = found is not None and _ADVERB.fullmatch(plain, m.end, found.start())
        if close and found is not None and regex.search(r"\bthat\b", plain[found.end() : at]):
            return side
    return None


def agent(clause: Clause, text: Annotated, end: int) -> str | None:
    """Give the side after "by" or "for" ("rejected by Kyiv", "a red line for Moscow")."""
    plain = clean(clause.sentence.text)
    near = [m for m in local_names(clause) if 0 <= m.start - end <= 35 and WHOSE.match(plain, end)]
    return next((side for m in near if (side := side_of(m, text.talks)) not in (None, "BOTH")), None)


def local_names(clause: Clause) -> Sequence[Mention]:
    """Give the names of a sentence with offsets into it."""
    by = clause.sentence.start
    return [
        Mention(kind=m.kind, id=m.id, start=m.start - by, end=m.end - by, text=m.text, form=m.form)
        for m in clause.sentence.mentions
        if m.kind in ("side", "person", "joint")
    ]


def named(side: str) -> tuple[str, dict[str, list[str]]]:
    """Give an actor as facts name it, and beside it the countries and bodies that have no name of their own there."""
    parts = side.split("+")
    others = [part for part in parts if part not in STANDING and part != "OTHER"]
    actors = list(dict.fromkeys(part if part in STANDING else "OTHER" for part in parts))
    return "+".join(actors), {"countries": others} if others else {}

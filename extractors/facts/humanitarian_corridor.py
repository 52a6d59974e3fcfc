"""Ways out for civilians and in for aid: agreed, announced, open, asked for, proposed, refused; how many, where, when.

Reads corridors, safe passages and evacuation routes, and people taken out along them. Never reads trade, grain or land
corridors, measures in general, a corridor that was blocked or did not work.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import regex

from extractors.binding import Counted, counted, event_day, evidence, local
from extractors.corridor_words import (
    ASKED,
    CLEAR,
    CORRIDOR,
    DEAL_ON,
    HELPERS,
    NEEDED,
    NO_PLACE,
    OPENED,
    OTHER,
    PASSIVE,
    PLACE,
    RECEIVED,
    ROUTES,
    TO_BE,
    TOWNS,
    USED,
    VAGUE,
    WANTED,
    WILL,
    WORKED,
)
from extractors.evacuees import EVACUATION, along, evacuees
from extractors.facts.humanitarian_corridor_examples import EXAMPLES as EXAMPLES
from extractors.model.lexicon import Talks
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.status import Judged, judge
from extractors.subjects import side_of
from extractors.text import clean
from extractors.truce_voices import ours, subject_side, voice

TYPE: Final = "humanitarian_corridor"
WORDS: Final = regex.compile(
    r"\b(?:corridor|(?:safe|humanitarian|secure) passage|(?:evacuation|green|safe|humanitarian) route|"
    r"evacuat|rescued|arrived|reached|accompanied|escorted|safe exit|safe departure|"
    r"(?:brought|taken|bused|led|got|made it|let|driven|rode|drove|helped) (?:out|to safety)\b)",
    regex.IGNORECASE,
)
STATUSES: Final = frozenset(
    {
        "agreed",
        "accepted",
        "announced",
        "completed",
        "proposed",
        "offered",
        "called_for",
        "demanded",
        "rejected",
        "postponed",
        "cancelled",
        "promised",
        "conditioned",
        "ongoing",
    }
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give what a clause tells of corridors; one fact a clause."""
    plain = clean(clause.text)
    match = CORRIDOR.search(plain)
    if not ours(clause, text) or clause.polarity in ("question", "denied"):
        return []
    people = along(clause, plain, match.start()) if match else None
    if people is not None:
        return [_fact(clause, text, Judged("completed", None, "people taken out"), people, (people.start, people.end))]
    out = evacuees(clause, text, plain)
    if out and (match is None or out.people):
        done = Judged("completed", None, "people taken out of there")
        return [_fact(clause, text, done, out.people, (out.start, out.end))]
    if match is None:
        return _let_out(clause, text, plain)
    if USED.search(plain[: match.start()]):
        return []
    judged, at = _judged(clause, plain, match, text)
    if judged.status not in STATUSES:
        return []
    counts = counted(clause, plain, ROUTES, OTHER)
    count = next((c for c in counts if c.unit and c.end >= match.start()), None) or _at_places(clause, plain, match)
    count = _share(clause, plain, count)
    return [_fact(clause, text, judged, count, (min(at, match.start()), match.end()))]


_LET_OUT: Final = frozenset({"agreed", "accepted", "proposed", "offered", "called_for", "demanded", "rejected"})


def _let_out(clause: Clause, text: Annotated, plain: str) -> list[Fact]:
    """Read what is agreed, offered or asked about letting civilians out, where no corridor is named."""
    match = EVACUATION.search(plain)
    if match is None or HELPERS.search(plain, match.end()) or VAGUE.search(plain[: match.start()]):
        return []
    judged = judge(clause, match.start(), match.end(), "noun", text.talks)
    if judged.status not in _LET_OUT or (judged.actor is None and judged.status != "agreed"):
        return []
    return [_fact(clause, text, judged, None, match.span())]


def _judged(clause: Clause, plain: str, match: regex.Match[str], text: Annotated) -> tuple[Judged, int]:
    """Give status, actor and where their words begin: what is special to corridors first, then the shared words."""
    left, right, talks = plain[: match.start()], plain[match.end() :], text.talks
    asserted = clause.polarity == "asserted" and not negated(plain, match.start())
    deal = DEAL_ON.search(left)
    if deal is not None and not negated(plain, deal.start()) and clause.polarity in ("asserted", "hypothetical"):
        return Judged("agreed", "BOTH", "agreement on it"), deal.start()
    received, who = RECEIVED.search(left), subject_side(clause)
    if received is not None and asserted and who in talks.parties:
        return Judged("proposed", talks.other(who), "proposals received"), received.start()
    speaker = voice(clause, talks)
    asked = ASKED.search(left)
    if asked is not None and asserted and who is not None and not HELPERS.search(asked["whom"]):
        return Judged("called_for", who, "asked to open"), asked.start()
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + match.end() :]
    if (TO_BE.match(rest) and WANTED.search(clean(clause.sentence.text))) or NEEDED.search(left):
        return Judged("called_for" if speaker or who else None, speaker or who, "needed"), match.start()
    passive = PASSIVE.match(right)
    if asserted and passive and not negated(plain, match.end() + 8):
        both = _by_both(clause, plain, match.end() + passive.end(), talks)
        return Judged("agreed", "BOTH" if both else None, "agreed, nobody named"), match.start()
    if asserted and (_DAILY.search(left) or _BEING.search(left)):
        return Judged("ongoing", speaker if who is None else who, "kept open"), match.start()
    done = _done(clause, plain, match, talks)
    if done is not None:
        return done, match.start()
    bare = CLEAR.sub(lambda m: " " * len(m[0]), plain)
    return _shared(
        judge(replace(clause, text=bare), match.start(), match.end(), "noun", talks),
        bare,
        headline=clause.scope == "headline",
    ), match.start()


def _by_both(clause: Clause, plain: str, at: int, talks: Talks) -> bool:
    """Tell whether both parties stand behind a passive ("approved by both sides", "agreed between Kyiv and Moscow")."""
    near = [m for kind in ("joint", "side") for m in local(clause, kind) if at < m.start < at + 60]
    named = {side_of(m, talks) for m in near if _AGENTS.fullmatch(plain, at, m.start)}
    return "BOTH" in named or named >= set(talks.parties)


#: "the daily opening of corridors", "we are once again providing corridors"
_DAILY: Final = regex.compile(
    r"\b(?:daily|continu\w+|regular|everyday) (?:\w+ )?openings? of (?:the )?$", regex.IGNORECASE
)
_BEING: Final = regex.compile(
    r"(?:\b(?:is|are)|[’'](?:re|s)) (?:\w+ ){0,2}?(?:providing|opening|organi[sz]ing|operating|running) (?:\w+ )?$",
    regex.IGNORECASE,
)
_AGENTS: Final = regex.compile(r" (?:\w+ly )?(?:by|between|with)\b[^,;.]{0,40}", regex.IGNORECASE)


def _done(clause: Clause, plain: str, match: regex.Match[str], talks: Talks) -> Judged | None:
    """Read a corridor that works, was opened, or is to open; a negation near it gives silence."""
    left, right = plain[: match.start()], plain[match.end() :]
    worked, will, opened = WORKED.match(right), WILL.match(right), OPENED.search(left)
    worked = None if worked and _NOT_YET.search(worked[0]) else worked
    if not (worked or will or opened) or _HOPED.search(left):
        return None
    end = match.end() + (worked or will or match).end() - (0 if worked or will else match.end())
    if clause.polarity != "asserted" or negated(plain, min(end, len(plain)) - 1) or negated(plain, match.start()):
        return Judged(None, None, "not so")
    who = subject_side(clause) or (voice(clause, talks) if will else None)
    if opened and not worked and not will:
        one = who in talks.parties and "manag" not in opened[0]
        return Judged("announced" if one else "completed", who, "opened")
    return Judged(
        "completed" if worked else "announced", who if who != "BOTH" else None, "works" if worked else "to open"
    )


_NOT_YET: Final = regex.compile(r"\b(?:will|would|to|could|can|should|may|might) (?:be )?(?:\w+ly )?\w+$")
_HOPED: Final = regex.compile(r"\b(?:hop(?:e|es|ed|ing)|want(?:s|ed)?|wish(?:es|ed)?|need(?:s|ed)?|if)\b")


def _shared(judged: Judged, plain: str, *, headline: bool) -> Judged:
    if judged.status in ("completed", "partially_completed", "denied") or VAGUE.search(judged.reason):
        return Judged(None, None, judged.reason)
    if (VAGUE.search(plain) and judged.status not in ("agreed", "rejected", "demanded")) or HELPERS.search(plain):
        return Judged(None, None, judged.reason)
    if judged.status in ("accepted", "agreed") and "approv" in judged.reason:
        return Judged("agreed", "BOTH" if judged.actor == "BOTH" else None, judged.reason)
    if judged.status in ("promised", "offered", "called_for", "demanded") and judged.actor is None:
        return Judged(None, None, judged.reason)
    if (
        judged.status == "agreed"
        and not headline
        and not regex.search(
            r"\b(?:agreed|decided|managed to agree)\b|\b(?:reached|struck|made)\b", plain, regex.IGNORECASE
        )
    ):
        return Judged(None, None, judged.reason)
    return judged


def _share(clause: Clause, plain: str, count: Counted | None) -> Counted | None:
    """Take "seven" of "seven of ten corridors"."""
    if count is None:
        return None
    for m in local(clause, "number"):
        if m.quantity is not None and regex.fullmatch(r" (?:out )?of (?:the |all )?", plain[m.end : count.start] or ""):
            return Counted(m.quantity, count.unit, m.start, count.end)
    return count


def _at_places(clause: Clause, plain: str, match: regex.Match[str]) -> Counted | None:
    """Give the number of places corridors lead to ("corridors to the 97 worst-hit towns")."""
    if not regex.match(r" (?:to|from|in|for) ", plain[match.end() :]):
        return None
    for m in local(clause, "number"):
        towns = TOWNS.match(plain, m.end)
        if m.quantity is not None and match.end() < m.start < match.end() + 30 and towns:
            return Counted(m.quantity, "item", m.start, towns.end())
    return None


#: A capital that people leave is a place, whatever it stands for elsewhere.
_OUT_OF: Final = ("from ", "out of ")


def _fact(clause: Clause, text: Annotated, judged: Judged, count: Counted | None, stretch: tuple[int, int]) -> Fact:
    plain = clean(clause.sentence.text)
    slots: dict[str, Any] = {}
    names = [m["place"] for m in PLACE.finditer(plain[stretch[0] + clause.start - clause.sentence.start :])]
    capitals = {word for side in text.talks.sides for word in side.metonyms}
    left = {m["place"] for m in PLACE.finditer(plain) if m["place"] in capitals and m[0].lower().startswith(_OUT_OF)}
    sides = {m.text for m in clause.sentence.mentions if m.kind in ("side", "person", "joint", "date")} - left
    places = [
        n for n in dict.fromkeys(names) if not NO_PLACE.match(n) and not any(n in one or one in n for one in sides)
    ]
    if places:
        slots["places"] = places
    return Fact(
        type=TYPE,
        status=judged.status or "unclear",
        scope=clause.scope,
        actor=judged.actor,
        quantity=count.quantity if count else None,
        unit=count.unit if count else None,
        date=event_day(clause, stretch[0]),
        evidence=evidence(clause, text, *stretch),
        attribution=clause.attribution,
        slots=slots,
        rule=f"corridor: {judged.reason}",
    )

"""Ways out for civilians and in for aid: agreed, announced, open, asked for, proposed, refused; how many, where, when.

Reads corridors, safe passages and evacuation routes, and people taken out along them. Never reads trade, grain or land
corridors, measures in general, a corridor that was blocked or did not work.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import regex

from extractors.binding import Counted, counted, event_day, evidence, local
from extractors.facts.humanitarian_corridor_examples import EXAMPLES as EXAMPLES
from extractors.model.lexicon import Talks
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.status import Judged, judge
from extractors.text import clean
from extractors.truce_voices import ours, subject_side, voice

TYPE: Final = "humanitarian_corridor"
WORDS: Final = regex.compile(
    r"\b(?:corridor|(?:safe|humanitarian|secure) passage|(?:evacuation|green|safe|"
    r"humanitarian) route)",
    regex.IGNORECASE,
)
CORRIDOR: Final = regex.compile(
    r"(?<!\b(?:air|grain|land|trade|transport|food|export|sea|shipping|maritime|Black Sea|energy|Suwalki|Danzig|"
    r"economic|long|hospital|dark) )(?:\b(?:humanitarian|safe|green|evacuation|civilian|agreed|aid) "
    r")?\bcorridors?\b(?! of power)|"
    r"\b(?:humanitarian|safe|secure) passages?\b|\b(?:evacuation|green|safe|humanitarian) routes?\b",
    regex.IGNORECASE,
)
_OTHER: Final = regex.compile(
    r"\b(?:people|civilians|residents|buses|tonnes|tons|cities|towns|hours|days)\b", regex.IGNORECASE
)
_ROUTES: Final = regex.compile(rf"(?P<item>{CORRIDOR.pattern})", regex.IGNORECASE)
_PEOPLE: Final = regex.compile(
    r"(?P<civilian>\b(?:people|civilians|residents|persons|women and children|inhabitants|citizens)\b)",
    regex.IGNORECASE,
)
_TOWNS: Final = regex.compile(
    r"(?: [\w-]+){0,4}? (?:settlements|towns|cities|villages|communities)\b", regex.IGNORECASE
)
#: What stands between an act and its corridor without changing either.
_CLEAR: Final = regex.compile(
    r"\b(?:the )?(?:joint )?(?:provision|creation|opening|organi[sz]ation|establishment|functioning|operation|"
    r"setting up|"
    r"idea|number|list|logistics) of(?: (?:the|a|these))?(?= )|\b(?:to|on|in) (?:\w+ly )?(?:organi[sz]|open|creat|"
    r"establish|set|provid|arrang|"
    r"secur|guarante)(?:e|ing|ting)?(?: up| for)?(?= )",
    regex.IGNORECASE,
)
_WORKED: Final = regex.compile(
    r"^[^,;.]{0,60}?\b(?:(?:has |have |had )?(?:worked|operated|functioned|been (?:opened|operational)|opened)|"
    r"(?:was|were|is|are) "
    r"(?:\w+ly )?(?:opened|open|operational|operating|working|functioning|in operation|used)|(?:took|brought) "
    r"(?:out )?\d)\b",
    regex.IGNORECASE,
)
_OPENED: Final = regex.compile(
    r"\b(?:opened|organi[sz]ed|established|set up|created|managed to (?:open|organi[sz]e))\b[^,;.]{0,30}$",
    regex.IGNORECASE,
)
_WILL: Final = regex.compile(
    r"^[^,;.]{0,60}?\b(?:(?:will|is to|are to|would|(?:is|are|was|were) (?:planned|scheduled|set|due|expected|"
    r"announced|declared))\b|"
    r"(?:is|are) (?:being )?(?:prepared|agreed))",
    regex.IGNORECASE,
)
_TO_BE: Final = regex.compile(
    r"^[^.;]{0,110}?\bto be (?:\w+ )?(?:opened|created|established|organi[sz]ed|provided|guaranteed)", regex.IGNORECASE
)
_WANTED: Final = regex.compile(
    r"\b(?:important|necessary|vital|crucial|essential|need\w*|must|require\w*|time)\b", regex.IGNORECASE
)
_ASKED: Final = regex.compile(
    r"\b(?:ask|urg(?:e|es|ed|ing)\b|call|beg(?!i|a)|implor|press(?!u)|plead|demand|told|tell|order)\w*+(?: on| "
    r"upon| with| that)? (?P<whom>[^,;.]{2,40}?) (?:to )?(?:immediately |urgently )?"
    r"(?:open|create|establish|organi[sz]e|set up|provide|allow|guarantee|ensure|agree to|secure|grant|"
    r"respect)\b[^,;.]{0,30}$",
    regex.IGNORECASE,
)
#: Asked of helpers, a corridor is no business between the sides.
_HELPERS: Final = regex.compile(
    r"Red Cross|ICRC|United Nations|\bUN\b|international|organi[sz]ations|community", regex.IGNORECASE
)
_VAGUE: Final = regex.compile(
    r"everything|every effort|every measure|help|assist|measures|efforts|taking part|continue|organising$|block|"
    r"disrupt|thwart|derail",
    regex.IGNORECASE,
)
_USED: Final = regex.compile(
    r"\b(?:along|through|via|across|around|leave by|work in|deploy \w+ in) (?:the |a |these )?$", regex.IGNORECASE
)
_NEEDED: Final = regex.compile(
    r"\b(?:we |they |he |she |people |[\p{Lu}]\w+ )?(?:need|needs|must have|require|requires)(?: \w+){0,2} $",
    regex.IGNORECASE,
)
_DEAL_ON: Final = regex.compile(
    r"\b(?:agreements?|deals?|accords?|understandings?) (?:reached|made|struck|concluded)[^.;]{0,60}? on [^.;]{0,70}$|"
    r"\b(?:reached|struck|made|concluded) (?:an? |the )?(?:\w+ )?(?:agreement|deal|accord|understanding)s? (?:on|"
    r"over|about|for|to)\b[^.;]{0,60}$",
    regex.IGNORECASE,
)
_RECEIVED: Final = regex.compile(
    r"\b(?:received|got|was handed|were handed|was given|were given) (?:\w+ ){0,2}?proposals?\b[^.;]{0,40}$",
    regex.IGNORECASE,
)
_PASSIVE: Final = regex.compile(
    r"^[^,;.]{0,40}?\b(?:has|have|was|were|is|are|had)(?: \w+)? (?:been )?(?:agreed|approved|confirmed)\b",
    regex.IGNORECASE,
)
_OUT: Final = regex.compile(
    r"\b(?:evacuated|left|rescued|saved|taken out|brought out|got out|fled|escaped|travelled|used)\b", regex.IGNORECASE
)
_ALONG: Final = regex.compile(
    r"\b(?:through|via|along|by|using|thanks to|from|over)\b(?: \S+){0,5} ?$", regex.IGNORECASE
)
_PLACE: Final = regex.compile(
    r"\b(?:from|to|in|into|out of|of|via|near|between|and|towards|for|,) (?:the (?:cit(?:y|ies)|towns?|port) of "
    r")?(?P<place>(?-i:\p{Lu})[\p{Ll}’']{2,}"
    r"(?:[- ](?-i:\p{Lu})[\p{Ll}’']{2,})?)",
    regex.IGNORECASE,
)
_NO_PLACE: Final = regex.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|International|Red|Security|Deputy|Prime|President|Minister|The|United",
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
    }
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give what a clause tells of corridors; one fact a clause."""
    plain = clean(clause.text)
    match = CORRIDOR.search(plain)
    if match is None or not ours(clause, text) or clause.polarity in ("question", "denied"):
        return []
    people = _people(clause, plain, match)
    if people is not None:
        return [_fact(clause, text, Judged("completed", None, "people taken out"), people, (people.start, people.end))]
    if _USED.search(plain[: match.start()]):
        return []
    judged, at = _judged(clause, plain, match, text)
    if judged.status not in STATUSES:
        return []
    counts = counted(clause, plain, _ROUTES, _OTHER)
    count = next((c for c in counts if c.unit and c.end >= match.start()), None) or _at_places(clause, plain, match)
    count = _share(clause, plain, count)
    return [_fact(clause, text, judged, count, (min(at, match.start()), match.end()))]


def _judged(clause: Clause, plain: str, match: regex.Match[str], text: Annotated) -> tuple[Judged, int]:
    """Give status, actor and where their words begin: what is special to corridors first, then the shared words."""
    left, right, talks = plain[: match.start()], plain[match.end() :], text.talks
    asserted = clause.polarity == "asserted" and not negated(plain, match.start())
    deal = _DEAL_ON.search(left)
    if deal is not None and not negated(plain, deal.start()) and clause.polarity in ("asserted", "hypothetical"):
        return Judged("agreed", "BOTH", "agreement on it"), deal.start()
    received, who = _RECEIVED.search(left), subject_side(clause)
    if received is not None and asserted and who in talks.parties:
        return Judged("proposed", next(p for p in talks.parties if p != who), "proposals received"), received.start()
    speaker = voice(clause, talks)
    asked = _ASKED.search(left)
    if asked is not None and asserted and who is not None and not _HELPERS.search(asked["whom"]):
        return Judged("called_for", who, "asked to open"), asked.start()
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + match.end() :]
    if (_TO_BE.match(rest) and _WANTED.search(clean(clause.sentence.text))) or _NEEDED.search(left):
        return Judged("called_for" if speaker or who else None, speaker or who, "needed"), match.start()
    if asserted and _PASSIVE.match(right) and not negated(plain, match.end() + 8):
        return Judged("agreed", None, "agreed, nobody named"), match.start()
    done = _done(clause, plain, match, talks)
    if done is not None:
        return done, match.start()
    bare = _CLEAR.sub(lambda m: " " * len(m[0]), plain)
    return _shared(
        judge(replace(clause, text=bare), match.start(), match.end(), "noun", talks),
        bare,
        headline=clause.scope == "headline",
    ), match.start()


def _done(clause: Clause, plain: str, match: regex.Match[str], talks: Talks) -> Judged | None:
    """Read a corridor that works, was opened, or is to open; a negation near it gives silence."""
    left, right = plain[: match.start()], plain[match.end() :]
    worked, will, opened = _WORKED.match(right), _WILL.match(right), _OPENED.search(left)
    if not (worked or will or opened):
        return None
    end = match.end() + (worked or will or match).end() - (0 if worked or will else match.end())
    if clause.polarity != "asserted" or negated(plain, min(end, len(plain)) - 1) or negated(plain, match.start()):
        return Judged(None, None, "not so")
    who = subject_side(clause)
    if opened and not worked and not will:
        one = who in talks.parties and "manag" not in opened[0]
        return Judged("announced" if one else "completed", who, "opened")
    return Judged(
        "completed" if worked else "announced", who if who != "BOTH" else None, "works" if worked else "to open"
    )


def _shared(judged: Judged, plain: str, *, headline: bool) -> Judged:
    if judged.status in ("completed", "partially_completed", "denied") or _VAGUE.search(judged.reason):
        return Judged(None, None, judged.reason)
    if (_VAGUE.search(plain) and judged.status not in ("agreed", "rejected", "demanded")) or _HELPERS.search(plain):
        return Judged(None, None, judged.reason)
    if judged.status == "accepted" and "approv" in judged.reason:
        return Judged("agreed", None, judged.reason)
    if judged.status in ("promised", "offered", "called_for", "demanded") and judged.actor is None:
        return Judged(None, None, judged.reason)
    if (
        judged.status == "agreed"
        and not headline
        and not regex.search(r"\bagreed\b|\b(?:reached|struck|made)\b", plain, regex.IGNORECASE)
    ):
        return Judged(None, None, judged.reason)
    return judged


def _people(clause: Clause, plain: str, match: regex.Match[str]) -> Counted | None:
    """Give how many people came out along a corridor."""
    out = _OUT.search(plain)
    if (
        out is None
        or clause.polarity != "asserted"
        or negated(plain, out.start())
        or not _ALONG.search(plain[: match.start()])
    ):
        return None
    if regex.search(r"\b(?:will|would|to|could|can|should|may) (?:be )?$", plain[: out.start()]):
        return None
    return next((c for c in counted(clause, plain, _PEOPLE, _ROUTES) if c.unit), None)


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
        towns = _TOWNS.match(plain, m.end)
        if m.quantity is not None and match.end() < m.start < match.end() + 30 and towns:
            return Counted(m.quantity, "item", m.start, towns.end())
    return None


def _fact(clause: Clause, text: Annotated, judged: Judged, count: Counted | None, stretch: tuple[int, int]) -> Fact:
    plain = clean(clause.sentence.text)
    slots: dict[str, Any] = {}
    names = [m["place"] for m in _PLACE.finditer(plain[stretch[0] + clause.start - clause.sentence.start :])]
    sides = {m.text for m in clause.sentence.mentions if m.kind in ("side", "person", "joint", "date")}
    places = [
        n for n in dict.fromkeys(names) if not _NO_PLACE.match(n) and not any(n in one or one in n for one in sides)
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
        confidence=0.85,
    )

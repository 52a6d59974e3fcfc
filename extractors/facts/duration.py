"""How long talks lasted: "lasted less than 40 minutes", "after two hours of talks", "from 14:43 to 15:55".

Reads minutes, hours and days of a session, of its plenary part or of a one-on-one inside it. Never reads lengths of a
ceasefire, a deadline, captivity, a pause, a journey, a phone call or of other people's talks; nor what is only planned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

import regex

from extractors.binding import event_day, evidence, local
from extractors.context import foreign
from extractors.facts.duration_examples import EXAMPLES as EXAMPLES
from extractors.meeting_lengths import lengths_behind, meeting_beside, whose_meeting
from extractors.model.talks import Fact, Quantity
from extractors.model.text import Annotated, Clause, Mention
from extractors.text import clean
from extractors.triggers import gated
from extractors.whose_talks import whose

TYPE: Final = "duration"
WORDS: Final = regex.compile(r"\b(?:(?:half-)?(?:an?-)?(?:minute|min|hour|hr|day)s?)\b|\d[:.]\d", regex.IGNORECASE)

_TALKS: Final = (
    r"(?:talks|meetings?|sessions?|rounds?|negotiations?|plenary|discussions?|consultations?|encounter|one-on-one|"
    r"t[eê]te-[aà]-t[eê]te|conversation|"
    r"gathering|sitting|exchange of views|dialogue|summit|contact)"
)
#: "lasted", "was over in", "wrapped up after": what stands right before the length.
_ENDED: Final = (
    r"(?:ended|end|concluded|finished|wrapped up|broke up|adjourned|over|closed|completed|came to an end|rose|left|"
    r"emerged|parted|dispersed|broken up|broke off|broken off|ends|concludes?|finish(?:es)?|wraps? up|breaks? up|"
    r"adjourns?|closes?)"
)
_HOW: Final = (
    r"(?: (?:alone|privately|together|down|in private|one[ -](?:on|to)[ -]one|face[ -]to[ -]face|behind closed doors|"
    r"at the (?:negotiating )?table))*"
)
_WITH: Final = rf"(?:{_TALKS}|delegations|sides|negotiators|teams|them)"
_INSIDE: Final = (
    r"(?:were|was|been|stayed|remained|closeted|locked)(?: together| locked)? (?:in the (?:\w+ )?room|"
    r"at the (?:\w+ )?table|behind closed doors|in (?:talks|session|conclave))"
)
_LASTED: Final = regex.compile(
    rf"\b(?:(?P<within>(?:{_ENDED}|done)(?: (?!to\b|agree|with\b|and\b|that\b)[\w'’-]+){{0,8}}? (?:with)?in)|"
    rf"(?:duration|length) of [^.;,]{{0,60}} (?:was|came to|total+ed|reached)|{_ENDED}(?: [^,.;:]{{1,50}})? after|"
    rf"(?:last(?:ed|ing)?|took|taken|taking|ran|running|went on|gone on|continued|stretched|dragged on|held|met|spoke|"
    rf"clocked in at|spoken|talked|negotiated|conferred|huddled|sat|spent|{_INSIDE})"
    rf"(?: (?:[\w'-]+ ){{0,4}}?{_WITH})?{_HOW}(?: (?:for|on for|over|to|into))?)(?: (?:only|just|a mere|barely|all "
    rf"of|the))*(?: for)? $",
    regex.IGNORECASE,
)
#: "After about 90 minutes, the negotiators emerged …", "Lasting only two hours, the negotiations …"
_AFTER: Final = regex.compile(
    r"^\W*after (?:(?:only|just|barely|a mere|some|approximately|about) )*$", regex.IGNORECASE
)
_THEY_ENDED: Final = regex.compile(
    rf",? (?:[\w'-]+ ){{0,6}}?(?:{_TALKS}|delegations|negotiators|sides|teams|envoys|they)\b[^,.;]{{0,90}}? {_ENDED}\b"
)
_THEN_TALKS: Final = regex.compile(rf", (?:[\w'-]+ ){{0,4}}?{_TALKS}\b")
_END_VERB: Final = regex.compile(rf"\b{_ENDED}\b")
_OF_TALKS: Final = regex.compile(rf"(?:'s?|-long)? (?:of )?(?:(?!of\b)[\w'-]+ ){{0,5}}?{_TALKS}\b")
_TALKS_OF: Final = regex.compile(rf"\b{_TALKS} (?:of|lasting|that ran to) $")
_AFTER_START: Final = regex.compile(
    r" (?:after|later|since) (?:sitting down|convening|opening|meeting|"
    r"(?:it|they|the \w+|the talks|talks) (?:had )?(?:began|begun|started|opened|sat down|convened))"
)
#: "They talked until after midnight, nearly seven hours in all."
_IN_ALL: Final = regex.compile(r"(?: \w+)? (?:in all|in total|altogether|all told)\b")
_NOT_SO_LONG: Final = regex.compile(r"(?:n't|\bnot) (?:last|take|go on|run)\b(?! (?:longer|more|beyond|over))")
_TALKS_WORD: Final = regex.compile(
    rf"\b{_TALKS}\b|\b(?:delegations|negotiators|sides|parties|teams|it|they|envoys|two men|pair)\b|"
    r"\b(?:first|second|third|opening|final|last) day\b(?! of (?!talks|negotiations|meetings|consultations))",
    regex.IGNORECASE,
)
_OTHER: Final = regex.compile(
    r"\b(?:cease-?fires?|truces?|deadline|ultimatum|captivity|moratorium|pause|break|recess|hiatus|delay|flight|"
    r"journey|drive|trip|phone|telephone|calls?|called|video link|interview|speech|"
    r"address|war|invasion|siege|blackout|air raid|alert|attack|assault|sentence|prison|jail|sanctions|visit|"
    r"exchange took|news conference|press conference|briefing|ago|old|"
    r"basketball|court|interrog\w+|hearing|trial|bombardment|barrage|operation|mandate|curfew)\b",
    regex.IGNORECASE,
)
_PLANNED: Final = regex.compile(
    r"\b(?:will|would|could|may|might|should|expected|planned|scheduled|due|set|likely|supposed|want\w*|propos\w+|"
    r"can)\b"
)
_ALONE: Final = regex.compile(
    r"\b(?:one[ -](?:on|to)[ -]one|t[eê]te|face[ -]to[ -]face|alone|privately|in private|without aides)\b",
    regex.IGNORECASE,
)
_GROUP: Final = regex.compile(
    r"\b(?:plenary|main (?:group|session|meeting|talks|part)|group (?:session|talks|meeting|negotiations)|full "
    r"(?:delegations|session)|expanded|general session|main)\b",
    regex.IGNORECASE,
)
_CLOCK: Final = gated(
    r"\b(?:beg[au]n|start(?:ed|ing)|opened|kicked off|convened|from)\b[^.;]{0,25}?\b(?P<h1>[01]?\d|"
    r"2[0-3])[:.](?P<m1>[0-5]\d)(?P<p1> ?[ap]\.?m)?"
    r"[^.;]{0,60}?\b(?:end(?:ed|ing)|finish(?:ed|ing)|conclud(?:ed|ing)|wrapped up|closed|over|until|to|till|"
    r"adjourned)\b[^.;]{0,20}?\b(?P<h2>[01]?\d|2[0-3])[:.](?P<m2>[0-5]\d)(?P<p2> ?[ap]\.?m)?"
)
_UNITS: Final = ("minute", "hour", "day")
_LEFT: Final = 90  # characters before a length in which what lasted stands
_MOST: Final = 12  # lengths in one clause; more are a table


_DONE: Final = regex.compile(r"\b(?:were|was) (?:done|out|gone|back|through|finished|on their way)\b")


class Lasted(NamedTuple):
    """A length with the words that tie it to talks; offsets into the clause."""

    start: int
    end: int
    at: int  # where the length itself begins
    quantity: Quantity
    unit: str


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the lengths of talks a clause tells of."""
    if clause.polarity not in ("asserted", "negated") or clause.tense == "future":
        return []
    met = meeting_beside(clause, text)
    if met is None and foreign(clause, text):
        return []
    plain = clean(clause.text)
    found = [*_lengths(clause, plain), *_clocks(clause)]
    if met is not None and not found:
        start = max(0, met.start - clause.start + clause.sentence.start)
        found = [Lasted(start, m.end, m.start, m.quantity, m.id) for m in lengths_behind(clause, met) if m.quantity]
    actor = whose(clause, text) if found else None
    actor = whose_meeting(met, text) if found and met is not None and actor in (None, "BOTH") else actor
    return [_fact(clause, text, plain, lasted, actor) for lasted in found if actor is not None]


#: "the first talks since the invasion": no length of the invasion follows.
_SINCE: Final = gated(r"\b(?:since|after|before|of) [^,;.]{0,50}?\b(?:invasion|war|siege|attack)\b")


def _lengths(clause: Clause, plain: str) -> Iterator[Lasted]:
    dated = _SINCE.pattern.sub(lambda m: " " * len(m[0]), plain) if _SINCE.may(plain) else plain
    for mention in local(clause, "duration")[:_MOST]:
        if mention.id not in _UNITS or mention.quantity is None or mention.text.lower() == "a day":
            continue
        tie = _tie(clause, plain, mention)
        if (
            tie is None
            or _NOT_SO_LONG.search(plain, max(0, tie[0] - 12), mention.start)
            or _PLANNED.search(plain, tie[0], mention.start)
            or _OTHER.search(dated, max(0, tie[0] - 30), min(len(plain), tie[1] + 2))
        ):
            continue
        within = _LASTED.search(plain, max(0, mention.start - _LEFT), mention.start)
        quantity = mention.quantity
        if within is not None and within["within"] and quantity.qualifier == "exact":
            quantity = Quantity(lo=quantity.lo, hi=quantity.hi, qualifier="less_than")
        yield Lasted(tie[0], tie[1], mention.start, quantity, mention.id)


def _tie(clause: Clause, plain: str, mention: Mention) -> tuple[int, int] | None:
    """Give the words that tie a length to talks: a verb of lasting, talks counted in it, or talks of such a length."""
    lasted = _LASTED.search(plain, max(0, mention.start - _LEFT), mention.start)
    if lasted is not None and _subject_is_talks(clause, plain, lasted.start(), mention.end):
        return _with_noun(plain, lasted.start()), mention.end
    whole = clean(clause.sentence.text)[clause.start - clause.sentence.start + mention.end :]
    if _AFTER.match(plain[: mention.start]) and _THEY_ENDED.match(whole):
        return mention.start, mention.end
    before = _TALKS_OF.search(plain, max(0, mention.start - 40), mention.start)
    if before is not None:
        return before.start(), mention.end
    after = _OF_TALKS.match(plain, mention.end) if mention.id != "day" else None  # "two days of talks": their date
    if after is not None and _counts_talks(plain, mention):
        return mention.start, after.end()
    ended = _END_VERB.search(plain, 0, mention.start)
    if ended is not None and _AFTER_START.match(whole):
        return ended.start(), mention.end
    done = _AFTER_START.match(whole) and (_END_VERB.search(whole) or _DONE.search(whole))
    total = _IN_ALL.match(plain, mention.end) and _subject_is_talks(clause, plain, mention.start, mention.end)
    return (mention.start, mention.end) if done or total else None


def _subject_is_talks(clause: Clause, plain: str, verb: int, end: int) -> bool:
    """Tell whether what lasted is talks: their noun, the sides, or a pronoun for them stands before the verb."""
    if _TALKS_WORD.search(plain, 0, verb) or (not plain[:verb].strip() and _THEN_TALKS.match(plain, end)):
        return True
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start + verb]
    named = any(m.kind in ("person", "joint") and m.end <= clause.start + verb for m in clause.sentence.mentions)
    return bool(_TALKS_WORD.search(before[-120:])) or named or bool(_OF_TALKS.match(plain, end))


def _with_noun(plain: str, verb: int) -> int:
    """Take the noun phrase that lasted into the evidence, when it stands near."""
    near = [
        m
        for m in regex.finditer(
            rf"(?:\b(?:main|plenary|group|the|a|third|second|first|direct|formal) )*\b{_TALKS}\b", plain[:verb]
        )
        if verb - m.end() < 30
    ]
    return near[-1].start() if near else verb


def _counts_talks(plain: str, mention: Mention) -> bool:
    """Tell "two hours of talks" and "the 40-minute meeting" from "a day before talks" and "10 days of strikes"."""
    gap = _OF_TALKS.match(plain, mention.end)
    words = plain[mention.end : gap.end() if gap else mention.end]
    if regex.search(
        r"\b(?:before|after|until|ahead|and|but|since|from|with|that|to|in|on|for|into|earlier|later|ago)\b", words
    ):
        return False
    return words.startswith((" of ", "'s ", "' ", "-long", " long ")) or "-" in mention.text


def _clocks(clause: Clause) -> Iterator[Lasted]:
    """Give the lengths between two clock times of the sentence, where the first stands in the clause."""
    shift = clause.start - clause.sentence.start
    for match in _CLOCK.finditer(clean(clause.sentence.text)):
        first = _minutes(match["h1"], match["m1"], match["p1"] or match["p2"])
        last = _minutes(match["h2"], match["m2"], match["p2"])
        start, end = match.start() - shift, match.end() - shift
        if 0 < last - first < 24 * 60 and 0 <= start < clause.end - clause.start:
            yield Lasted(start, end, start, Quantity(lo=float(last - first)), "minute")


def _minutes(hour: str, minute: str, half: str | None) -> int:
    shift = 12 if half and half.strip().startswith("p") and int(hour) < 12 else 0
    return (int(hour) + shift) * 60 + int(minute)


#: "the main session, which lasted 40 minutes": what is meant stands right before.
_WHICH: Final = regex.compile(r"\W*(?:which|that)\b")
_NEAR: Final = 40


def _applies_to(clause: Clause, plain: str, lasted: Lasted) -> str:
    """Say which part lasted so long: the words nearest to the length decide."""
    around = plain[max(0, lasted.start - 70) : lasted.end + 12]
    if _WHICH.match(plain):
        around = clean(clause.sentence.text)[: clause.start - clause.sentence.start][-_NEAR:] + around
    group, alone = _GROUP.search(around), _ALONE.search(around)
    if group is not None and (alone is None or alone.start() < group.start()):
        return "plenary"
    if alone is not None:
        return "one_on_one"
    return "talks" if clause.sentence.where == "title" else "session"


def _printed(lasted: Lasted, plain: str) -> tuple[Quantity, str]:
    """Give "an hour and a half" in minutes, as it is counted; other lengths in the unit they are printed in."""
    if (
        "and a half" in plain[lasted.at :][:40]
        and lasted.unit == "hour"
        and lasted.quantity.lo == _HOUR_AND_HALF
        and lasted.quantity.hi in (None, _HOUR_AND_HALF)
    ):
        return replace(lasted.quantity, lo=60 * _HOUR_AND_HALF, hi=None), "minute"
    return lasted.quantity, lasted.unit


_HOUR_AND_HALF: Final = 1.5


def _fact(clause: Clause, text: Annotated, plain: str, lasted: Lasted, actor: str) -> Fact:
    quantity, unit = _printed(lasted, plain)
    return Fact(
        type=TYPE,
        status="stated",
        scope=clause.scope,
        actor=actor,
        quantity=quantity,
        unit=unit,
        date=event_day(clause, lasted.at),
        evidence=evidence(clause, text, lasted.start, lasted.end),
        rule="duration: talks lasted",
        attribution=clause.attribution,
        slots={"applies_to": _applies_to(clause, plain, lasted)},
    )

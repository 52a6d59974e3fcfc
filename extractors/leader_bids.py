"""Leaders' meetings that hang on something or are bid for in words of their own.

Reads "could happen but requires …", "reiterated his openness to talks with …", "come and meet me", "turned down the
offer to meet in …".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extractors import polarity
from extractors.agents import speaker_side
from extractors.binding import local
from extractors.leader_meetings import SOMEBODY, Meeting, heads
from extractors.leaders import apart, day_of, named, participants
from extractors.model.text import Annotated, Clause, Sentence
from extractors.status import Judged
from extractors.subjects import person_side, side_of
from extractors.text import clean
from extractors.triggers import gated

_MEETING: Final = gated(
    r"\b(?:summits?|(?:another |a |the |any |such an? |next |new )?(?:(?:leaders'?|leader-level|top-level|presidential|"
    r"bilateral|personal|face-to-face|possible) )*(?:meeting|encounter|sit-down))\b",
    regex.IGNORECASE,
)
_GOOD: Final = r"(?:well|properly|thoroughly|carefully|duly|seriously|adequately)"
#: What a meeting hangs on, said behind it.
_TIED: Final = regex.compile(
    r"(?:[^,;.]|, but|, however,){0,60}?\b(?:(?:would|will|can|could|may|might|should|must) only\b|"
    r"only (?:take place|happen|be held|be possible|make sense|after|once|if|when)\b|"
    rf"(?:must|should|needs? to|ha(?:s|ve) to) (?:first )?be (?:{_GOOD} |\w+ly )?(?:prepared|preceded|based)\b|"
    rf"(?:needs?|requires?|required|demands?) (?:(?:to be )?{_GOOD} prepar|(?:a lot of |much |some )?(?:more|further|"
    r"serious|careful|thorough|prior|proper|substantial|good|detailed|preliminary|advance) \w+|preparation|groundwork)|"
    r"(?:must|should|would|could|can) (?:only )?(?:come|be|mark|take place|be held) (?:only )?(?:at|as|in)? ?the "
    r"(?:very )?(?:end|final|last|culmination|outcome|result|crowning)|"
    r"(?:could|may|might|can|would) (?:happen|take place|be held|be possible|go ahead|be arranged)\b[^;.]{0,40}?\b"
    r"(?:but|if|once|after|when|provided|as soon as|on condition)\b|"
    r"hing(?:es|ed) on|depend(?:s|ed) on|(?:is|was) (?:conditional|contingent|dependent) (?:up)?on)",
    regex.IGNORECASE,
)
_SITS: Final = (
    r"(?:(?:hold|have|go into|enter|direct|personal|bilateral|face-to-face|one-on-one|such|further|peace|a|an|the) )*"
    r"(?:meet(?:ing)?|talks?|negotiat\w+|sit(?:ting)? down|summit|dialogue|conversation|speak(?:ing)?|encounter)\b"
    r"(?: (?:directly|personally|in person|face to face))?"
)
#: "reiterated his openness to direct talks with …"
_OPEN: Final = gated(
    r"\b(?:reiterat|repeat|reaffirm|express|voic|confirm|declar|stress|underlin|signal|announc|renew|reassert|show|"
    r"underscor|emphasi[sz]|restat)\w* (?:again |once again )?(?:his|her|its|the|a|an) (?:\w+ )?"
    r"(?P<n>openness|readiness|willingness|offer|proposal|call|invitation|desire|wish|intention|demand) (?:to|for|of) "
    rf"{_SITS} (?:with )?",
    regex.IGNORECASE,
)
_STATUS: Final = {"call": "called_for", "demand": "called_for", "proposal": "proposed"}
#: "he has to get up and come and meet me", "we must meet at the level of leaders"
_MET: Final = gated(
    r"\b(?:he|Putin|they|we|you) (?:\w+ )?(?:ha(?:s|ve) to|needs? to|must|should|ought to)\b[^;.!?]{0,60}?\b"
    r"(?:(?:meet|sit down|talk|speak|negotiate)(?: (?:with|to|and \w+ (?:with|to)))? me\b|"
    r"(?:meet|sit down|talk)\b[^;.!?]{0,30}?\b(?:at the (?:level of (?:the )?(?:leaders|presidents)|(?:leaders'?|"
    r"highest|top|presidential) level)|leader to leader|president to president))",
    regex.IGNORECASE,
)
#: "turned down Putin's offer to meet in Moscow", "dismissed the idea of talks in Moscow"
_REFUSED: Final = gated(
    r"\b(?:reject|turn|dismiss|rebuff|refus|spurn|declin|brush|rul|decr|ignor|snub)\w*(?: (?:down|off|aside|out))? "
    r"(?P<whose>(?:[\w.'’-]+ ){0,5}?)(?:offer|proposal|invitation|invite|suggestion|idea|call|demand|challenge) (?:to|"
    rf"for|of) (?:{_SITS}|(?:come|travel|go|fly)(?:ing)? to|an? (?:[\w-]+ )?(?:meeting|summit)|"
    r"(?-i:\p{Lu}\w+\b))",
    regex.IGNORECASE,
)
#: "invited Putin to Kyiv", "could travel to Moscow to negotiate if he was ready"
_BIDS: Final = gated(
    r"\b(?:invit(?:es|ed|ing)|(?:has|have) invited)\b[^;.]{2,40}? to (?=(?-i:\p{Lu}))|"
    r"\b(?:could|can|may|should|is welcome to|would be welcome to|is free to|let \w+|to) (?:come|fly|travel) to "
    r"(?-i:\p{Lu})\w+\b(?= (?:for (?:talks|a meeting|negotiations)|to (?:negotiate|talk|meet)|if)|\W*$)",
    regex.IGNORECASE,
)
_READY: Final = regex.compile(
    r"\bif (?:he|she|they|the|\p{Lu}\w+)(?: \w+)? (?:is|was|were|wants?|wanted|wishes|feels) ?(?:\w+ )?"
    r"(?:ready|willing|prepared|to|so|interested)?\b",
    regex.IGNORECASE,
)
#: Sentences before in which the other leader may have been named.
_BACK: Final = 3


def bids(clause: Clause, text: Annotated) -> Iterator[tuple[Meeting, Judged]]:
    """Give the leaders' meetings a clause makes hang on something, offers, asks for or refuses, in its own words."""
    if clause.polarity in ("question", "denied"):
        return
    plain = clean(clause.text)
    for reader in (_tied, _open, _met, _refused, _bid):
        found = reader(clause, plain, text)
        if found is not None:
            yield found


def _tied(clause: Clause, plain: str, text: Annotated) -> tuple[Meeting, Judged] | None:
    """Read a meeting of leaders that hangs on something, by the word of a party."""
    found = _MEETING.search(plain)
    who = speaker_side(clause, text.talks)
    if found is None or who not in text.talks.parties or polarity.negated(plain, found.start()):
        return None
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + found.end() :]
    if not _TIED.match(rest) or SOMEBODY.search(plain, max(0, found.start() - 40), found.start()):
        return None
    between, basis = participants(clause, plain, text, found.start(), found.end())
    summit = regex.search(r"summit|leader|president|top-level", found[0], regex.IGNORECASE) is not None
    ours = set(heads(text))
    if len(between) > 1 and ours & set(between):
        return Meeting(found.start(), found.end(), "noun", tuple(between), basis), Judged("conditioned", who, "tied")
    if between or not summit or not ours <= _around(clause, text):
        return None
    return _both(found.start(), found.end(), text), Judged("conditioned", who, "tied")


def _open(clause: Clause, plain: str, text: Annotated) -> tuple[Meeting, Judged] | None:
    found = _OPEN.search(plain)
    if found is None or clause.polarity != "asserted" or polarity.negated(plain, found.start()):
        return None
    behind = [m for m in local(clause, "person") if 0 <= m.start - found.end() <= 40 and m.id in heads(text)]
    whom = [m.id for m in behind if not apart(plain, m.start)]
    side = _actor(clause, text)
    if not whom or side not in text.talks.parties or heads(text)[whom[0]] == side:
        return None
    status = _STATUS.get(found["n"].lower(), "offered")
    return _both(found.start(), found.end(), text), Judged(status, side, found["n"].lower())


def _met(clause: Clause, plain: str, text: Annotated) -> tuple[Meeting, Judged] | None:
    by = clause.start - clause.sentence.start
    found = _MET.search(clean(clause.sentence.text), by)
    speaker = clause.attribution.speaker
    if found is None or found.start() - by >= len(plain) or speaker not in heads(text) or polarity.scopes(plain):
        return None
    around = {m.id for s in _sentences(clause, text) for m in s.mentions}
    side = person_side(speaker, text.talks) if speaker else None
    other = text.talks.other(side)
    if not around & {other, *(h for h, s in heads(text).items() if s == other)}:
        return None
    return _both(found.start() - by, found.end() - by, text), Judged("called_for", side, "must meet")


def _refused(clause: Clause, plain: str, text: Annotated) -> tuple[Meeting, Judged] | None:
    found = _REFUSED.search(plain)
    side = _actor(clause, text)
    if found is None or clause.polarity != "asserted" or side not in text.talks.parties:
        return None
    owners = {m.id for m in local(clause, "person") if found.start("whose") <= m.start < found.end("whose")}
    other = {h for h, s in heads(text).items() if s != side}
    if not owners & other or polarity.negated(plain, found.start()):
        return None
    return _both(found.start(), found.end(), text), Judged("rejected", side, "refused the offer")


def _bid(clause: Clause, plain: str, text: Annotated) -> tuple[Meeting, Judged] | None:
    found = _BIDS.search(plain)
    if found is None or (clause.polarity != "asserted" and not _READY.search(clean(clause.sentence.text))):
        return None
    if polarity.negated(plain, found.start()):
        return None
    invited = found[0].lower().lstrip().startswith(("invit", "has inv", "have inv"))
    side = _actor(clause, text) if invited else speaker_side(clause, text.talks)
    ours = heads(text)
    guests = [m.id for m in local(clause, "person") if m.id in ours and m.end <= found.end()]
    if not any(ours[g] != side for g in guests) and (invited or not _guests(clause, text, side)):
        return None
    if side not in text.talks.parties:
        return None
    return _both(found.start(), found.end(), text), Judged("offered", side, "invited" if invited else "could come")


def _guests(clause: Clause, text: Annotated, side: str | None) -> list[str]:
    """Give the other party's head where the sentence names him ("if Zelensky is ready, let him come to Moscow")."""
    ours = heads(text)
    return [w for w in named(clause.sentence.mentions, text.talks, day_of(text)) if w in ours and ours[w] != side]


def _actor(clause: Clause, text: Annotated) -> str | None:
    """Give the side that acts in a clause."""
    sides = {person_side(who, text.talks) if not who.isupper() else who for who in clause.subjects}
    if len(sides) == 1:
        return sides.pop()
    first = [m for kind in ("person", "side") for m in local(clause, kind)]
    return side_of(min(first, key=lambda m: m.start), text.talks) if first and not sides else None


def _sentences(clause: Clause, text: Annotated) -> list[Sentence]:
    """Give a clause's sentence with the few before it and the title."""
    index = clause.sentence.index
    return [s for s in text.sentences[: index + 1] if s.where == "title" or s.index >= index - _BACK]


def _around(clause: Clause, text: Annotated) -> set[str | None]:
    return {m.id for s in _sentences(clause, text) for m in s.mentions if m.kind == "person"}


def _both(start: int, end: int, text: Annotated) -> Meeting:
    return Meeting(start, end, "noun", tuple(h for h in heads(text) if h is not None), "named")

"""What a party holds of talking at all: that it will not, only on terms, or has nothing against it.

Reads "will not negotiate with", "ruled out any talks", "no talks until", "talks are possible only after", "negotiations
must take account of", "the decree banning talks". Sessions and leaders' meetings are other facts.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors import holders
from extractors.binding import local
from extractors.contact_words import TALK
from extractors.context import sides_in
from extractors.leaders import day_of, named
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.session_pair import pair_votes
from extractors.status import Judged
from extractors.subjects import side_of
from extractors.text import clean
from extractors.triggers import gated

#: A clause without one of these says nothing of talking as such.
_WORDS: Final = gated(
    r"n't\b|out of the question|\b(?:not|never|no|cannot|refus|reject|rul(?:e|es|ed|ing) out|declin|dismiss|exclud|"
    r"spurn|rebuff|oppos|shut|clos|turn|brush|ban|prohibit|forbid|forbade|outlaw|barr|impossib|unwilling|reluctan|must|"
    r"should|only|need|have to|has to|had to|possible|ought|condition|requisite|before|if|useless|pointless|"
    r"unacceptable|renounc|block)",
    regex.IGNORECASE,
)
#: Words between a refusal and what it refuses; none that opens another thought.
_GAP: Final = (
    r"(?:(?!(?:at|on|from|after|before|during|that|by|as|and|but|ahead|until|unless|about|over|if|which|who|demands?|"
    r"terms?|conditions?|deal|cease-?fires?|truce|role|mediation|presence|results?|outcomes?|plan|claims?|reports?|"
    r"agreements?|venue)\b)[\w'’“”\"-]+ ){0,8}?"
)
_DOING: Final = (
    r"(?:(?:hold|have|conduct|enter|start|begin|resum|continu|engag|tak|participat|join|return|go|going|com|sit|sitting|"
    r"launch|open|pursu|discuss|attend|agree|accept|consider|be|allow|lead)(?:e|es|ed|ing|s)? "
    r"(?:(?:in|into|to|up|part|down|back|for|on|with|at|any|the|an?) ){0,3})?"
)
_NOT: Final = (
    r"(?:(?:will|would|shall|can|'ll) (?:not|never|no longer)(?: be)?|won't(?: be)?|wouldn't|cannot|can't|"
    r"never(?! (?:refus|reject|declin|rul))|"
    r"(?:(?:is|are|was|were|am|'s|'re|'m) (?:not|no longer)|isn't|aren't|wasn't|weren't)(?: \w+ly| yet| currently)? "
    r"(?:going to|ready (?:to|for)|willing to|prepared (?:to|for)|planning (?:to)?|about to|interested in|open to|"
    r"in favou?r of)|(?:(?:do|does|did) not|don't|doesn't|didn't) (?:want|wish|intend|plan|see (?:any |a |the )?"
    r"(?:point|sense|reason|need|basis|grounds))(?: to| in| for)?|unwilling(?:ness)? to|reluctant to|"
    r"(?P<refused>refus(?:e|es|ed|ing|al)(?: to| of)?|declin(?:e|es|ed|ing)(?: to)?)|"
    r"(?:has|have|had|with|sees?|saw) (?:absolutely )?no (?:intention|plans?|desire|wish|interest|point|sense|"
    r"reason|need|willingness|readiness)(?: of| to| in| for)?)"
)
#: "will not negotiate", "refuses to enter talks", "sees no point in talking to".
_WILL_NOT: Final = gated(
    rf"\b(?P<cue>{_NOT}) (?:\w+ly |even )?{_DOING}(?:(?!host|mediat|refus|reject|rul|declin|no\b|not\b|if\b)"
    rf"[\w'’-]+ ){{0,3}}?{TALK}",
    regex.IGNORECASE,
)
#: "ruled out any negotiations", "dismissed the idea of talking to", "a decree banning talks".
_AGAINST: Final = gated(
    r"\b(?P<cue>(?P<refused>reject(?:s|ed|ing|ion of)?|rul(?:e|es|ed|ing) out|dismiss(?:es|ed|ing)?|"
    r"exclud(?:es|ed|ing)|"
    r"spurn(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|oppos(?:es|ed|ing)|shut(?:s|ting)? (?:off|down|the door (?:on|to))|"
    r"clos(?:es|ed|ing) the door (?:on|to)|turn(?:s|ed|ing) down|shot down|brush(?:es|ed|ing) (?:off|aside)|"
    r"poured cold water on|spoke out against|renounc(?:es|ed|ing)|block(?:s|ed|ing))|"
    r"(?:ban(?:s|ned|ning)?|prohibit(?:s|ed|ing)?|forbid(?:s|ding)?|forbade|outlaw(?:s|ed|ing)?|barr(?:ed|ing))"
    r"(?: (?:\w+ ){0,3}from)?|"
    rf"impossib\w+ of) {_GAP}{TALK}",
    regex.IGNORECASE,
)
#: "no question of talks", "no talks are possible"; then "talks are out of the question".
_NO_TALK: Final = gated(
    r"\bno (?:talk|question|point|sense|possibility|chance|use|basis|grounds?|reason) (?:of|in|for|to) "
    rf"{_DOING}(?:\w+ ){{0,3}}?{TALK}|\b(?P<none>no (?:[\w-]+ ){{0,3}}?(?:talks|negotiations|dialogue|discussions))"
    r"(?: with [^,;.]{2,40}?)?(?= (?:can|could|will|would|are possible|is possible)\b|"
    r" (?:until|unless|before|without|as long|while)\b)|\b(?:will|would|can|could|should)(?: there)? be no "
    r"(?:[\w-]+ ){0,2}?(?:talks|negotiations|dialogue)\b",
    regex.IGNORECASE,
)
_WITH: Final = r"(?: process)?(?: (?:with|between|on|about|of|for) [^,;.]{2,60}?)?"
_OUT: Final = gated(
    rf"\b(?:{TALK}){_WITH} (?:is|are|was|were|would be|remains?|seems?)(?: \w+ly| now| simply| currently)? "
    r"(?:impossible|out of the question|ruled out|pointless|meaningless|unacceptable|off the table|not possible|"
    r"inappropriate|senseless|unthinkable|(?:a )?waste of time|useless)\b",
    regex.IGNORECASE,
)
#: "talks could only begin once", "negotiations are possible if", "must take the realities into account".
_HINGES: Final = (
    r"(?:after|once|if|when|until|unless|provided|on (?:the )?condition|on the basis|following|as soon as|"
    r"in case|with a)"
)
_ONLY: Final = gated(
    rf"\b(?:{TALK}){_WITH},? (?:(?:is|are|was|were|can|could|will|would|may|might|should|must|remains?)\b[^;.]{{0,60}}?"
    rf"\b(?:only|possible|not|impossible)\b|(?:can|could|will|would)n't\b|cannot\b|possible\b)[^;.]{{0,60}}?\b{_HINGES}\b",
    regex.IGNORECASE,
)
_TERMS: Final = gated(
    rf"\b(?:{TALK}){_WITH} (?:must|should|(?:would |will )?(?:need|have|has|needs|needed|had) to|ought to|can only|"
    r"could only) (?:also |first |necessarily )?(?:take (?:into )?account|consider|respect|recogni[sz]e|reflect|"
    r"acknowledge|"
    r"be (?:based|built|founded|grounded|conducted on|preceded)|start from|proceed from|rest on|address|begin with|"
    r"start with|depend on)\b",
    regex.IGNORECASE,
)
_SETS: Final = gated(
    r"\b(?P<cue>(?:sets?|setting|list(?:s|ed)?|lays?|laid|impos\w+|nam(?:es|ed)|outlin\w+|puts?|ma(?:de|kes?|king)|"
    r"repeat\w*|reiterat\w*|demand\w*|insist\w*|requir\w*)\b[^,;.]{0,90}? (?:(?:pre-?)?(?:conditions?|requisites?)"
    rf" (?:for|to|of)|before)) {_DOING}(?:[\w-]+ ){{0,3}}?{TALK}",
    regex.IGNORECASE,
)
#: "If Kyiv wants dialogue, it needs to …": the other party's word.
_WANTS: Final = gated(
    rf"^\W*if (?P<who>[^,;.]{{2,40}}?) (?:really |truly |genuinely )?(?:want|wish|need|seek|is interested in|are "
    rf"interested in|is ready for)s? (?:to )?{_DOING}(?:[\w-]+ ){{0,3}}?{TALK}",
    regex.IGNORECASE,
)
_MUST: Final = regex.compile(r"\b(?:must|needs? to|ha(?:s|ve) to|should|let (?:them|him|it))\b")
_HANGS: Final = regex.compile(
    r"[^;.]{0,70}?\b(?:until|unless|before|if|except|only (?:after|when|once|if))\b", regex.IGNORECASE
)
#: Not of talking at all, but of a day, a seat, a table, a side's people.
_OTHER_THING: Final = regex.compile(
    r"(?:-| )(?:teams?|groups?|tables?|positions?|rooms?|tracks?|format|venue|on|over|about|under|today|tomorrow|"
    r"this|next|scheduled|planned|proposal|offer)\b"
)
_ACCUSES: Final = regex.compile(
    r"\b(?:accus|blam|criticis|criticiz|fault)\w* (?:the )?(?P<who>[^,;.]{2,40}?) (?:of|for) $"
)
#: What is only alleged, or to be undone.
_ALLEGED: Final = regex.compile(
    r"\b(?:alleged\w*|supposed\w*|claims? that|accusations?|repeal\w*|lift\w*|cancel\w*|revok\w*|rescind\w*|scrap\w*|"
    r"annul\w*|if|unless|whether|hop(?:e|es|ed)|fear\w*)\b[^,;.]{0,60}$",
    regex.IGNORECASE,
)
_LATTER: Final = regex.compile(r"\b(?:latter|other side|opposing side)(?:'s|’s)? $")
_SIGNS: Final = regex.compile(
    r"\b(?:sign|issu|enact|adopt|approv|enforc|pass|decre|law|decision|legislat)\w*", regex.IGNORECASE
)
_WHOSE: Final = regex.compile(
    r"\W*(?: directly| process)?,? ?(?:with|to|between|against) (?:the |a |his |its |any )?(?P<who>[^;.]{2,60})",
    regex.IGNORECASE,
)
HOSTS: Final = frozenset({"TR", "AE", "SA", "QA", "BY", "CH", "VA", "UN", "ICRC"})


def talk_stance(clause: Clause, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    """Give what a party holds of talks as such, and the words that say it (offsets into the clause)."""
    plain = clean(clause.text)
    if clause.polarity in ("question", "denied", "hypothetical") or not _WORDS.search(plain):
        return None
    under = clause.polarity == "conditional"
    for reader in (_wants, *(() if under and _IF.match(plain) else (_terms, _sets, _refused, _no_talk))):
        found: tuple[regex.Match[str], Judged] | None = reader(clause, plain, text)
        if found is None or found[1].actor not in text.talks.parties or not _between(clause, found[0], text):
            continue
        if not (under and found[1].status != "conditioned") and not _of_heads(clause, found[1].reason, text):
            return found
    return None


_IF: Final = regex.compile(r"\W*(?:and |but )?(?:if|unless|should|in case)\b", regex.IGNORECASE)


def _of_heads(clause: Clause, reason: str, text: Annotated) -> bool:
    """Tell whether both leaders are named: their meeting is a fact of its own, unless a law forbids all talks."""
    if reason.startswith(_LAW):
        return False
    return (
        len({m.id for m in clause.mentions if m.kind == "person"} & {*named(clause.mentions, text.talks, day_of(text))})
        > 1
    )


_LAW: Final = ("ban", "prohib", "forb", "outlaw", "barr", "imposs")


def _refused(clause: Clause, plain: str, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    """Read a refusal to talk; one that is itself denied ("never refused to talk") is an offer."""
    match = _WILL_NOT.search(plain) or _AGAINST.search(plain)
    if match is None or _OTHER_THING.match(plain, match.end()) or _ALLEGED.search(plain[: match.start()]):
        return None
    cue = match["cue"].lower()
    if cue.startswith(_LAW) and not _SIGNS.search(plain[: match.start()]):
        return None
    who = _holder(clause, plain, match, text)
    if match["refused"] and negated(plain, match.start()):
        never = regex.search(r"\b(?:never|not|n't)\b", plain[: match.start()]) and "until" not in plain
        return (match, Judged("offered", who, f"never {cue}")) if never else None
    hangs = _HANGS.match(_rest(clause, match.end())) is not None
    return match, Judged("conditioned" if hangs else "rejected", who, cue)


def _no_talk(clause: Clause, plain: str, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    match = _NO_TALK.search(plain) or _OUT.search(plain)
    if match is None or _OTHER_THING.match(plain, match.end()):
        return None
    hangs = _HANGS.match(_rest(clause, match.end())) is not None
    return match, Judged("conditioned" if hangs else "rejected", holders.speaker(clause, text), match[0].lower()[:30])


def _terms(clause: Clause, plain: str, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    """Read "talks are possible only after", "any negotiations must take account of"."""
    said = clean(clause.sentence.text)
    by = clause.start - clause.sentence.start
    for frame in (_ONLY, _TERMS):
        match = frame.search(said)
        if match is None or not by <= match.start() < by + len(plain):
            continue
        who = holders.speaker(clause, text)
        inside = regex.compile(regex.escape(plain[match.start() - by : match.end() - by])).search(plain)
        return (inside, Judged("conditioned", who, "talks only")) if inside else None
    return None


def _sets(clause: Clause, plain: str, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    """Read "set conditions for talks", "demanded a withdrawal before negotiations could start"."""
    said, by = clean(clause.sentence.text), clause.start - clause.sentence.start
    match = _SETS.search(said)
    if match is None or not by < match.end() <= by + len(plain) or regex.search(r"\b(?:no|not)\b", match["cue"]):
        return None
    who = holders.subject(clause, text, match.start()) or holders.speaker(clause, text)
    inside = regex.compile(regex.escape(said[max(match.start(), by) : match.end()])).search(plain)
    return (inside, Judged("conditioned", who, "sets conditions")) if inside else None


def _wants(clause: Clause, plain: str, text: Annotated) -> tuple[regex.Match[str], Judged] | None:
    match, who = _WANTS.search(plain), holders.speaker(clause, text)
    if match is None or who not in text.talks.parties or not _MUST.search(_rest(clause, match.end())):
        return None
    named = {
        side_of(m, text.talks) for kind in ("side", "person") for m in local(clause, kind) if m.start < match.end("who")
    }
    return (match, Judged("conditioned", who, "if they want to talk")) if named == {text.talks.other(who)} else None


def _holder(clause: Clause, plain: str, match: regex.Match[str], text: Annotated) -> str | None:
    """Give who refuses: the one accused of it, the owner of a refusal, the subject."""
    left, by = plain[: match.start()], clause.start - clause.sentence.start
    accused = _ACCUSES.search(left)
    if accused is not None:
        named = [
            m
            for kind in ("side", "person")
            for m in local(clause, kind)
            if m.start >= accused.start("who") and m.end <= match.start()
        ]
        return side_of(named[-1], text.talks) if named else None
    if _LATTER.search(left):
        named = [m for m in holders.local_names(clause) if m.end <= match.start() + by]
        return side_of(named[-1], text.talks) if named else None
    if match["cue"].lower().startswith(("refusal", "unwillingness", "rejection")):
        return holders.beside(clause, text, match.start() + by, match.end("cue") + by)
    return holders.subject(clause, text, match.start() + by)


def _rest(clause: Clause, end: int) -> str:
    return clean(clause.sentence.text)[clause.start - clause.sentence.start + end :]


def _between(clause: Clause, match: regex.Match[str], text: Annotated) -> bool:
    """Tell whether the talks are those of the two parties: by who is named with them, else in the sentence."""
    if any(m.kind == "rival" for m in clause.sentence.mentions):
        return False
    parties, names = set(text.talks.parties), holders.local_names(clause)
    begin = clause.start - clause.sentence.start + match.end()
    whom = _WHOSE.match(clean(clause.sentence.text), begin)
    if whom is not None:
        near = [side_of(m, text.talks) for m in names if m.start >= begin and m.start <= whom.start("who") + 30]
        if near:
            return near[0] in (*parties, "BOTH")
    there = {side for m in names if (side := side_of(m, text.talks))}
    return there >= parties or not (there - parties - HOSTS - {"BOTH"})


def open_ours(clause: Clause, text: Annotated) -> bool:
    """Tell whether talks a party is open to are with the other party, or with the mediator named."""
    parties, there = set(text.talks.parties), sides_in(clause.sentence.mentions, text.talks)
    rival = any(m.kind == "rival" for m in clause.sentence.mentions)
    return not rival and (there >= parties or not (there - parties - HOSTS) or talked_of_here(text))


def talked_of_here(text: Annotated) -> bool:
    """Tell whether an article's talks are the two parties' rather than somebody else's."""
    mine, others = pair_votes(text)
    return mine >= others

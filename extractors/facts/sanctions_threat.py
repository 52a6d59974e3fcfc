"""Sanctions or tariffs somebody threatens with: who, against what, on which condition.

Reads threats, warnings and "will … if". Never reads sanctions imposed, renewed, lifted or discussed, nor threats denied
or only weighed.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors import holders, polarity
from extractors.binding import evidence, local
from extractors.deadline_words import NOUN
from extractors.facts.sanctions_threat_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.stance_voices import voice
from extractors.subjects import person_side, side_of
from extractors.text import clean
from extractors.threat_frames import HANGS, hanging, or_face, threatened_by

TYPE: Final = "sanctions_threat"
WORDS: Final = regex.compile(
    r"sanction|tariff|duties\b|punitive|penalt|price cap|embargo|consequences|"
    r"economic measures",
    regex.IGNORECASE,
)
_OPEN: Final = frozenset({"asserted", "conditional", "negated"})
_MEANS: Final = regex.compile(
    r"\b(?:(?:secondary|tough\w*|new|more|further|additional|severe|crippling|sweeping|harsh\w*|punitive|heavy|"
    r"economic|financial|trade|fresh|stiff\w*|"
    r"banking|massive|very|large[- ]scale|steep|100%|\d+%|\d+ percent|\d+ per cent) ){0,4}(?:sanctions?|"
    r"tariffs?|import duties|"
    r"penalties|embargo|measures)\b|\b(?:\d+\w\w|next|new) (?:sanctions )?package\b|"
    r"\b(?:severe|serious|dire|grave|heavy|massive|harsh) (?:economic )?consequences\b",
    regex.IGNORECASE,
)
_THREAT: Final = regex.compile(
    r"\b(?:threat(?:en(?:s|ed|ing)?|s)?(?! assessment)|warn(?:s|ed|ing)?|vow(?:s|ed|ing)?|pledg(?:es|ed|ing)|"
    r"promis(?:es|ed|ing))\b",
    regex.IGNORECASE,
)
_WOULD: Final = regex.compile(
    r"\b(?:will|would|'ll|could|may|might|going to|ready to|prepared to|set to|shall)(?: \w+ly| also| then)? (?:\w+ )?"
    r"(?:(?:target|hit|punish) [^;.,]{2,40}? and )?"
    r"(?:impos(?:e|ing)|put|slap|introduce|apply|hit|levy|place|face|follow|come|be (?:hit|imposed|slapped|subject|"
    r"introduced|met)|"
    r"tighten|ramp up|step up|intensify|sanction|add|increase|have|see|do|enact)\b"
    r"|\bfac(?:es|ing)\b|\b(?:or|could|would|will|may|else)(?: \w+)? (?:face|risk|be hit|trigger|incur)\b",
    regex.IGNORECASE,
)
_CONDITION: Final = regex.compile(
    r"\b(?:(?:if|unless|should|once) (?P<if>[^;.\"”]{4,110})|(?:in case of|in the event of) (?P<case>[^;.\"”]{4,80}))",
    regex.IGNORECASE,
)
_SOURCE: Final = regex.compile(r",\"? (?:[\w.'-]+ ){1,4}(?:said|says|warned|told|added)\b.*$")
_OR_ELSE: Final = regex.compile(
    r"\b(?:(?:days?|weeks?|deadline|until \w+|by \w+)\b[^;.]{0,60}? to|(?:must|ha(?:s|ve) to|"
    r"(?:told|tells?|order(?:s|ed)|warn(?:s|ed)|urg(?:es|ed)|g(?:ave|ives?)) [^;.,]{2,40}? to)) "
    r"(?P<what>[^;.,]{4,90}?),? or (?:else )?(?:(?:[\p{L}.'’]+ ){0,3}?(?:will|would|could|shall) (?:then )?)?"
    r"(?:face|risk|incur|suffer|be (?:hit|subject|punished|slapped|met))",
    regex.IGNORECASE,
)
_DONE: Final = regex.compile(
    r"\b(?:imposed|has imposed|had imposed|slapped|"
    r"renewed(?! (?:\w+ )?(?:threat|warning|vow|pledge)s?)|extended|lifted|eas(?:ed|ing)|lifting|remov\w+|"
    r"relief|reliev\w+|suspen\w+|exempt\w*|"
    r"dropp\w+|under (?:\w+ )?sanctions|existing|current|evad\w+|sanctions? (?:imposed|already)|held off|"
    r"hold off|delay\w*|without|instead of)\b",
    regex.IGNORECASE,
)
_UNSURE: Final = regex.compile(
    r"\b(?:consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|discuss\w*|debat\w*|call(?:s|ed|"
    r"ing)? (?:for|on)|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|"
    r"wants?|push\w* for|(?<!\b(?:the|these|those|its|his|their) )propos\w+|"
    r"need\w*|should|despite|dismiss\w*|shrug\w*|ignor\w*|brush\w*|"
    r"respond\w* to|(?:held|holds?|holding) (?:back|off)|stop\w* short|refrain\w*|declin\w*|avoid\w*|"
    r"unwilling|reluctan\w+)\b[^,;.]{0,40}$",
    regex.IGNORECASE,
)
_TARGET: Final = regex.compile(
    r" (?:on|against|for|targeting|at) (?P<what>(?:(?:all|any|the|its|those|other) )?[^,;.]{3,60}?)(?=[,;.]|"
    r" if | unless | should | over | in | after | within | that it|$)",
    regex.IGNORECASE,
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the threat of sanctions a clause states."""
    if clause.polarity not in _OPEN or any(m.kind == "rival" for m in clause.sentence.mentions):
        return []
    plain = clean(clause.text)
    whole = clean(clause.sentence.text)
    condition = _condition(whole)
    for means in (*_MEANS.finditer(plain), *_taken_up(clause, plain, whole)):
        cue = _cue(plain, means)
        framed = or_face(clause, text, plain, means) or threatened_by(clause, text, plain, means)
        framed = framed or (None if _DONE.search(plain) else hanging(clause, text, means))
        if framed is not None and _ours(clause, text):
            return [_fact(clause, text, plain, means, (framed[0], framed[1], "framed"), condition, framed[2])]
        if (
            cue is None
            or (cue[2] == "would" and condition is None and not _meant(plain, means))
            or _idle(plain, cue[0], means)
        ):
            continue
        at = clause.start - clause.sentence.start
        who = _issuer(clause, text, whole, cue, at) or _deadline(clause, text, whole) or _before(clause, text)
        if who is not None and not {*who.split("+")} & {*text.talks.parties, "BOTH"} and _ours(clause, text):
            return [_fact(clause, text, plain, means, cue, condition, who)]
    return []


#: "tariffs which the president has warned he would | impose"
_WHICH: Final = regex.compile(
    r"\W*(?:which|that) [^,;.]{2,60}?\b(?:threat|vow|warn|pledg)\w* (?:to|with) ", regex.IGNORECASE
)
_IMPOSE: Final = regex.compile(r"(?:impos|introduc|slap|lev[iy]|appl|us(?:e|ing)|hit|put)\w*", regex.IGNORECASE)


def _taken_up(clause: Clause, plain: str, whole: str) -> list[regex.Match[str]]:
    """Give the verb of a relative clause that threatens with the sanctions named right before it."""
    opens = _WHICH.match(plain)
    found = _IMPOSE.match(plain, opens.end()) if opens is not None else None
    at = clause.start - clause.sentence.start
    return [found] if found is not None and _MEANS.search(whole, max(0, at - 40), at) else []


def _meant(plain: str, means: regex.Match[str]) -> bool:
    """Tell whether sanctions that "would" come are a threat by themselves: secondary ones, or under a warning."""
    warned = regex.search(r"\bwarn\w*\b", plain[: means.start()], regex.IGNORECASE)
    return "secondary" in means[0].lower() or warned is not None


def _idle(plain: str, at: int, means: regex.Match[str]) -> bool:
    """Tell whether nothing is threatened: negated, done already, asked for by others or only weighed."""
    around = plain[max(0, means.start() - 60) : means.end() + 30]
    negated = polarity.negated(plain, at) or polarity.negated(plain, means.start())
    return negated or bool(_DONE.search(around) or _UNSURE.search(plain, 0, min(at, means.start())))


def _fact(
    clause: Clause,
    text: Annotated,
    plain: str,
    means: regex.Match[str],
    cue: tuple[int, int, str],
    condition: str | None,
    who: str,
) -> Fact:
    target = _TARGET.match(plain, means.end())
    words = (min(cue[0], means.start()), target.end() if target else max(cue[1], means.end()))
    actor, others = holders.named(who)
    slots: dict[str, Any] = {"target": _target(clause, text, target)}
    return Fact(
        type=TYPE,
        status="threatened",
        scope=clause.scope,
        actor=actor,
        condition=condition,
        evidence=evidence(clause, text, *words),
        attribution=voice(clause, text, who, cue[0] + clause.start - clause.sentence.start),
        slots=slots | others,
        rule=f"sanctions: {plain[cue[0] : cue[1]]}",
    )


def _target(clause: Clause, text: Annotated, words: regex.Match[str] | None) -> str | None:
    """Give whom sanctions would hit: a party by its id, others as printed; unsaid, the party that is to give way."""
    if words is not None:
        named = [m for m in local(clause, "side") if m.start - words.start("what") in (0, 4) and m.form != "adjective"]
        return named[0].id if named and named[0].id in text.talks.parties else words["what"].strip()
    whole, start = clean(clause.sentence.text), clause.sentence.start
    mentions = [m for m in clause.sentence.mentions if side_of(m, text.talks) in text.talks.parties]
    gives_way = [m for m in mentions if _GIVES_WAY.search(whole[: m.start - start]) and m.form != "adjective"]
    parties = list(dict.fromkeys(side_of(m, text.talks) for m in mentions))
    return side_of(gives_way[0], text.talks) if gives_way else parties[0] if len(parties) == 1 else None


#: Before the party that is to give way: "threatened Russia with", "if Moscow does not", "warned that Russia must".
_GIVES_WAY: Final = regex.compile(
    r"\b(?:threaten(?:s|ed|ing)?|if|unless|should|warn(?:s|ed|ing)?(?: that)?|until|deadline for)"
    r"(?: (?:the|\p{Lu}\w+|President))? ?$"
)


def _cue(plain: str, means: regex.Match[str]) -> tuple[int, int, str] | None:
    """Give the word of threat that reaches the sanctions and its kind: threat or would."""
    threats = [
        m for m in _THREAT.finditer(plain) if m.start() < means.start() or plain.startswith(" threat", means.end())
    ]
    if threats and 0 <= means.start() - threats[-1].end() <= 90:
        weak = regex.match(r"warn|vow|pledg|promis", threats[-1][0], regex.IGNORECASE)
        return threats[-1].start(), threats[-1].end(), "would" if weak else "threat"
    if regex.match(r" threats?\b", plain[means.end() :]):
        return means.start(), means.end(), "threat"
    would = [m for m in _WOULD.finditer(plain) if abs(means.start() - m.end()) <= 60]
    return (would[0].start(), would[0].end(), "would") if would else None


def _condition(whole: str) -> str | None:
    found = _CONDITION.search(whole)
    if found is not None:
        return str(_SOURCE.sub("", found["if"] or found["case"])).strip(" ,")
    found = _OR_ELSE.search(whole)
    return f"no {found['what'].strip()}" if found is not None else None


def _issuer(clause: Clause, text: Annotated, whole: str, cue: tuple[int, int, str], shift: int) -> str | None:
    """Give who threatens: beside the threat, its subject; of "will face", who speaks."""
    at = cue[0] + shift
    if cue[2] == "would" and regex.search(
        r"\b(?:fac(?:e|es|ing)|risk|be hit|hit|follow|come|trigger|incur|be (?:imposed|met|introduced|subject))",
        whole[at : at + 40],
    ):
        return holders.speaker(clause, text)
    return holders.beside(clause, text, at, cue[1] + shift) or holders.speaker(clause, text)


def _deadline(clause: Clause, text: Annotated, whole: str) -> str | None:
    """Give whose deadline a sentence names ("Trump's deadline for Moscow to … or face sanctions")."""
    noun = NOUN.search(whole)
    return holders.beside(clause, text, noun.start(), noun.end()) if noun is not None else None


def _before(clause: Clause, text: Annotated) -> str | None:
    """Give the one third side of the sentence before that speaks of deadlines, tariffs or threats."""
    index = clause.sentence.index
    for sentence in text.sentences[max(0, index - 1) : index]:
        if sentence.where != clause.sentence.where or not _SPOKEN_OF.search(sentence.text):
            continue
        said = text.attributions.get(sentence.index)
        speaks = person_side(said.speaker, text.talks) if said is not None and said.speaker else None
        if speaks not in (None, *text.talks.parties):
            return speaks
        sides = {side for m in sentence.mentions if (side := side_of(m, text.talks))}
        third = sides - {*text.talks.parties, "BOTH"}
        return next(iter(third)) if len(third) == 1 else None
    return None


_SPOKEN_OF: Final = regex.compile(r"deadline|ultimatum|tariff|sanction|threat|warn", regex.IGNORECASE)


def _ours(clause: Clause, text: Annotated) -> bool:
    """Tell whether the sentence, or the one before, names a party: sanctions of other quarrels are not ours."""
    index = clause.sentence.index
    near = text.sentences[max(0, index - 1) : index + 1]
    if not HANGS.search(clean(clause.sentence.text)):  # a headline names the parties of every sentence below it
        near = tuple(s for s in near if s.where == clause.sentence.where)
    return any(side_of(m, text.talks) in (*text.talks.parties, "BOTH") for s in near for m in s.mentions)

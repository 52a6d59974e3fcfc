"""A truce where a text names one: its words, what it covers (all fire, energy, the sea, a place, a time), how long.

Reads nouns ("ceasefire", "silence regime", "pause in strikes on ports") and verbs ("halt attacks on power plants").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from extractors.triggers import gated
from extractors.truce_vocabulary import AIM, BLOWS, ENERGY, FIGHTING, FIRE, LENGTH, LINE, SEA, STOP, WHICH

#: A sentence without one of these names no truce.
WORDS: Final = regex.compile(
    r"\b(?:cease|cessat|truce|armistice|not to (?:fire|strike|attack|target|hit)|silence|hostilit|moratori|halt|"
    r"paus|stop|suspen|refrain|freez|lulls?\b|"
    r"end\w* (?:to|of) (?:the )?fighting|hold (?:fire|their|its)|Black Sea|energy (?:deal|agreement|accord))",
    regex.IGNORECASE,
)
_NOUN: Final = gated(
    rf"\b(?P<fire>(?:{FIRE})(?: regime)?|regime of (?:silence|calm|quiet)|silence (?:in the (?:sky|skies|air)|at "
    rf"sea|on the front)|(?:silence|quiet) regime|(?:humanitarian|sanitary|medical) pauses?|"
    rf"(?:Black Sea|energy|naval|maritime) (?:deals?|agreements?|accords?|moratorium)(?! of 20)|"
    rf"(?:Easter|Christmas|holiday|New Year) lulls?|"
    rf"(?:no |eliminat\w+ (?:the )?)use of force (?:in|on) the Black Sea|safe navigation in the Black Sea)"
    rf"|\b(?P<halt>(?:cessation|suspension) of {WHICH}(?:{FIGHTING}|fire|{BLOWS})|"
    rf"end (?:to|of) {WHICH}(?:hostilities|fighting|combat operations|military operations)|"
    r"(?:halts?|pauses?|stop|breaks?|"
    r"lulls?|"
    rf"suspensions?|freeze|respites?) (?:to|in|of|on|from) {WHICH}(?:{FIGHTING}))"
    rf"|\b(?P<blow>(?:moratorium|halt|pause|stop|break|freeze|suspension|end) (?:to|in|of|on|from) "
    rf"{WHICH}(?:{BLOWS})(?={AIM}))|\b(?P<long>(?:(?:{LENGTH})[- ]|temporary |mutual |brief |short )(?:pause|"
    rf"halt|break|"
    rf"moratorium|suspension|freeze) (?:in|on|to|of) {WHICH}(?:{BLOWS}))|\b(?P<mora>moratorium (?:on|for) "
    rf"[^,;.]{{0,30}}?(?:{BLOWS}|{ENERGY}|{SEA}))",
    regex.IGNORECASE,
)
_VERB: Final = gated(
    rf"\b(?:(?P<stop>(?:{STOP}) {WHICH}(?:{FIGHTING}))|(?P<fire>ceas(?:e|ing)[ -]fire\b|(?:hold|held|"
    rf"halt(?:ed)?|stop(?:ped)?|ceased|"
    rf"paused?|suspend(?:ed)?) (?:their |its )?fire\b|"
    rf"silence the guns|stop firing|freez(?:e|es|ing) (?:the )?(?:\w+ )?"
    rf"(?:conflict|war|front|{LINE})|"
    rf"(?:stop|end|halt)(?:ping|ing)? (?:the )?(?:war|battle|conflict) (?:at|along|on) (?:the )?"
    rf"(?:\w+ )?{LINE})|(?P<blow>(?:{STOP}|refrain(?:s|ed|ing)? from|abstain(?:s|ed|ing)? from|not to|"
    rf"end) {WHICH}(?:{BLOWS}|launch\w*|carry\w* out|attack|strike|target|hit|fire? (?:on|at|into)|firing (?:on|"
    rf"at|into))(?={AIM}))|"
    rf"(?P<passive>(?:special (?:military )?operation|"
    rf"hostilities|fighting|military operations?|combat operations) (?:can|could|will|would|may|must|should)(?: "
    rf"only)? be "
    rf"(?:suspended|halted|stopped|ended|ceased|paused|terminated)))",
    regex.IGNORECASE,
)
#: "cease fire" after these is a deed; elsewhere a noun in two words.
_TO: Final = regex.compile(r"\b(?:to|will|would|must|should|and|first|immediately|then|not)[,: ]*$", regex.IGNORECASE)

_FULL: Final = regex.compile(
    r"\b(?:full|full-scale|fully|unconditional\w*|complete|total|comprehensive|"
    r"without (?:pre-?)?conditions)\b",
    regex.IGNORECASE,
)
#: As far as the front goes, which says nothing of how long.
_WIDE: Final = regex.compile(
    r"\b(?:general|nationwide|all-out|across the (?:front|board|whole|entire)|on all fronts|"
    r"along the (?:entire|whole) (?:front|line)|everywhere|"
    r"(?:on |in |by )?(?:land|ground), (?:at )?sea and (?:in the )?(?:air|sky)|air, land and sea|land, air and sea)\b",
    regex.IGNORECASE,
)
_PART: Final = regex.compile(
    r"\b(?:limited|partial|local|locali[sz]ed|regional|selective|sectoral|air|aerial|sky|humanitarian|evacuat\w+|"
    r"cities|city of|towns?|corridors?|civilians? (?:to|can|could)|drone|missile|"
    r"long-range|infrastructure|in the sectors|(?:some|certain|several|separate) "
    r"(?:areas|sectors|regions|sections|places)|parts of|"
    r"(?:in|around|near|at) (?:the )?(?-i:\p{Lu}[\p{Ll}]+(?:pol|ol|iv|sk|ka|kha|hia|dar|tal))|these truces)\b",
    regex.IGNORECASE,
)
_BRIEF: Final = regex.compile(
    rf"\b(?:{LENGTH}|temporary|interim|short|short-term|brief|Christmas|Easter|Orthodox|holidays?|New Year(?:'s)?|"
    r"Olympic|Victory Day|May 9|seasonal|summer|weekend|time-limited|Ramadan)\b",
    regex.IGNORECASE,
)
#: "ceasefire monitoring", "truce talks": the thing named is another one.
_OTHER_HEAD: Final = regex.compile(
    r"[ -](?:monitor|verif|mechanism|talks|negotiat|violation|breach|line|effort|committee|commission|discussion|"
    r"process|"
    r"hopes?\b|push\b|conditions|terms|prospect|scenario|observ|mission|supervis|consultation|breaker|guarantor|"
    r"details|ultimatum|deadline)",
    regex.IGNORECASE,
)
#: "stop fighting and let ships pass in the Black Sea"
SEA_BEHIND: Final = regex.compile(
    r"[^,;.]{0,60}?\b(?:in|on|across) the Black Sea\b|[^,;.]{0,60}? at sea\b", regex.IGNORECASE
)
_SOON_OVER: Final = regex.compile(
    rf"[^,;.]{{0,60}}?\b(?:(?:until|till) |for (?:at least |about "
    rf")?{LENGTH})",
    regex.IGNORECASE,
)
#: What a truce is for, behind it: people leave, aid comes in.
_FOR_PEOPLE: Final = regex.compile(
    r"(?:[^,;.]|(?<=\b[ap])\.|(?<=\.m)\.){0,90}?\b(?:so as to|in order to|to|for|and (?:opened|opening|"
    r"open))\b[^,;.]{0,60}?\b(?:evacuat\w+|"
    r"corridors?|civilians?|"
    r"residents|foreign nationals)",
    regex.IGNORECASE,
)
_ON_ENERGY: Final = regex.compile(rf"\b(?:{ENERGY})\b", regex.IGNORECASE)
_AT_SEA: Final = regex.compile(rf"\b(?:{SEA})\b", regex.IGNORECASE)
#: What stands before a noun and still belongs to it.
_BEFORE: Final = regex.compile(
    r"(?:(?<=^|[\s\"“(-])(?!(?:on|for|of|to|in|by|with|that|from|about|and then|is|are|was|were|will|has|have|had|"
    r"said|over)\b)[\p{L}\d.'’-]+[\"”]?,? |\band |\"|“){0,7}$"
)
_DETERMINER: Final = regex.compile(r"\b(?:an?|the|any|this|that|its|their|his|her|our)\b", regex.IGNORECASE)
#: What follows one and says what it covers, up to the next statement.
_AFTER: Final = regex.compile(
    r"(?:[ ”\"]*(?:(?:deal|proposal|plan|regime|agreement|initiative|idea|offer|covering|limited|lasting|only|"
    r"restricted|"
    r"that would cover|that covers|which covers|affecting|protecting|not to|so as to|in order to|to (?:allow|let|"
    r"evacuate|permit|enable))\b ?)?"
    r"(?:(?: ?(?:on|of|for|in|at|around|near|along|across|over|between|against|targeting|without|during|from|"
    r"under|to) )"
    r"(?:(?!\b(?:that|which|who|if|until|before|after|when|while|but|as|said|will|would|has|have|had|was|were|is|"
    r"are|and (?:ensure|to|guarantee|allow|restore|let|open|secure|protect))\b)[^,;.]){0,70})?)"
)


@dataclass(frozen=True, slots=True)
class Truce:
    """A truce in a clause in plain form: offsets, noun or verb, and the kind of its own words."""

    start: int
    end: int
    form: str
    kind: str  # full_unconditional energy maritime limited_local temporary any


@lru_cache(maxsize=1024)
def truces(plain: str) -> tuple[Truce, ...]:
    """Find the truces a clause in plain form names, in order; overlapping readings give the first and longest."""
    if not WORDS.search(plain):
        return ()
    nouns = [m for m in _NOUN.finditer(plain) if not (_grain(plain, m) or _on_paper(plain, m))]
    verbs = [m for m in _VERB.finditer(plain) if not any(n.start() < m.end() and m.start() < n.end() for n in nouns)]
    found = [Truce(m.start(), m.end(), *_shape(plain, m, "noun")) for m in nouns]
    found += [Truce(m.start(), m.end(), *_shape(plain, m, "verb")) for m in verbs]
    return tuple(sorted(found, key=lambda one: one.start))


#: "agreed to exchange detailed ceasefire proposals" tells of papers, whatever they are about.
_PAPERS: Final = regex.compile(
    r" (?:proposals?|terms|conditions|memorand\w+|documents?|papers?|drafts?)\b", regex.IGNORECASE
)
_HANDED: Final = regex.compile(
    r"\b(?:exchang|swap|provid|shar|present|submit|hand|send|sent|giv|gave|receiv)\w*\b[^,;.]{0,50}$", regex.IGNORECASE
)


#: "negotiations for a truce", "talks aimed at achieving a ceasefire": the talks are told of.
_SOUGHT: Final = regex.compile(
    r"\b(?:negotiations|talks|discussions|dialogue|consultations) (?:(?:that )?(?:are |were )?aimed at|for|on|"
    r"towards?|over|about|focus\w+ on|seeking)(?: (?:achieving|reaching|securing|agreeing|establishing|an?|the))* "
    r"(?:[\w-]+ )?$",
    regex.IGNORECASE,
)


def _on_paper(plain: str, match: regex.Match[str]) -> bool:
    """Tell whether a truce only says what a paper is about that changes hands, or what another noun is of."""
    before = max(0, match.start() - 70)
    handed = _PAPERS.match(plain, match.end()) and _HANDED.search(plain, before, match.start())
    return bool(handed or _SOUGHT.search(plain, before, match.start()) or _OTHER_HEAD.match(plain, match.end()))


def _grain(plain: str, match: regex.Match[str]) -> bool:
    """Tell whether a deal on the sea is the one on grain, which is no truce."""
    deal = regex.search(r"deal|agreement|accord", match[0], regex.IGNORECASE)
    return deal is not None and regex.search(r"\bgrain\b", plain, regex.IGNORECASE) is not None


def _shape(plain: str, match: regex.Match[str], form: str) -> tuple[str, str]:
    if match.re is _VERB.pattern and match["passive"]:
        form = "passive"
    if form == "noun" and match["fire"] and regex.match(r"cease[ -]fire\b", match[0], regex.IGNORECASE):
        form = "verb" if match[0][5] == " " and _TO.search(plain, max(0, match.start() - 20), match.start()) else "noun"
    more = regex.match(
        r"[^,;.]{0,50}?(?=[,;.]|$| and (?:ensure|allow|let|"
        r"open))",
        plain[match.end() : match.end() + 60],
    )
    blow = match["blow"] is not None and more is not None
    found = kind(reach(plain, match.start(), match.end()) + (more[0] if blow and more else ""))
    if found == "any" and match.re is _VERB.pattern and _SOON_OVER.match(plain, match.end()):
        found = "temporary"
    if found == "any" and match.re is _VERB.pattern and SEA_BEHIND.match(plain, match.end()):
        found = "maritime"
    if _EVERYWHERE.match(plain, match.end()):
        found = "full_unconditional"
    if found in ("any", "temporary") and (_SECTORS.match(plain, match.end()) or _FOR_FALLEN.match(plain, match.end())):
        found = "limited_local"
    if found == "temporary" and _SEVERAL.search(match[0]):
        found = "limited_local"  # several short truces: here and there
    found = _limited(plain, match.end(), found)
    return form, "limited_local" if found == "any" and _FOR_PEOPLE.match(plain, match.end()) else found


#: "… on land, at sea and in the air", "… in certain sectors of the front"
_EVERYWHERE: Final = regex.compile(
    r"[^;.]{0,40}?\b(?:on (?:the )?(?:land|ground)|in the air|in the sk(?:y|ies)|at sea)"
    r"(?:(?:, |,? and | )(?:(?:on|in|at) )?(?:the )?(?:land|ground|air|sky|skies|sea)\b){2}",
    regex.IGNORECASE,
)
_SECTORS: Final = regex.compile(
    r"[^;.]{0,40}?\b(?:in|on|along|at|for) (?:designated|certain|specific|some|individual|separate|particular|several) "
    r"(?:[\w-]+ ){0,2}(?:areas?|sectors?|sections?|stretches|parts|zones|segments)\b",
    regex.IGNORECASE,
)
_SEVERAL: Final = regex.compile(r"\b(?:truces|cease-?fires|pauses|halts|lulls|breaks|respites)\b", regex.IGNORECASE)
#: "… so that the wounded can be picked up": no front falls silent for that.
_FOR_FALLEN: Final = regex.compile(
    r"[^,;.]{0,80}?\b(?:so that|so as to|to|for|in order to|allowing|letting|during which|while)\b[^,;.]{0,60}?\b"
    r"(?:recover|retriev|collect|pick|gather|evacuat|remov|bring out|tak)\w*[^,;.]{0,50}?\b"
    r"(?:bodies|dead|wounded|fallen|injured|remains|casualties|killed)\b",
    regex.IGNORECASE,
)
#: "… that is limited to the sea", "… which covers only power plants", "… restricted to energy sites"
_ONLY: Final = regex.compile(
    r"[^,;.]{0,40}?,? (?:(?:that|which) (?:would |will |is |was )?(?:be )?(?:only )?)?(?:(?:limited|restricted|"
    r"confined) to|"
    r"(?:cover|appl|extend)\w*(?: only)? (?:only |to |solely )*|(?:only|solely) (?:covering|for|at|"
    r"on))(?P<what>[^,;.]{3,50})",
    regex.IGNORECASE,
)


def _limited(plain: str, end: int, found: str) -> str:
    """Narrow the kind of a truce by a clause behind it that says all it covers."""
    only = _ONLY.match(plain, end) if found == "any" else None
    if only is None:
        return found
    if regex.search(r"\bsea\b|\bwaters?\b", only["what"], regex.IGNORECASE):
        return "maritime"
    inner = kind(only["what"])
    return inner if inner in ("energy", "maritime") else found


def reach(plain: str, start: int, end: int) -> str:
    """Give the words of a truce with what stands before and behind them and says what it covers."""
    before = _BEFORE.search(plain, max(0, start - 70), start)
    after = _AFTER.match(plain, end)
    left = before.start() if before else start
    opened = max((m.end() for m in _DETERMINER.finditer(plain, left, start)), default=left)
    return plain[opened : after.end() if after else end]


def kind(words: str) -> str:
    """Give what a truce covers by the words around it; ``any`` when they say nothing of it."""
    energy, sea = _ON_ENERGY.search(words), _AT_SEA.search(words)
    air = regex.search(r"\b(?:sky|skies|air|aerial)\b", words, regex.IGNORECASE)
    full = _FULL.search(words) or (_WIDE.search(words) and not _BRIEF.search(words))
    if (energy or air) and sea and not full:
        return "limited_local"
    if energy:
        return "energy"
    if full:
        return "maritime" if sea and not regex.search(r"\b(?:land|air|ground|sky)\b", words) else "full_unconditional"
    if sea:
        return "maritime"
    if _PART.search(words):
        return "limited_local"
    return "temporary" if _BRIEF.search(words) else "any"

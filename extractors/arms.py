"""Weapons and military aid under a verb of giving: what is given, to whom, and whether it was, will be or shall be."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from extractors import polarity
from extractors.binding import local
from extractors.forms import form
from extractors.model.text import Annotated, Clause, Mention
from extractors.subjects import side_of

ITEM: Final = regex.compile(
    r"\b(?:air[- ]defen[cs]e(?:s| systems?| batter(?:y|ies)| missiles?| interceptors?)?|(?:missile|defen[cs]e|"
    r"anti-aircraft) (?:systems?|batter(?:y|ies))|weapons?(?! of mass)(?: systems?| deliver\w+| shipments?|"
    r" package)?|"
    r"arms(?: deliver\w+| shipments?| package| suppl\w+)?(?! control)|military (?:aid|assistance|support|equipment|"
    r"hardware|package)|security assistance|batter(?:y|ies)|interceptors?|missiles?|fighter jets?|tanks|ammunition|"
    r"munitions|shells|intelligence(?: sharing)?|(?<=\p{Lu}\w{2,12} )(?:systems?|jets?)|Patriots)\b"
)
#: Words that belong to what is given, before its noun.
_MORE: Final = regex.compile(
    r"(?:\b(?:\p{Lu}[\w.-]+|F-\d+|\w+[- ]range|advanced|additional|more|new|"
    r"further|modern|heavy|lethal|defensive|cruise|anti-\w+|ballistic|guided|artillery) ){1,4}$"
)
_GIVE: Final = regex.compile(
    r"\b(?P<give>send(?:s|ing)?|sent|suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|deliver(?:s|ed|ing)?|giv(?:e|"
    r"es|en|ing)|gave|transfer(?:s|red|ring)?|"
    r"donat(?:e|es|ed|ing)|ship(?:s|ped|ping)?|sell(?:s|ing)?|sold|furnish\w*|resum(?:e|es|ed|ing)|restor(?:e|"
    r"es|ed|ing))\b"
    r"|\b(?P<stop>halt(?:s|ed|ing)?|paus(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|fr(?:eeze|oze|ozen)|stop(?:s|ped|"
    r"ping)?|cut(?:s|ting)? off|withh(?:old|eld)\w*|block(?:s|ed|ing)?)\b"
    r"|\b(?P<promise>pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|approv(?:e|es|ed|ing)|"
    r"unveil(?:s|ed|ing)?|commit(?:s|ted|ting)?|authori[sz](?:e|es|ed|ing))\b"
    r"|\b(?P<ask>request(?:s|ed|ing)?|call(?:s|ed|ing)? (?:\w+ ){0,3}?for|ask(?:s|ed|ing)? (?:\w+ ){0,3}?for|"
    r"urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)? for|needs?|want(?:s|ed)?|"
    r"plead(?:s|ed|ing)? for|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?)\b",
    regex.IGNORECASE,
)
_FUTURE: Final = regex.compile(
    r"\b(?:will|would|'ll|to|(?:going|plans?|agreed|decided|ready|about|set|intends?|wants?) to)"
    r"(?: \w+ly| also| not)? $",
    regex.IGNORECASE,
)
_WILLING: Final = regex.compile(r"\b(?:pledg\w+|promis\w+|vow\w*|commit\w*)(?: \w+){0,2} to $", regex.IGNORECASE)
_REFUSED: Final = regex.compile(
    r"\b(?:refus(?:e|es|ed|ing)|declin\w+|rul(?:e|es|ed|ing) out|oppos\w+|against|object\w* to|unwilling to|"
    r"reluctant to|won't|would(?: not|n't)|will not|not going to|"
    r"reject\w*)(?: \w+){0,3} $",
    regex.IGNORECASE,
)
_UNSURE: Final = regex.compile(
    r"\b(?:could|might|may|consider\w*|mull\w*|weigh\w*|discuss\w*|whether|if|debat\w*|possib\w+|talks (?:on|"
    r"about)|negotiat\w*|hop\w+|should|must|opposed|against)\b[^,;.]{0,30}$",
    regex.IGNORECASE,
)
_ASKED: Final = regex.compile(
    r"\b(?:call(?:s|ed|ing)? (?:on|for)|urg\w+|ask\w*|want\w*|appeal\w* (?:to|for)|press\w*|need\w*)\b[^,;.]{0,60}$",
    regex.IGNORECASE,
)
_ENDED: Final = regex.compile(r"\b(?:end|halt|stop|ban|limits?|no|pause|freeze)\b", regex.IGNORECASE)
_BY: Final = regex.compile(r"\b(?:by|from) (?:the )?$")
_TO: Final = regex.compile(r"\b(?:to|for|with|of) (?:the |its )?$")
_STATUS: Final = {"stop": "postponed", "ask": "called_for"}
#: Characters between a verb of giving and what is given.
_NEAR: Final = 60


class Supply(NamedTuple):
    """Aid as a clause tells of it; offsets into the clause."""

    status: str
    start: int
    end: int
    verb: str
    verb_at: int
    item_at: int
    items: tuple[str, ...]
    giver: str | None
    recipient: str | None
    passive: bool


def supply(clause: Clause, text: Annotated, plain: str) -> Supply | None:
    """Give the aid a clause states, None when it states none."""
    for item in ITEM.finditer(plain):
        verb = _verb(plain, item)
        if verb is None or _ENDED.search(plain, min(verb.end(), item.start()), item.start()):
            continue
        passive = verb.start() > item.start()
        status = _status(plain, verb)
        recipient = _recipient(clause, text, plain, verb, item, status)
        if status is None or recipient is None:
            continue
        by = _agent(clause, text, plain, verb) if passive else None
        return Supply(
            status,
            min(item.start(), verb.start()),
            max(item.end(), verb.end()),
            verb[0].lower(),
            verb.start(),
            _left(clause, plain, item),
            _items(clause, plain, item),
            by,
            recipient,
            passive,
        )
    return None


def _items(clause: Clause, plain: str, item: regex.Match[str]) -> tuple[str, ...]:
    """Give what is given as printed: the item and those listed right after it."""
    found = ITEM.finditer(plain, item.start(), min(len(plain), item.end() + 90))
    return tuple(dict.fromkeys(plain[_left(clause, plain, m) : m.end()] for m in found))


def _left(clause: Clause, plain: str, item: regex.Match[str]) -> int:
    """Give where an item begins with the words that belong to it; names of sides do not."""
    more = _MORE.search(plain, max(0, item.start() - 50), item.start())
    start = more.start() if more else item.start()
    return max([int(start), *(m.end + 1 for m in _names(clause) if start <= m.start < m.end < item.start())])


def _verb(plain: str, item: regex.Match[str]) -> regex.Match[str] | None:
    left = [m for m in _GIVE.finditer(plain, max(0, item.start() - 2 * _NEAR), item.start()) if not _nominal(plain, m)]
    if left and item.start() - left[-1].end() <= _NEAR:
        outer = (
            left[-2]
            if len(left) > 1 and left[-2].lastgroup in ("ask", "stop") and left[-1].lastgroup == "give"
            else None
        )
        return outer or left[-1]
    right = _GIVE.search(plain, item.end(), item.end() + _NEAR)
    return right if right is not None and form(plain, right.start()).startswith("passive") else None


def _nominal(plain: str, match: regex.Match[str]) -> bool:
    """Tell a noun ("the pause on", "a halt of") from the verb."""
    after = regex.match(r" (?:of|on|to|in)\b", plain[match.end() :])
    return match.lastgroup in ("stop", "ask") and bool(
        after or regex.search(r"\b(?:the|an?|its|their) $", plain[: match.start()])
    )


def _status(plain: str, verb: regex.Match[str]) -> str | None:
    left = plain[max(0, verb.start() - 60) : verb.start()]
    kind = verb.lastgroup or ""
    if _REFUSED.search(left):
        return "rejected" if kind == "give" else None
    if polarity.negated(plain, verb.start()) or _UNSURE.search(left):
        return None
    if kind == "ask" or (kind == "give" and _ASKED.search(left)):
        return "called_for"
    if kind in _STATUS:
        return _STATUS[kind] if not _FUTURE.search(left) else None
    if _WILLING.search(left) or (
        kind == "promise" and not verb[0].lower().startswith(("announc", "approv", "unveil", "author"))
    ):
        return "promised"
    shape = form(plain, verb.start())
    if kind == "promise" or _FUTURE.search(left) or shape in ("infinitive", "passive_future"):
        return "announced"
    return {"past": "completed", "perfect": "completed", "passive": "completed"}.get(
        shape, "ongoing" if shape in ("participle", "present", "passive_now") else None
    )


def _recipient(
    clause: Clause, text: Annotated, plain: str, verb: regex.Match[str], item: regex.Match[str], status: str | None
) -> str | None:
    """Give the party that gets it: after "to" or "for", between verb and item, or who asks."""
    parties = text.talks.parties
    for m in _names(clause):
        side = side_of(m, text.talks)
        if side in parties and m.start >= min(verb.start(), item.start()):
            between = verb.end() <= m.start < item.end() and plain[verb.end() : m.start].strip() in ("", "the")
            if between or _TO.search(plain[: m.start]):
                return side
    if status == "called_for":
        asks = [side for m in _names(clause) if (side := side_of(m, text.talks)) in parties and m.end <= verb.start()]
        return asks[-1] if asks else None
    return None


def _agent(clause: Clause, text: Annotated, plain: str, verb: regex.Match[str]) -> str | None:
    near = [m for m in _names(clause) if 0 <= m.start - verb.end() <= 60 and _BY.search(plain[: m.start])]
    return next((side for m in near if (side := side_of(m, text.talks))), None)


def _names(clause: Clause) -> list[Mention]:
    return sorted([*local(clause, "side"), *local(clause, "person")], key=lambda m: m.start)

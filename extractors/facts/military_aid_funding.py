"""Who pays for arms sent to a party: "paid for by …", "… would foot the bill".

Reads payers of weapons named in the same sentence. Never reads budgets, loans without weapons, refusals to pay.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors import holders, polarity
from extractors.arms import ITEM
from extractors.binding import evidence, local
from extractors.facts.military_aid_funding_examples import EXAMPLES as EXAMPLES
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.subjects import side_of
from extractors.text import clean

TYPE: Final = "military_aid_funding"
WORDS: Final = regex.compile(
    r"\b(?:pa(?:y|ys|id|ying)|fund|financ|bankroll|foot|cost|bought|purchas|buy|bill|expense)", regex.IGNORECASE
)
_BY: Final = regex.compile(
    r"\b(?:paid(?: for)?|(?:fully |entirely |jointly )?fund(?:ed)?|financed|bankrolled|bought|purchased|covered|"
    r"footed) (?:in full |entirely |jointly )?by (?P<who>)",
    regex.IGNORECASE,
)
_PAYS: Final = regex.compile(
    r"\b(?P<verb>pay(?:s|ing)?(?: \w+){0,3} for|paid(?: \w+){0,2} for|foot(?:s|ing|ed)? the bill|bankroll(?:s|"
    r"ing)?|fund(?:s|ing)?|financ(?:e|es|ing)|"
    r"cover(?:s|ing)? the costs?|pick(?:s|ing)? up the (?:tab|bill)|reimburs\w+|buy(?:s|ing)?)\b",
    regex.IGNORECASE,
)
_EXPENSE: Final = regex.compile(r"\bat (?P<who>[^,;.]{3,40}?)'s? expense\b", regex.IGNORECASE)
_FUTURE: Final = regex.compile(
    r"\b(?:will|would|'ll|to be|going to|agreed to|to|plans? to)(?: be)?(?: \w+ly| all| then)* $", regex.IGNORECASE
)
_PROMISED: Final = regex.compile(r"\b(?:pledg\w+|promis\w+|commit\w*|vow\w*)\b[^,;.]{0,30}$", regex.IGNORECASE)
_UNSURE: Final = regex.compile(
    r"\b(?:could|might|may|should|must|whether|if|want\w*|ask\w*|urg\w+|discuss\w*|consider\w*|refus\w*|declin\w*|propos\w*)\b[^,;.]{0,40}$",
    regex.IGNORECASE,
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give who pays for the arms of a clause's sentence."""
    if clause.polarity != "asserted":
        return []
    plain = clean(clause.text)
    found = _by(clause, text, plain) or _pays(clause, text, plain)
    if found is None or not ITEM.search(clean(clause.sentence.text)):
        return []
    who, start, end = found
    left = plain[max(0, start - 60) : start]
    if polarity.negated(plain, start) or _UNSURE.search(left):
        return []
    status = "promised" if _PROMISED.search(left) else "announced" if _FUTURE.search(left) or who[1] else "completed"
    actor, others = holders.named(who[0])
    return [
        Fact(
            type=TYPE,
            status=status,
            scope=clause.scope,
            actor=actor,
            evidence=evidence(clause, text, start, end),
            attribution=clause.attribution,
            slots=others,
            rule=f"funding: {plain[start:end][:40]}",
        )
    ]


def _by(clause: Clause, text: Annotated, plain: str) -> tuple[tuple[str, bool], int, int] | None:
    """Read "paid for by Kyiv's allies": the last name of the phrase after "by"."""
    match = _BY.search(plain)
    if match is None:
        return None
    stop = regex.search(r"[,;.]", plain[match.end() :])
    right = match.end() + (stop.start() if stop else len(plain) - match.end())
    names = [m for kind in ("side", "person") for m in local(clause, kind) if match.end() <= m.start < right]
    names = [m for m in names if not (plain.startswith("'s", m.end) and len(names) > 1)]
    sides = list(dict.fromkeys(side for m in names if (side := side_of(m, text.talks))))
    ongoing = regex.search(r"\b(?:is|are|being)(?: \w+)? $", plain[: match.start()]) is not None
    return (("+".join(sides), ongoing), match.start(), names[-1].end) if sides else None


def _pays(clause: Clause, text: Annotated, plain: str) -> tuple[tuple[str, bool], int, int] | None:
    """Read "the Europeans would pay for them"; what is bought without weapons beside is no funding."""
    match = _PAYS.search(plain)
    if match is None:
        return None
    buys = match["verb"].lower().startswith(("buy", "fund", "financ"))
    if buys and not ITEM.search(plain, match.end(), match.end() + 60):
        return None
    if regex.search(r"\b(?:the|of|for|a) $", plain[: match.start()]):
        return None
    who = holders.subject(clause, text, match.start() + clause.start - clause.sentence.start)
    if who is None or who == "BOTH":
        return None
    return (who, not match["verb"].lower().startswith("paid")), match.start(), match.end()

"""Events said in passing to have been agreed: "the exchange agreed in May", "a previously agreed swap"."""

from __future__ import annotations

from typing import Final

import regex

from extractors import polarity
from extractors.pieces import verb

#: "the exchange agreed in May", "the swap on which both had agreed": it was agreed, whatever becomes of it.
_AGREED_BEHIND: Final = regex.compile(
    r"(?: of (?:prisoners|captives|pows)(?: of war)?)?(?:,? (?:which|that) (?:was|were|had been|has been))? "
    r"agreed(?: upon| on)? "
    r"(?:in|at|during|by|last|earlier|between|two|three|on \p{Lu})|(?:,? (?:on|upon|to|about) which|,? (?:which|that)) "
    r"(?:the )?(?:(?:two |both )?(?:sides|parties|countries|delegations|teams)|they|both|[\p{Lu}]\w+ and [\p{Lu}]\w+)"
    r"(?: (?:have|had|already|both|then))* agreed\b"
)
#: "the swap, 300 a side, which both had settled on in May"
_AGREED_APART: Final = regex.compile(
    r"(?: of (?:prisoners|captives|pows)(?: of war)?)?, (?:\w+ )?\d[\d,]* (?:\w+ )?(?:from|on|for|by) (?:each|both|"
    r"either) "
    r"sides?,? (?:(?:which|that) (?:was|were|had been|has been) )?(?:\w+ly )?agreed\b"
)
#: "a previously agreed-upon exchange"
_AGREED_UPON: Final = regex.compile(
    r"\b(?:the|an?|this|their|its) (?:previously |already |earlier |recently |newly )?agreed(?:-upon|-on| upon| on)? "
    r"(?:[\w,-]+ ){0,2}(?:[\d,]+-)?$",
    regex.IGNORECASE,
)
_DEFINITE: Final = regex.compile(
    r"\b(?:the|this|that|their|its|a) (?:[\w,-]+ ){0,3}$|'s (?:[\w,-]+ ){0,2}$", regex.IGNORECASE
)
#: "reached a number of agreements, including an exchange"
_AGREED_LIST: Final = regex.compile(
    r"\b(?:reached|struck|made|signed|clinched|produced|concluded) (?:[\w-]+ ){0,4}?(?:agreements?|deals?|accords?|"
    r"understandings?)[^.;]{0,40}?,? (?:including|such as|among them|namely)(?: (?:on|an?|the|another|new))* $"
)
_STATES_IT: Final = regex.compile(
    r"[^.;]{0,60}?\b(?:began|begun|started|took place|taken place|carried out|completed|under ?way|postponed|cancelled|"
    r"called off|suspended|delayed|continu\w+|resumed|concluded|finished|went ahead)\b"
)


def agreed_before(plain: str, rest: str, start: int, end: int) -> bool:
    """Tell whether a noun is said in passing to have been agreed on, and nothing else of what became of it."""
    left = plain[:start]
    if _AGREED_LIST.search(left) and not polarity.scopes(plain):
        return True
    if _AGREED_UPON.search(left) and not polarity.scopes(plain) and not _STATES_IT.match(plain, end):
        return True
    behind = _AGREED_BEHIND.match(plain, end) or _AGREED_APART.match(rest, end)
    if behind is None or not _DEFINITE.search(left) or _STATES_IT.match(plain, behind.end()):
        return False
    if behind.re is _AGREED_APART:
        return not polarity.scopes(plain)
    governs_it = verb(plain, 0, start)
    bare = governs_it is None or (governs_it[0] in ("is", "was") and verb(plain, governs_it.end(), start) is None)
    return bare and not polarity.negated(plain, behind.end() - 1)

"""Groups of people named without a count: "under 25", "seriously ill", "aged 18 to 25", women, journalists."""

from __future__ import annotations

from typing import Final

import regex

_AGE: Final = regex.compile(
    r"\b(?:aged (?:between )?\d{1,2}(?: (?:to|and) \d{1,2})?|(?:aged )?under (?:the age of )?\d{2}\b(?![,.]\d)"
    r"(?! ?(?:minutes|percent|%|days|hours|thousand))|(?<!\bhand )(?<!\bhanded )(?<!\bhanding )"
    r"over (?:the age of )?\d{2}\b(?![,.]\d)(?= |,|"
    r"\.)(?! (?:minutes|people|prisoners|soldiers)))"
)
_ILL: Final = regex.compile(
    r"\b((?:seriously|severely|gravely|critically|badly|heavily) (?:ill|sick|wounded|injured)(?: and (?:seriously |"
    r"severely |gravely )?(?:ill|sick|wounded|injured))?|(?:sick|ill) and wounded|wounded and (?:sick|ill)|wounded|"
    r"severely ill)\b"
)
_KIND: Final = regex.compile(
    r"\b(women|journalists|medics|officers|conscripts|civilians|azov(?:stal)? (?:fighters|defenders)|"
    r"young (?:soldiers|prisoners))\b",
    regex.IGNORECASE,
)


def categories(plain: str) -> tuple[str, ...]:
    """Give the groups a clause names, as printed, ages first."""
    found = (
        [m[0] for m in _AGE.finditer(plain)]
        + [m[0] for m in _ILL.finditer(plain)]
        + [m[0] for m in _KIND.finditer(plain)]
    )
    return tuple(dict.fromkeys(found))

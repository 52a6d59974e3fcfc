"""Pages that answer with something other than the article: paywall teasers, consent walls, soft errors."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

#: A page with this much text is an article, whatever else it says (characters).
_ARTICLE: Final = 1_500
#: Below this an article is flagged "short".
SHORT: Final = 250
_PAYWALL: Final = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock)|to continue reading|already a subscriber|for subscribers only|"
    r"subscribers? (?:only|exclusive)|(?:unlock|read) (?:this|the full) (?:article|story)|create a free account to|"
    r"this (?:article|content|story) is (?:for|available to|reserved for) (?:paid )?(?:subscribers|members)|"
    r"you have reached your (?:article )?limit|free articles? (?:left|remaining)|sign in to continue",
    re.IGNORECASE,
)
_CONSENT: Final = re.compile(
    r"before you continue|we (?:and our \d* ?partners )?(?:value|care about|respect) your privacy|accept all cookies|"
    r"manage (?:your )?(?:cookie|privacy|consent)|consent to (?:the use of )?cookies|we use cookies|reject all",
    re.IGNORECASE,
)
_MISSING: Final = re.compile(
    r"(?:error )?404\b.{0,40}|"
    r"(?:page|article|story|content) (?:not found|(?:is )?no longer available|does not exist).{0,40}|"
    r"(?:sorry|oops)\W.{0,60}(?:find|found|exist|gone).{0,60}|not found",
    re.IGNORECASE,
)
_CHALLENGE: Final = re.compile(
    r"just a moment|attention required|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|"
    r"are you a robot|enable javascript and cookies|access (?:to this page has been )?denied|unusual traffic",
    re.IGNORECASE,
)


def wall_of(title: str, body: str, *, free: bool | None) -> str | None:
    """Name what stands between us and the article: paywall, consent, challenge, missing, or None.

    ``title`` is the page's own, ``body`` what was found on it, ``free`` the publisher's mark (None: no word). A page
    with a whole article's text is no wall; a publisher's paywall mark counts only while the text is short.
    """
    if len(body) >= _ARTICLE:
        return None
    if _MISSING.fullmatch(title.strip()) or (len(body) < SHORT and _MISSING.match(body)):
        return "missing"
    if _CHALLENGE.search(title[:200]) or (len(body) < 2 * SHORT and _CHALLENGE.search(body)):
        return "challenge"
    if free is False or _PAYWALL.search(body):
        return "paywall"
    return "consent" if _CONSENT.search(title[:200]) or len(_CONSENT.findall(body)) >= 2 else None


def led_elsewhere(asked: str, answered: str) -> bool:
    """Say whether an article's address answered with the site's front page."""
    return len(urlsplit(asked).path) > 1 and urlsplit(answered).path in ("", "/") and not urlsplit(answered).query

"""Which way a date points: back by default, ahead only under a future cue of its own clause."""

from __future__ import annotations

from typing import Final

import regex

from extractors.triggers import gated

_REPORTING: Final = (
    r"said|says|told|tells|announced|announces|wrote|writes|added|reported|reports|confirmed|stated|declared|posted|"
    r"tweeted|warned|insisted|noted|claimed|argued|admitted|acknowledged|stressed|denied|disclosed|revealed|replied|"
    r"proposed|suggested|urged|threatened|signall?ed|repeated|reiterated|commented|remarked|promised|vowed|called"
)
#: "said on", "told reporters late", "announced in Kyiv on": the day that follows is the day of the words.
_SAID_BEFORE: Final = gated(
    rf"\b(?:{_REPORTING})(?: (?:reporters|journalists|the media|media|lawmakers|parliament|state television|television|"
    rf"a (?:news|press) (?:conference|briefing)|a briefing|the (?:nation|BBC|AP)|AFP|Reuters|TASS|CNN|Fox News|in "
    rf"[\p{{Lu}}]\w+|"
    rf"in a (?:statement|post|video address|speech|message|Telegram post)|via video link|by phone)){{0,2}},?(?: late|"
    rf" early| earlier)?(?: on)? ?$",
    regex.IGNORECASE,
)
#: "on Wednesday said": the subject's words follow the day.
_SAID_AFTER: Final = regex.compile(rf",? (?:also |again |had )?(?:{_REPORTING})\b", regex.IGNORECASE)

_FUTURE: Final = (
    r"\b(?:will|shall|would|won't)\b(?: (?:not|also|again|then|likely|now|only|probably|soon)){0,2}(?: be| have)?(?: "
    r"been)?(?: \w+(?:ed|en|ld|nt))?"
    r"|'ll\b|\b(?:is|are|was|were) (?:due |going )?to\b(?: be)?(?: \w+(?:ed|en|ld)\b)?"
    r"|\b(?:scheduled|planned|expected|set|slated|due|likely|ready|prepared|poised|invited|arranged|pencilled in)(?: "
    r"(?:for|to|on|at|in))\b(?: be)?(?: \w+(?:ed|en|ld)\b)?"
    r"|\b(?:is|are) (?:scheduled|planned|expected|due|likely)\b|\b(?:upcoming|forthcoming|coming|tomorrow|ahead of|"
    r"on the eve of)\b"
    r"|(?<!\b(?:was|were|been|is|had|has) )\b(?:plans?|intends?|hopes?|wants?|aims?|agreed?(?= to\b)|proposed|"
    r"proposes|suggested|offered|offers?|promised|vowed|pledged|deadline|demand(?:ed|s)?)\b(?: to)?(?: be)?"
    r"|\bto (?:meet|hold|resume|talk|begin|start|take place|host|discuss|travel|visit|attend|swap|exchange|return|be "
    r"held|gather|convene|"
    r"continue|send|agree|sit down|fly|arrive|launch|open|present|end|stop|implement|come)\b|\b(?:(?-i:may)|might|"
    r"could|can|should|must)\b(?: be)?(?: \w+ed\b)?"
)
_PAST: Final = (
    r"\b(?:was|were|had|did|has|have|met|held|took|began|came|led|left|went|gave|sat|spoke|saw|made|said|told|"
    r"brought|got|fell|"
    r"sent|ran|broke|shook|flew|won|lost|struck|hit|since|last|previous|earlier|\p{L}{2,}ed)\b"
)
_CUE: Final = gated(rf"(?P<future>{_FUTURE})|(?P<past>{_PAST})", regex.IGNORECASE)
_BREAK: Final = regex.compile(
    r"[,;:()–\"“”«»]|\.(?= )| - |\b(?:that|and|but|while|although|though|which|who|as|because|after|whereas)\b"
)
_VERBLESS: Final = 1


def reporting(plain: str, start: int, end: int) -> bool:
    """Tell whether ``plain[start:end]`` is the day somebody spoke, not the day of what was spoken of."""
    return bool(_SAID_BEFORE.search(plain, max(0, start - 90), start) or _SAID_AFTER.match(plain, end, end + 24))


def ahead(plain: str, start: int, end: int) -> bool:
    """Tell whether the clause around ``plain[start:end]`` looks ahead.

    The cue nearest before the phrase inside its clause decides, then the nearest behind it, then the nearest in the
    clauses before. No cue means the past: wires report.
    """
    if plain.startswith((" deadline", "'s deadline"), end):
        return True
    left = max((m.end() for m in _BREAK.finditer(plain, max(0, start - 160), start)), default=max(0, start - 160))
    right = next((m.start() for m in _BREAK.finditer(plain, end, end + 100)), min(len(plain), end + 100))
    for piece in (_last(plain, left, start), _first(plain, end, right), _last(plain, max(0, start - 200), left)):
        if piece is not None:
            return piece
    return False


def _last(plain: str, start: int, end: int) -> bool | None:
    found = None
    for match in _CUE.finditer(plain, start, end):
        found = match["future"] is not None
    return found


def _first(plain: str, start: int, end: int) -> bool | None:
    match = _CUE.search(plain, start, end)
    return None if match is None else match["future"] is not None

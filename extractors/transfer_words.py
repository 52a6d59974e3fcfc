"""How people, bodies and children pass from one side to the other: giving, taking, coming; one list for all."""

from __future__ import annotations

from typing import Final

#: What the giver does, in words that tell of a way from one side to the other.
_GIVING: Final = (
    r"hand(?:s|ed|ing)? (?:over|back)|turn(?:s|ed|ing)? over|return(?:s|ed|ing)?\b|"
    r"g(?:ive|ives|ave|iven|iving) (?:back|up)|part(?:s|ed|ing)? with|"
    r"s(?:end|ends|ent|ending) (?:back|home)|let(?:s|ting)? go\b"
)
#: The same in words that tell of moves inside a country and of statements too.
_MOVING: Final = r"transferr?(?:s|ed|ing)?\b|releas(?:e|es|ed|ing)"
#: What the receiver does.
_TAKING: Final = (
    r"receiv(?:e|es|ed|ing)|reclaim(?:s|ed|ing)?\b|t(?:ake|akes|ook|aken|aking) (?:back|home|delivery of|"
    r"possession of|custody of)|"
    r"g(?:et|ets|ot|etting) back|regain(?:s|ed|ing)?\b|repatriat(?:e|es|ed|ing)|"
    r"br(?:ing|ings|inging|ought) (?:\w+ )?(?:back|home)|welcom(?:e|es|ed|ing) (?:back|home)"
)
#: What those who pass do themselves.
_COMING: Final = (
    r"c(?:ome|omes|ame|oming) (?:(?:back )?home|back\b(?! (?:to|with|into) (?:the|an?|its|his|talks)\b)|over the|"
    r"across the)|(?:go|goes|going|went|gone|heading) (?:back )?home|"
    r"(?:arriv(?:e|es|ed|ing)|reach(?:es|ed|ing)?|made it|are|were) (?:safely )?(?:back )?home|"
    r"c(?:ome|omes|ame|oming) out of captivity|(?:freed|left|leave|leaves|leaving) captivity|"
    r"(?:g[eo]t|gone|went|going|been given|were given|was given) back to|"
    r"(?:are|is|were|was) (?:now )?(?:back |home )?(?:back )?with (?:their|his|her)\b|"
    r"w(?:alk|alks|alked|alking) free|reunit(?:e|es|ed|ing)"
)
#: Passing from one side to the other and nothing else; with the wider words beside it, all that may tell of it.
CROSSING: Final = rf"{_GIVING}|{_TAKING}|{_COMING}"
PASSING: Final = rf"{CROSSING}|{_MOVING}"

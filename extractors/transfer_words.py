"""How people, bodies and children pass from one side to the other: giving, taking, coming; one list for all."""

from __future__ import annotations

from typing import Final

#: What the giver does.
GIVING: Final = (
    r"hand(?:s|ed|ing)? (?:over|back)|turn(?:s|ed|ing)? over|return(?:s|ed|ing)?\b|"
    r"transferr?(?:s|ed|ing)?\b|g(?:ive|ives|ave|iven|iving) (?:back|up)|part(?:s|ed|ing)? with|"
    r"s(?:end|ends|ent|ending) (?:back|home)|let(?:s|ting)? go\b|releas(?:e|es|ed|ing)"
)
#: What the receiver does.
TAKING: Final = (
    r"receiv(?:e|es|ed|ing)|t(?:ake|akes|ook|aken|aking) (?:back|home|delivery of|possession of|custody of)|"
    r"g(?:et|ets|ot|etting) back|regain(?:s|ed|ing)?\b|repatriat(?:e|es|ed|ing)|"
    r"br(?:ing|ings|inging|ought) (?:\w+ )?(?:back|home)|welcom(?:e|es|ed|ing) (?:back|home)"
)
#: What those who pass do themselves.
COMING: Final = (
    r"c(?:ome|omes|ame|oming) (?:(?:back )?home|back\b(?! (?:to|with|into) (?:the|an?|its|his|talks)\b)|over the|"
    r"across the)|(?:go|goes|going|went|gone|heading) (?:back )?home|"
    r"(?:arriv(?:e|es|ed|ing)|reach(?:es|ed|ing)?|made it|are|were) (?:safely )?(?:back )?home|"
    r"w(?:alk|alks|alked|alking) free|reunit(?:e|es|ed|ing)"
)
PASSING: Final = rf"{GIVING}|{TAKING}|{COMING}"

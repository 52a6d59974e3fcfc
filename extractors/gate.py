"""The topic gate: whether title and lead are about the war at all (extraction study, part 6.2), scaled to length."""

from __future__ import annotations

from typing import Final

import regex

from extractors import context
from extractors.model import Annotated, Mention
from extractors.subjects import person_sides
from extractors.topic import names_both

_WAR: Final = regex.compile(
    r"\b(?:war|invasion|invad\w+|front ?line|troops|missiles?|drones?|shell\w*|strikes?|sanction\w*|ceasefire|truce|"
    r"peace\w*|occup\w+|offensive|mobili[sz]\w+|special military operation|security guarantees?|military|army|"
    r"attack\w*|captur\w+|kill\w*|evacuat\w+|corridors?|aggression|defen[cs]e|soldiers|servicemen|coalition|talks|"
    r"negotiat\w+|crisis|conflict|weapons|NATO|"
    r"talk(?:s|ing)? (?:to|with)|calls? with)\b",
    regex.IGNORECASE,
)


def on_war(annotated: Annotated) -> bool:
    """Tell whether the opening is about the war: both parties, the one at home, or the other with words of war."""
    parties = annotated.talks.parties
    sides = person_sides(annotated.talks)
    opening = annotated.sentences[: 1 + max(4, len(annotated.sentences) // 8)]
    mentions = [mention for one in opening for mention in one.mentions]
    named = [sides.get(mention.id, mention.id) for mention in mentions if mention.kind in ("person", "side")]
    if any(mention.kind == "joint" and names_both(mention) for mention in mentions):
        named += parties
    home = [mention for mention in mentions if _at_home(mention, annotated)]
    named = [side for side in named if side in parties]
    rivals = sum(mention.kind == "rival" for mention in mentions)
    first = next((mention for mention in mentions if mention.kind == "rival" or mention in home), None)
    if set(parties) <= set(named) or (home and (len(home) >= rivals or first in home)):
        return True
    words = any(_WAR.search(one.text) for one in opening)
    return len(named) + words > 1 and len(named) > 2 * rivals


def _at_home(mention: Mention, annotated: Annotated) -> bool:
    """Tell whether a mention is of the country the war is fought in, its people or its places."""
    talks = annotated.talks
    if talks.theatre is None:
        return False
    if mention.kind in ("place", "ground"):
        return any(place.name == mention.id and place.country == talks.theatre for place in talks.places)
    if mention.kind == "person":
        return any(person.id == mention.id and person.side == talks.theatre for person in talks.persons)
    return mention.kind == "side" and mention.id == talks.theatre


def about_us(annotated: Annotated) -> bool:
    """Tell whether what an article tells may be the parties': it names both, or one of them in words of their war."""
    return context.of_both(annotated) or on_war(annotated)

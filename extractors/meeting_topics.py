"""What a meeting was about, as far as the words beside it say: the parties' war and its end, or something else.

A leader of a party meets many people; his meetings count where the sentence, one next to it, the title or the lead
speaks of peace, of a truce, of the talks or of the war.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors.actors import MEDIATING
from extractors.model.text import Annotated, Clause, Sentence
from extractors.session_pair import default_pair
from extractors.text import clean
from extractors.triggers import gated

#: Words of the war's end; bare "talks" are everybody's.
_PEACE: Final = gated(
    r"\b(?:peace\w*|cease-?fires?|truces?|settlement|negotiat\w+|mediat\w+|diplomatic (?:efforts|process|solution|"
    r"track|situation|settlement)|(?:end|ended|ending|stop|stopping|halt|halting|resolv\w+|resolution) (?:of |to )?"
    r"(?:the |this |that |all |\w+'s )?(?:\w+ )?(?:war|conflict|fighting|hostilities|invasion|bloodshed|killing)|"
    r"prisoners?|captives|POWs?|swaps?|direct talks|evacuat\w+|humanitarian corridors?|bloodshed|security guarantees|"
    r"delegations?|rounds? of talks)\b",
    regex.IGNORECASE,
)
#: What else heads of state speak of: it needs the war's end in the same sentence.
_ELSE: Final = gated(
    r"\b(?:trade|tariffs?|gas|oil|nuclear|embass(?:y|ies)|Syria\w*|Gaza|Israel\w*|Iran\w*|climate|migra\w+|investments?|"
    r"bilateral (?:relations|ties|cooperation)|pipelines?|partnership|integration|hockey|"
    r"defen[cs]e spending|tourism|jets?|minerals?|Karabakh|Libya\w*|Sudan\w*)"
    r"\b",
    regex.IGNORECASE,
)
#: With its partners the second party speaks of a "peace process" all the time: their words must be firmer.
_FIRM: Final = gated(
    r"\b(?:cease-?fires?|truces?|peace (?:plans?|deals?|agreements?|accords?|proposals?|talks|negotiations|summit|"
    r"settlement|force)|negotiat\w+|(?:end|ending|stop|stopping|halt|halting) (?:of |to )?(?:the |this |\w+'s )?"
    r"(?:\w+ )?(?:war|conflict|fighting|hostilities|invasion))\b",
    regex.IGNORECASE,
)
_PARTNERS: Final = frozenset({"GB", "FR", "DE", "EU", "IT", "PL", "FI", "CA", "NATO", "NO", "DK", "LU", "CZ", "MD"})
#: With these the first party speaks of its own affairs too: the sentence or one next to it must name the war.
_NEIGHBOURS: Final = frozenset({"BY", "CN", "KZ", "AZ", "IN", "RS"})
_LEAD: Final = 3  # sentences of title and lead


def of_the_war(clause: Clause, text: Annotated, sides: frozenset[str]) -> bool:
    """Tell whether what stands around a meeting is of the parties' war or its end.

    For the second party, whose partners call on it about everything, a word of peace must stand there; for the first
    the other party's name or an article of their talks are enough; for neither the sentence itself must say it.
    """
    own, party = clause.sentence, next((side for side in text.talks.parties if side in sides), None)
    if party == text.talks.parties[1] and sides & _PARTNERS and not sides & MEDIATING:
        near = text.sentences[max(0, own.index - 1) : own.index + 2]
        return any(_FIRM.search(clean(s.text)) for s in near) and not any(m.kind == "rival" for m in own.mentions)
    loose = party == text.talks.parties[0]
    if _peace(own) or (loose and _names(own, text.talks.parties[1])):
        return party is not None or any(m.kind == "side" and m.id in text.talks.parties for m in own.mentions)
    if party is None or _ELSE.search(clean(own.text)) or any(m.kind == "rival" for m in own.mentions):
        return False
    if sides & _NEIGHBOURS:
        near = text.sentences[max(1, own.index - 1) : own.index + 2]
        return any(_peace(s) or (loose and _names(s, text.talks.parties[1])) for s in near)
    near = (*text.sentences[max(0, own.index - 1) : own.index + 2], *text.sentences[:_LEAD])
    return any(_peace(s) or (loose and _names(s, text.talks.parties[1])) for s in near) or (
        loose and default_pair(text)
    )


def _peace(sentence: Sentence) -> bool:
    return _PEACE.search(clean(sentence.text)) is not None and not any(m.kind == "rival" for m in sentence.mentions)


def _names(sentence: Sentence, side: str) -> bool:
    return any(m.kind == "side" and m.id == side for m in sentence.mentions)

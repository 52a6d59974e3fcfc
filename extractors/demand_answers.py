"""Refusals that follow a demand in its own sentence: "…, something Kyiv has refused to do", "…, which Kyiv rejects"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from extractors.binding import evidence
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.subjects import side_of
from extractors.text import clean

#: What takes the demand up again, and the verb of its refusal.
_OPENS: Final = (
    r"(?:, | [–—-] |; )(?:and |but )?(?:something|an? (?:\w+ )?(?:demand|condition|request|proposal|call|move|step|"
    r"idea|prospect|requirement|concession|term)|which|what|that)(?: that| which)? "
)
_REFUSES: Final = (
    r"(?:(?:has|have|had|is|was|says?|said|will|would|it|he|she|repeatedly|firmly|flatly|categorically|consistently|"
    r"again|already|so far|also|always|long|since|\w+ly) ){0,6}"
    r"(?:refus(?:es|ed|ing)|reject(?:s|ed|ing)|rul(?:es|ed) out|turn(?:s|ed) down|dismiss(?:es|ed)|oppos(?:es|ed)|"
    r"resist(?:s|ed)|declin(?:es|ed)|never (?:do|accept|agree|happen)|"
    r"(?:will|would|could|can) (?:not|never) (?:do|accept|agree)|(?:won't|wouldn't|cannot|can't) (?:do|accept|agree)|"
    r"not (?:do|accept|agree)|balk(?:s|ed)|brush(?:es|ed) (?:aside|off)|"
    r"(?:called|calls|deems?|considers?|described as|finds?) (?:it )?(?:unacceptable|a non-starter|a red line))"
)
_ANSWER: Final = regex.compile(
    rf"[^;.]{{0,120}}?{_OPENS}(?P<who>(?:the |an? )?[^,;.]{{2,40}}?) (?P<no>{_REFUSES})", regex.IGNORECASE
)
_BUT: Final = regex.compile(
    rf"[^;.]{{0,60}}?(?:,| but| –| —) ?(?:but )?(?P<who>(?:the )?[\p{{Lu}}][^,;.]{{2,30}}?) (?P<no>{_REFUSES})"
    r"(?: to (?:do (?:so|it|this|that)|comply|agree)| (?:it|this|that|the (?:demand|idea|condition|proposal)))\b"
)


def refusals(clause: Clause, text: Annotated, demand: Fact, end: int) -> list[Fact]:
    """Give the refusal by the other party that follows a demand whose topic ends at ``end`` of its sentence."""
    parties = text.talks.parties
    if demand.status not in ("demanded", "called_for") or demand.actor not in parties:
        return []
    plain = clean(clause.sentence.text)
    answer = _ANSWER.match(plain, end) or _BUT.match(plain, end)
    if answer is None:
        return []
    shift = clause.sentence.start
    who = [
        side_of(m, text.talks)
        for m in clause.sentence.mentions
        if answer.start("who") <= m.start - shift < answer.end("who")
    ]
    other = parties[1] if demand.actor == parties[0] else parties[0]
    if other not in who:
        return []
    words = evidence(clause, text, answer.start("who") + shift - clause.start, answer.end("no") + shift - clause.start)
    return [
        replace(
            demand,
            status="rejected",
            actor=other,
            target=demand.actor,
            evidence=words,
            quantity=None,
            unit=None,
            rule=f"demand: {answer['no'].lower()}",
        )
    ]

"""What plain words before a leaders' meeting make of it: arranged, not wanted; and decrees, which are no meeting."""

from __future__ import annotations

from typing import Final

import regex

from extractors.agents import speaker_side
from extractors.leader_meetings import Meeting
from extractors.model.text import Annotated, Clause
from extractors.status import Judged
from extractors.text import clean

_DET: Final = r"(?: (?:an?|the|such|direct|possible|future|bilateral|trilateral|three-way|personal|face-to-face))*+ $"
#: "has begun arranging a meeting", "is working on a trilateral meeting of"
_ARRANGES: Final = regex.compile(
    r"\b(?:(?:begun|began|started|starting|beginning) (?:to )?(?:arrang\w+|prepar\w+|organi[sz]\w+|set(?:ting)? up|"
    r"plan\w*)|"
    r"(?:is|are|was|were|been) (?:already |now |still |currently |actively )?(?:arranging|preparing|organi[sz]ing|"
    rf"setting up|working (?:on|towards?)))(?: for)?{_DET}",
    regex.IGNORECASE,
)
#: "does not want to meet", "had no intention of meeting"
_NO_WISH: Final = regex.compile(
    r"\b(?:(?:do|does|did)(?: not|n't) (?:want|wish|intend|plan) to|"
    r"(?:ha[sd]|have) no (?:intention|desire|plans?|wish) (?:of|to)|"
    r"(?:is|was|are|were) (?:not |un)(?:willing|ready|prepared|going) to|unwilling to) $",
    regex.IGNORECASE,
)
#: "will not travel to … for talks with": he stays away from the meeting.
_STAYS: Final = regex.compile(
    r"\b(?:(?:will|would)(?: not|n't)|won't|has (?:decided|chosen) not to) (?:travel|go|fly|come|attend)\b[^,;.]{0,60}$"
)
_TOO_EARLY: Final = regex.compile(r"\b(?:too early|premature) (?:to (?:talk|speak)|for)\b[^,;.]{0,40}$")
_DECREE: Final = regex.compile(
    r"\b(?:decree|law)\b|\b(?:ban(?:s|ned|ning)|forbid\w*|forbade|prohibit\w*|declar\w+)\b", regex.IGNORECASE
)
#: "announced he would meet", "declared that": no ban.
_MEETS: Final = regex.compile(r"\b(?:that|would|will|ready|readiness)\b")


def plainly(clause: Clause, text: Annotated, meeting: Meeting) -> Judged | None:
    """Judge a meeting of both leaders by the words right before it."""
    left = clean(clause.text)[: meeting.start]
    if len(meeting.who) < 2 or clause.polarity in ("question", "denied", "conditional"):
        return None
    alone = clause.subjects[0] if len(clause.subjects) == 1 else None
    if clause.polarity == "asserted" and _ARRANGES.search(left):
        who = alone or speaker_side(clause, text.talks)
        return Judged("announced", who, "arranges") if who else None
    refuses = _NO_WISH.search(left) or _STAYS.search(left) or _TOO_EARLY.search(left)
    if refuses and (who := alone or speaker_side(clause, text.talks)) in text.talks.parties:
        return Judged("rejected", who, "no wish")
    return None


def only_a_law(plain: str, meeting: Meeting) -> bool:
    """Tell whether what is signed, declared or lifted is a ban on meeting, not the meeting."""
    left = plain[: meeting.start]
    return _DECREE.search(left) is not None and _MEETS.search(left) is None

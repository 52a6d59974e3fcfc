"""The state of one reading for voices: the text, its quotations, who was remembered, what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from extractors.model.talks import Attribution
from extractors.quotations import Quoted
from extractors.sources import Scene
from extractors.speakers import Memory, Voice

CROWD: Final = 40  # quotations or verbs of saying in one sentence; more are no prose


class Told(NamedTuple):
    """A verb of saying and whose it is.

    ``kind``: say, ing (a participle), name (carries a few words), according, agency (passes on what others said).
    """

    start: int
    end: int
    kind: str
    source: int  # where the speaker's words begin
    who: Voice


class Spoken(NamedTuple):
    """A quotation's voice: who, on what channel, in what mode, and whether its sentence says so."""

    who: Voice | None
    channel: str | None
    mode: str
    stated: bool


@dataclass(slots=True)
class Walk:
    """The state of one reading: the text, its marks, who was remembered, what was found."""

    here: Scene
    marks: Sequence[Quoted]
    starts: Sequence[int]  # of the marks
    memory: Memory
    transcript: bool = False  # paragraphs open with "Name:"
    spoken: dict[int, Spoken] = field(default_factory=dict)  # by the offset of the quotation's first word
    attributed: dict[int, Attribution] = field(default_factory=dict)  # by sentence index
    said: dict[int, tuple[tuple[int, int, Attribution], ...]] = field(default_factory=dict)  # stretches of a sentence
    voiced: dict[int, str] = field(default_factory=dict)  # who says or names something, by sentence index
    channel: str | None = None
    label: Voice | None = None  # of a transcript: whose words the paragraph is
    before: Voice | None = None  # whom the sentence before was about
    previous: int | None = None  # index of the sentence before, of the body


def covered(position: int, marks: Sequence[Quoted]) -> bool:
    """Tell whether an offset lies inside a quotation."""
    return any(q.outer_start <= position < q.outer_end for q in marks)

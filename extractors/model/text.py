"""A text as the rules see it: sentences, quotation spans and typed mentions over the unchanged characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractors.model.lexicon import Talks
from extractors.model.news import Article
from extractors.model.talks import Attribution, Quantity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A typed stretch of a sentence; offsets count code points into the title or the body.

    ``kind``: person (id: person id), side (RU, UA, …), joint ("the two sides", "both countries", id BOTH),
    place (id: place name), agency, rival (id: rival name), date (span set), number (quantity set),
    ordinal (id: "3"), duration (quantity in minutes, hours or days, id: unit), role (id: the office as printed).
    """

    kind: str
    id: str
    start: int
    end: int
    text: str
    span: Span | None = None
    quantity: Quantity | None = None
    form: str | None = None  # of a side: name | adjective | metonym


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the title (paragraph -1) or body; never split inside an open quotation."""

    where: str  # title | body
    paragraph: int
    index: int  # running over the whole article, the title first
    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks, the marks left out; a quotation may run over paragraphs."""

    where: str
    start: int
    end: int
    text: str
    mode: str  # direct (a whole sentence or more) | mixed (a clause inside reported speech) | fragment (a few words)
    speaker: str | None  # person id, or the name as printed
    role: str | None
    channel: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article with its layers; what every rule reads."""

    article: Article
    talks: Talks
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    attributions: Mapping[int, Attribution] = field(default_factory=dict)  # by sentence index; none: the outlet's own
    #: By sentence index, the stretches (start, end) of the body its verbs of saying govern, with whose words they are;
    #: a sentence with an attribution and none here is said as a whole (a quotation, a transcript).
    said: Mapping[int, tuple[tuple[int, int, Attribution], ...]] = field(default_factory=dict)
    #: What rules worked out of this article once and ask for again; keys begin with the name of who keeps it.
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The piece of a sentence a rule reads: one subject, one polarity, one attribution."""

    sentence: Sentence
    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]  # those inside the clause
    subjects: tuple[str, ...]  # acting sides (RU, UA, BOTH, US …) or person ids; carried forward where elided
    polarity: str  # asserted | negated | denied | conditional | hypothetical | question
    tense: str  # past | perfect | pluperfect | present | future
    scope: str  # headline | main | context | background
    attribution: Attribution

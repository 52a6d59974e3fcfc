"""The people of a sentence: persons of the lexicon and names as printed, with the office beside the name."""

from __future__ import annotations

from extractors.model.text import Mention, Sentence
from extractors.name_sources import named, person
from extractors.source_words import NAME
from extractors.sources import Scene, Source, scene
from extractors.text import clean


def people(sentence: Sentence) -> list[Source]:
    """Give the people a sentence names, in order; offsets are into the sentence's text.

    An office read as its holder counts ("the defence minister"); a name inside a longer one does not.
    """
    here = scene_of(sentence)
    found = [person(here.plain, 0, m) for m in here.mentions if m.kind == "person"]
    for match in NAME.finditer(here.plain):
        printed = named(here.plain, 0, match.start(), match.end())
        if (
            printed is not None
            and all(printed.end <= p.start or p.end <= printed.start for p in found)
            and not _known(here, printed)
        ):
            found.append(printed)
    return sorted(found, key=lambda source: source.start)


def _known(here: Scene, printed: Source) -> bool:
    """Tell whether capitalised words are a place, a side or an agency and nobody's name."""
    return any(m.kind != "person" and m.start < printed.end and printed.start < m.end for m in here.mentions)


def scene_of(sentence: Sentence) -> Scene:
    """Give a sentence in plain form with its mentions, offsets into the sentence's text."""
    local = [_shifted(m, -sentence.start) for m in sentence.mentions]
    return scene(clean(sentence.text), local)


def _shifted(m: Mention, by: int) -> Mention:
    return Mention(
        kind=m.kind,
        id=m.id,
        start=m.start + by,
        end=m.end + by,
        text=m.text,
        span=m.span,
        quantity=m.quantity,
        form=m.form,
    )

"""Whose words a headline is: "X: …", "… – X", "X says …", "…, X says"."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.talks import Attribution
from extractors.model.text import Sentence
from extractors.scopes import scopes
from extractors.sources import Scene, Source, scene, source_after, source_ending
from extractors.speakers import Memory, meet, remember
from extractors.telling import told
from extractors.text import clean
from extractors.voices import Walk

Stretch = tuple[int, int, Attribution]

_COLON: Final = regex.compile(r"[^:]{3,60}(?=: )")
_DASH: Final = regex.compile(r"(?: [-–—]|:) (?=[^-–—|:]{3,60}$)")


def headline_voices(title: Sentence, memory: Memory) -> tuple[Stretch, ...]:
    """Give the stretches of a headline somebody says; ``memory``: of the article, which stays as it is."""
    plain = clean(title.text)
    here = scene(plain, title.mentions)
    own = remember(memory.talks, memory.today)
    labelled = _labelled(here, plain)
    if labelled is not None:
        start, end, who = labelled
        voice = meet(own, who)
        speaker = voice.speaker if voice is not None else who.ident
        return ((start, end, Attribution(speaker=speaker, role=who.role, kind="indirect")),)
    said = told(Walk(here=here, marks=(), starts=(), memory=own), title, (), None)
    return tuple(
        (start, end, Attribution(speaker=one.who.speaker, role=one.who.role, kind="indirect"))
        for start, end, one in scopes(plain, title, said)
    )


def _labelled(here: Scene, plain: str) -> tuple[int, int, Source] | None:
    """Read a name before the first colon, or behind the last dash or colon; a country is a topic, a name an outlet."""
    colon = _COLON.match(plain)
    who = source_ending(here, 0, colon.end()) if colon is not None else None
    if colon is not None and who is not None and _speaks(here, who) and (who.start == 0 or who.role):
        return colon.end(), len(plain), who
    dash = _DASH.search(plain)
    who = source_after(here, dash.end(), len(plain)) if dash is not None else None
    if dash is not None and who is not None and _speaks(here, who):
        return 0, dash.start(), who
    return None


def _speaks(here: Scene, who: Source) -> bool:
    near = here.between(who.start, who.end)
    return who.kind == "person" or (who.kind == "side" and any(m.form not in ("name", "adjective") for m in near))

"""Who speaks a quotation: the verb behind it, the verb before it, a label, a claim of somebody's, or who spoke last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extractors.model.text import Sentence
from extractors.quotations import Quoted
from extractors.scopes import trailing
from extractors.sources import source_after, source_ending
from extractors.speakers import Voice, voice
from extractors.telling import held
from extractors.voices import Spoken, Told, Walk

#: "X's recent claim that": whose the quoted words are.
_NOMINAL: Final = regex.compile(
    r"'s (?:[\w-]+ ){0,3}?(?:claim|statement|words|comment|remark|assertion|accusation|call|warning|description|"
    r"promise|"
    r"pledge|demand|insistence|suggestion|vow|characteri[sz]ation|threat|message|post)s?(?: (?:that|of|to|about|for|"
    r"on \w+|was|were|is|as|it))*[ :,]*$"
)
_SENTENCE_LIKE: Final = regex.compile(r"[\"“'‘(\[…. -]*[\p{Lu}\d@#].*[.,!?…;:–-]['’)]*\s*$", regex.DOTALL)
#: What may stand before the first word of a quotation that heads its sentence; some outlets print "Quote:".
_AT_START: Final = regex.compile(r"[\s\-–•*>]*(?:(?:Direct )?[Qq]uote:|Verbatim:)?\s*")
_DASH_NAME: Final = regex.compile(r"[,.]?\s*[-–]\s*(?=[\p{Lu}])")
_SENTENCE_WORDS: Final = 3  # fewer words between marks are a fragment even when they stand alone
_FRAGMENT_WORDS: Final = 4  # so many words inside somebody else's sentence are still a fragment
_TITLE_WORDS: Final = 7
#: Words shouted in capitals are a sentence and no title.
_SHOUTED: Final = regex.compile(r"[^\p{Ll}]*\p{Lu}{3,}[^\p{Ll}]* [^\p{Ll}]*\p{Lu}{3,}[^\p{Ll}]*")
_TITLE_CASE: Final = regex.compile(r"[\p{Lu}\d][\w'-]*(?: (?:[\p{Lu}\d][\w'-]*|of|the|and|in|on|for|to|a|with|&))+,?")


def spoken(state: Walk, sentence: Sentence, q: Quoted, own: Sequence[Quoted], told: Sequence[Told]) -> Spoken:
    """Say who speaks a quotation; ``own``: the quotations of its sentence, ``told``: the verbs of saying there.

    A quotation that heads its sentence looks behind itself first, any other before itself first.
    """
    plain = state.here.plain
    heads = bool(_AT_START.fullmatch(plain[sentence.start : q.outer_start]))
    goes_on = any(plain[o.outer_end : q.outer_start].endswith(", ") for o in own if o.outer_end <= q.outer_start)
    mode = _mode(plain, q, heads=heads or (goes_on and plain[q.end - 1] in ".!?"))
    claimed = not heads and mode != "direct" and _NOMINAL.search(plain, _near(sentence, q), q.outer_start) is not None
    chosen = None if claimed else _verb(plain, sentence, q, own, told, heads=heads)
    if chosen is not None and (chosen.kind != "according" or mode != "fragment"):
        return Spoken(chosen.who, state.channel, mode, stated=True)
    beside = _beside(state, sentence, q)
    if beside is not None:
        return Spoken(beside, state.channel, mode, stated=True)
    near = next((t for t in told if t.kind not in ("name", "agency")), None) if not heads else None
    if near is not None:
        return Spoken(near.who, state.channel, mode, stated=mode != "fragment")
    named = [t for t in told if t.kind == "name" and t.end <= q.outer_start] if not heads else []
    if named:
        return Spoken(named[-1].who, state.channel, mode, stated=True)
    if heads and mode != "fragment":
        bare = state.label or state.before or state.memory.last or state.memory.subject
        return Spoken(bare, state.channel, mode, stated=True)
    return Spoken(None, None, mode, stated=False)


def _near(sentence: Sentence, q: Quoted) -> int:
    return max(sentence.start, q.outer_start - 70)


def _verb(
    plain: str, sentence: Sentence, q: Quoted, own: Sequence[Quoted], told: Sequence[Told], *, heads: bool
) -> Told | None:
    """Give the verb of saying that belongs to a quotation: none behind the next mark, none before the last one.

    Where only a verb like "spoke" or "called" stands before it, who "said" the whole sentence at its end comes first.
    """
    next_mark = min((o.outer_start for o in own if o.outer_start >= q.outer_end), default=sentence.end)
    last_mark = max((o.outer_end for o in own if o.outer_end <= q.outer_start), default=sentence.start)
    behind = [t for t in told if q.outer_end <= min(t.source, t.start) and t.start < next_mark]
    after = next((t for t in behind if t.kind not in ("name", "agency")), None)
    ahead = [t for t in told if t.end <= q.outer_start and t.start >= last_mark and t.kind != "agency"]
    before = ahead[-1] if ahead else None
    closing = told[-1] if told and told[-1].kind == "say" and told[-1].source >= q.outer_end else None
    if not heads and closing and before and before.kind == "name" and trailing(plain, sentence, closing):
        return closing
    if not heads and before and before.who.speaker.isupper():
        before = next((t for t in ahead if t.kind == "say" and not t.who.speaker.isupper()), before)
    return (after or before) if heads else (before or after)


def _beside(state: Walk, sentence: Sentence, q: Quoted) -> Voice | None:
    """Read "Name: “…”" and "“…” – Name"."""
    plain = state.here.plain
    lead = plain[sentence.start : q.outer_start].rstrip()
    source = source_ending(state.here, sentence.start, sentence.start + len(lead) - 1) if lead.endswith(":") else None
    if source is not None and source.kind not in ("person", "name") and source.start > sentence.start:
        source = None
    nominal = _NOMINAL.search(plain, _near(sentence, q), q.outer_start)
    if source is None and nominal is not None:
        source = source_ending(state.here, sentence.start, nominal.start())
    dash = _DASH_NAME.match(plain, q.outer_end, sentence.end)
    if source is None and dash is not None:
        source = source_after(state.here, dash.end(), sentence.end)
        source = source if source is not None and source.kind in ("person", "name") else None
    return voice(state.memory, source, held(state.here, source)) if source is not None else None


def _mode(plain: str, q: Quoted, *, heads: bool) -> str:
    words = plain[q.start : q.end].split()
    shouted = len(words) > _FRAGMENT_WORDS and _SHOUTED.fullmatch(plain, q.start, q.end)
    if not shouted and len(words) <= _TITLE_WORDS and _TITLE_CASE.fullmatch(plain, q.start, q.end):
        return "fragment"  # a programme, a book, a project: the name of a work says nothing
    if len(words) < _SENTENCE_WORDS:
        return "fragment"
    lead = plain[max(0, q.outer_start - 2) : q.outer_start].strip()
    opens = heads or (lead in (":", ",") and plain[q.start : q.start + 1].isupper())
    if opens or _SENTENCE_LIKE.match(plain, q.start, q.end):
        return "direct"
    return "mixed" if len(words) > _FRAGMENT_WORDS else "fragment"

"""How each sentence was read: names, clauses, cues, rules that fired, and why a type that was hinted at gave none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from extractors.clause import LONGEST, clauses, junk
from extractors.context import foreign
from extractors.cues import cues
from extractors.engine import UNGATED, read_facts
from extractors.facts import REGISTER
from extractors.gate import about_us
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause, Mention, Sentence
from extractors.status import judge
from extractors.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseTrace:
    """One clause as the rules saw it; ``cues``: class and word, in order."""

    text: str
    subjects: tuple[str, ...]
    polarity: str
    tense: str
    scope: str
    speaker: str | None
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceTrace:
    """One sentence; ``skipped``: why it was not cut into clauses; ``silent``: type and why its words gave no fact."""

    where: str
    start: int
    text: str
    names: tuple[str, ...]
    skipped: str | None
    clauses: tuple[ClauseTrace, ...]
    facts: tuple[str, ...]
    silent: tuple[tuple[str, str], ...]


def trace_sentences(annotated: Annotated) -> tuple[SentenceTrace, ...]:
    """Tell how every sentence of an article was read, in order."""
    facts, cut = read_facts(annotated), clauses(annotated)
    ours = about_us(annotated)
    return tuple(
        _sentence(
            sentence,
            [c for c in cut if c.sentence is sentence],
            [f for f in facts if f.evidence.where == sentence.where and _meets(f, sentence)],
            annotated,
            ours=ours,
        )
        for sentence in annotated.sentences
    )


def _meets(fact: Fact, sentence: Sentence) -> bool:
    return fact.evidence.start < sentence.end and sentence.start < fact.evidence.end


def _sentence(
    sentence: Sentence, cut: Sequence[Clause], facts: Sequence[Fact], annotated: Annotated, *, ours: bool
) -> SentenceTrace:
    return SentenceTrace(
        where=sentence.where,
        start=sentence.start,
        text=sentence.text,
        names=tuple(_name(m) for m in sentence.mentions),
        skipped=None if cut else _skipped(sentence),
        clauses=tuple(_clause(c) for c in cut),
        facts=tuple(_fact(f) for f in facts),
        silent=tuple(_silences(cut, facts, annotated, ours=ours)),
    )


def _skipped(sentence: Sentence) -> str:
    if junk(sentence):
        return "page furniture"
    return "too long for a sentence" if len(sentence.text) > LONGEST else "no event word"


def _name(mention: Mention) -> str:
    return mention.text if mention.text == mention.id else f"{mention.text}={mention.kind} {mention.id}"


def _clause(clause: Clause) -> ClauseTrace:
    return ClauseTrace(
        text=clause.text.strip(),
        subjects=clause.subjects,
        polarity=clause.polarity,
        tense=clause.tense,
        scope=clause.scope,
        speaker=clause.attribution.speaker,
        cues=tuple(f"{cue.cls} “{cue.text}”" for cue in cues(clean(clause.text))),
    )


def _fact(fact: Fact) -> str:
    count = f"{fact.quantity.lo:g}" if fact.quantity else None
    rounds = "+".join(ref.round_id for ref in fact.rounds) or None
    said = (fact.type, fact.status, fact.actor, count, fact.date.text if fact.date else None, rounds)
    return f"{' '.join(one for one in said if one)} [{fact.rule}]"


def _silences(
    cut: Sequence[Clause], facts: Sequence[Fact], annotated: Annotated, *, ours: bool
) -> Iterator[tuple[str, str]]:
    told = {fact.type for fact in facts}
    for module in REGISTER:
        if module.TYPE in told or not hasattr(module, "WORDS"):
            continue
        hinted = next(((c, m) for c in cut if (m := module.WORDS.search(clean(c.text)))), None)
        if hinted is not None:
            clause, match = hinted
            gated = not ours and module.TYPE not in UNGATED
            why = "the article is not about the two parties" if gated else _why(module, clause, match.span(), annotated)
            yield module.TYPE, f"“{match[0].strip()}”: {why}"


def _why(module: ModuleType, clause: Clause, span: tuple[int, int], annotated: Annotated) -> str:
    if foreign(clause, annotated):
        return "somebody else's dealings"
    if module.read(clause, annotated):
        return "said before, or a part of another fact"
    judged = judge(clause, *span, "noun", annotated.talks)
    return judged.reason if judged.status is None else f"no rule fits, though the cues say {judged.status}"

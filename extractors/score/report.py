"""The whole judgement: every text, probe, title and pair of a corpus against what was read of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.score import documents, pairs, probes, quotes, traps
from extractors.score.corpus import Corpus, pair_id, probe_id, text_id, title_id
from extractors.score.count import Tally, Verdict, count, total
from extractors.score.values import Gold

Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextResult:
    """What became of one text."""

    id: str
    strict: Verdict
    lenient: Verdict
    classed: documents.Classed
    main_round: documents.MainRound
    quotes: quotes.QuoteTally
    traps: tuple[tuple[str, Gold], ...]  # trap id and the fact that walked into it
    evidence: tuple[int, int]  # facts whose evidence re-reads, facts
    error: str | None = None

    def verdict(self, mode: str) -> Verdict:
        """Return the verdict of a mode."""
        return self.strict if mode == "strict" else self.lenient


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Results over a corpus; ``registered``: the fact types there are rules for; draws: for the bootstrap."""

    corpus: str
    registered: frozenset[str]
    texts: tuple[TextResult, ...]
    probes: tuple[probes.ProbeResult, ...]
    titles: tuple[documents.Classed, ...]
    draws: tuple[Sequence[int], ...] = ()  # of texts
    probe_draws: tuple[Sequence[int], ...] = ()
    pairs: tuple[pairs.Paired, ...] = ()

    def tallies(self, mode: str, *, registered: bool) -> dict[str, Tally]:
        """Return the sum over all texts for each type, of all types or of the registered ones."""
        kinds = sorted({kind for text in self.texts for kind in text.verdict(mode).tallies})
        kept = [kind for kind in kinds if kind in self.registered or not registered]
        return {kind: total(text.verdict(mode).tallies.get(kind, Tally()) for text in self.texts) for kind in kept}

    def per_text(self, mode: str, *, registered: bool) -> list[tuple[str, Tally]]:
        """Return each text's id and sum over its types."""
        return [
            (
                text.id,
                total(
                    tally
                    for kind, tally in text.verdict(mode).tallies.items()
                    if kind in self.registered or not registered
                ),
            )
            for text in self.texts
        ]

    def hits(self) -> list[tuple[str, str, Gold]]:
        """Return every trap walked into: text, trap, fact."""
        return [(text.id, trap, fact) for text in self.texts for trap, fact in text.traps]


def score(
    corpus: Corpus,
    read: Callable[[str], Answer],
    *,
    registered: Iterable[str],
    draws: Iterable[Sequence[int]] = (),
    probe_draws: Iterable[Sequence[int]] = (),
) -> Report:
    """Judge what ``read`` answers for each record id of the corpus (see ``corpus.records``)."""
    return Report(
        corpus=corpus.name,
        registered=frozenset(registered),
        texts=tuple(_judge(name, corpus.texts[name], gold, read(text_id(name))) for name, gold in corpus.gold.items()),
        probes=tuple(probes.judge(probe, read(probe_id(probe))) for probe in corpus.probes),
        titles=tuple(documents.classed(line["id"], line, read(title_id(line))) for line in corpus.titles),
        draws=tuple(draws),
        probe_draws=tuple(probe_draws),
        pairs=tuple(pairs.judge(pair, read(pair_id(pair))) for pair in corpus.pairs),
    )


def _judge(name: str, text: str, gold: Mapping[str, Any], answer: Answer) -> TextResult:
    found: Sequence[Gold] = answer.get("facts") or ()
    new = [one["id"] for one in answer.get("rounds") or () if one.get("new")]
    return TextResult(
        id=name,
        strict=count(gold, found, "strict"),
        lenient=count(gold, found, "lenient"),
        classed=documents.classed(name, gold["document"], answer),
        main_round=documents.main_round(name, gold["document"], answer),
        quotes=quotes.tally(gold["facts"], found),
        traps=tuple(traps.hits(gold.get("must_not_extract") or (), found, new=new)),
        evidence=(sum(_rereads(fact, text, answer) for fact in found), len(found)),
        error=answer.get("error"),
    )


def _rereads(fact: Gold, text: str, answer: Answer) -> bool:
    evidence = fact["evidence"]
    source = answer.get("title") or "" if evidence.get("in") == "title" else text
    return bool(evidence["text"]) and source[evidence["start"] : evidence["end"]] == evidence["text"]

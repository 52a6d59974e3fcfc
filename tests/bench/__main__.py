"""Prints what reading costs on one core, layer by layer, and what hostile text costs beside it.

Milliseconds depend on the machine; the ratios of one run do not. Exits 1 when a hostile text grows with its square.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import Final

from extractors.annotate import annotate
from extractors.clause import clauses
from extractors.coverage import cover
from extractors.engine import read_facts
from extractors.facts import REGISTER
from extractors.model import Article
from extractors.understand import understand
from flows.score_corpus import OWN_CORPUS
from tests.bench.hostile import SHAPES, hostile
from tests.extractors.reading import article, talks

LENGTH: Final = 5_000
ARTICLES: Final = 12
NOW: Final = datetime(2026, 3, 1, tzinfo=UTC)
#: Four times the length may cost so many times the time; the square would be 16 times.
MOST: Final = 10.0


def articles() -> list[Article]:
    """Give articles of 5,000 characters made of whole paragraphs of the project's own labelled texts."""
    texts = [path.read_text() for path in sorted((OWN_CORPUS / "texts").glob("*.txt"))]
    paragraphs = cycle([line for text in texts for line in text.splitlines() if len(line) > 80])
    return [article(_filled(paragraphs), "Russia and Ukraine end a round of talks") for _ in range(ARTICLES)]


def _filled(paragraphs: Iterator[str]) -> str:
    chosen: list[str] = []
    while sum(map(len, chosen)) < LENGTH:
        chosen += islice(paragraphs, 1)
    return "\n".join(chosen)[:LENGTH]


def cost(work: Callable[[], object], times: int = 3) -> float:
    """Return the milliseconds of CPU the work takes, the best of some runs."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best * 1000


def layers(texts: Sequence[Article]) -> dict[str, float]:
    """Return the milliseconds per article of each layer; ``rounds``: what is left of understanding it whole."""
    known, day = talks().rounds, NOW.date()
    read = [annotate(one, talks()) for one in texts]
    total = {
        "whole": cost(lambda: [understand(one, talks(), known, NOW) for one in texts]),
        "annotate": cost(lambda: [annotate(one, talks()) for one in texts]),
        "clauses": cost(lambda: [clauses(one) for one in read]),
        "clauses and facts": cost(lambda: [read_facts(one) for one in read]),
        "coverage": cost(lambda: [cover(one, known, day) for one in read]),
    }
    each = {name: value / len(texts) for name, value in total.items()}
    facts = each.pop("clauses and facts")
    each["facts"] = facts - each["clauses"]
    each["rounds"] = each["whole"] - each["annotate"] - facts - each["coverage"]
    return each


def modules(texts: Sequence[Article]) -> dict[str, float]:
    """Return the milliseconds per article of each fact type over every clause, its own trigger words asked first."""
    cut = [(one, clauses(one)) for one in (annotate(text, talks()) for text in texts)]
    costs = {}
    for module in REGISTER:
        hint = getattr(module, "WORDS", None)
        work = [(c, one) for one, found in cut for c in found if hint is None or hint.search(c.sentence.text)]
        costs[module.TYPE] = cost(lambda m=module, w=work: [m.read(c, one) for c, one in w]) / len(texts)  # type: ignore[misc]
    return costs


def hostilities() -> dict[str, tuple[float, float]]:
    """Return the milliseconds of every hostile shape at 5,000 characters, and how often that four times as many."""
    found = {}
    for shape in SHAPES:
        short, long = (article(hostile(shape, length)) for length in (LENGTH, 4 * LENGTH))
        few = cost(lambda one=short: understand(one, talks(), talks().rounds, NOW), 2)  # type: ignore[misc]
        many = cost(lambda one=long: understand(one, talks(), talks().rounds, NOW), 2)  # type: ignore[misc]
        found[shape] = (few, many / few)
    return found


def main() -> int:
    """Print the three tables and return 1 when a hostile text grows faster than its length allows."""
    texts = articles()
    understand(texts[0], talks(), talks().rounds, NOW)
    each = layers(texts)
    whole = each.pop("whole")
    print(f"one article of {LENGTH:,} characters: {whole:.1f} ms on one core")
    for name, value in each.items():
        print(f"  {name:<24}{value:7.2f} ms {value / whole:7.0%}")
    print("fact types, triggers asked first")
    for name, value in sorted(modules(texts).items(), key=lambda item: -item[1]):
        print(f"  {name:<24}{value:7.2f} ms {value / whole:7.0%}")
    print(f"hostile text of {LENGTH:,} characters: times an article, and growth at four times the length")
    grown = hostilities()
    for name, (value, growth) in sorted(grown.items(), key=lambda item: -item[1][0]):
        print(f"  {name:<24}{value:7.1f} ms {value / whole:7.1f} x {growth:7.1f} x{'  TOO MUCH' * (growth > MOST)}")
    return int(any(growth > MOST for _, growth in grown.values()))


if __name__ == "__main__":
    raise SystemExit(main())

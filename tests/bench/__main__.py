"""Prints what reading costs on one core, layer by layer, and what hostile text costs beside it.

Milliseconds depend on the machine; the ratios of one run do not. Everything is measured cold: what is remembered from
text to text is forgotten first. Exits 1 when a hostile text grows with its square.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from types import ModuleType
from typing import Final, TypeVar

from extractors.annotate import annotate
from extractors.clause import clauses
from extractors.coverage import cover
from extractors.engine import read_facts
from extractors.facts import REGISTER
from extractors.model import Annotated, Article, Clause
from extractors.understand import understand
from flows.score_corpus import OWN_CORPUS
from tests.bench.hostile import SHAPES, hostile
from tests.extractors.reading import article, talks

_T = TypeVar("_T")

LENGTH: Final = 5_000
ARTICLES: Final = 6  # as many as the labelled texts fill without repeating themselves
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


def cost(prepare: Callable[[], _T], work: Callable[[_T], object], times: int = 3) -> float:
    """Return the milliseconds of CPU the work takes on what was prepared, cold, the best of some runs."""
    best = float("inf")
    for _ in range(times):
        ready = prepare()
        forget()
        began = time.process_time()
        work(ready)
        best = min(best, time.process_time() - began)
    return best * 1000


def forget() -> None:
    """Empty what the modules remember of texts, and meet the people and places anew, as a process does once."""
    for name, module in list(sys.modules.items()):
        if name.startswith("extractors."):
            for one in vars(module).values():
                if hasattr(one, "cache_clear"):
                    one.cache_clear()
    understand(article("Russia and Ukraine held talks."), talks(), talks().rounds, NOW)


def layers(texts: Sequence[Article]) -> dict[str, float]:
    """Return the milliseconds per article of each layer; ``rounds``: what is left of understanding it whole."""
    known, day = talks().rounds, NOW.date()

    def read() -> list[Annotated]:
        return [annotate(one, talks()) for one in texts]

    total = {
        "whole": cost(lambda: texts, lambda given: [understand(one, talks(), known, NOW) for one in given]),
        "annotate": cost(lambda: texts, lambda given: [annotate(one, talks()) for one in given]),
        "clauses": cost(read, lambda given: [clauses(one) for one in given]),
        "clauses and facts": cost(read, lambda given: [read_facts(one) for one in given]),
        "coverage": cost(read, lambda given: [cover(one, known, day) for one in given]),
    }
    each = {name: value / len(texts) for name, value in total.items()}
    facts = each.pop("clauses and facts")
    each["facts"] = facts - each["clauses"]
    each["rounds"] = each["whole"] - each["annotate"] - facts - each["coverage"]
    return each


def modules(texts: Sequence[Article]) -> dict[str, float]:
    """Return the milliseconds per article of each fact type read alone, its own trigger words asked first."""

    def cut(module: ModuleType) -> list[tuple[Clause, Annotated]]:
        hint = getattr(module, "WORDS", None)
        read = [annotate(one, talks()) for one in texts]
        return [(c, one) for one in read for c in clauses(one) if hint is None or hint.search(c.sentence.text)]

    def alone(module: ModuleType) -> float:
        return cost(lambda: cut(module), lambda given: [module.read(c, one) for c, one in given], 1)

    return {module.TYPE: alone(module) / len(texts) for module in REGISTER}


def hostilities() -> Iterator[tuple[str, float, float]]:
    """Give shapes of hostile text with the milliseconds of 5,000 characters and how often that four times as many cost.

    A shape of long sentences is given with the words of the module that make it dearest.
    """
    for shape in SHAPES:
        mixes = [(module,) for module in REGISTER] if shape.startswith("long") else [tuple(REGISTER)]
        texts = {mix[0].TYPE: hostile(shape, LENGTH, mix) for mix in mixes}
        costs = {name: _understood(text) for name, text in texts.items()}
        worst = max(costs, key=lambda name: costs[name])
        named = f"{shape} ({worst})" if len(mixes) > 1 else shape
        yield named, costs[worst], _understood(texts[worst] * 4) / costs[worst]


def _understood(text: str) -> float:
    return cost(lambda: article(text), lambda one: understand(one, talks(), talks().rounds, NOW), 1)


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
    grown = sorted(hostilities(), key=lambda one: -one[1])
    for name, value, growth in grown:
        print(f"  {name:<44}{value:7.1f} ms {value / whole:7.1f} x {growth:7.1f} x{'  TOO MUCH' * (growth > MOST)}")
    return int(any(growth > MOST for _, _, growth in grown))


if __name__ == "__main__":
    raise SystemExit(main())

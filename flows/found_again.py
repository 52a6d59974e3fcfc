"""What a replay found: items read otherwise, facts by type, rounds; the readings themselves wait in a spool on disk."""

from __future__ import annotations

import pickle
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from extractors.model import Coverage, Fact, Observation, Reading
from extractors.rounds import RoundChange
from flows.differences import Change, Tally, compare, tally
from flows.rereading import Reread
from storage.reading import fact_id


@dataclass(slots=True, kw_only=True)
class Difference:
    """What today's rules say otherwise, and, in ``spool``, the readings that do."""

    articles: int = 0
    otherwise: int = 0  # text or source of the article came out otherwise
    failures: list[tuple[str, str]] = field(default_factory=list)  # item and why it cannot be read any more
    classes: Counter[tuple[str, str]] = field(default_factory=Counter)  # class before and after
    changes: list[Change] = field(default_factory=list)
    before: Counter[str] = field(default_factory=Counter)  # facts by type
    titles: dict[str, str] = field(default_factory=dict)  # of the articles in changes
    decided: list[tuple[RoundChange, ...]] = field(default_factory=list)  # turn by turn
    observations: list[Observation] = field(default_factory=list)
    spool: IO[bytes] = field(default_factory=tempfile.TemporaryFile)

    @property
    def tallies(self) -> dict[str, Tally]:
        """Return the counts by type."""
        return tally(self.before, self.changes)

    def count(self, name: str) -> int:
        """Return a count of the tallies over all types: before, added, removed or changed."""
        return sum(getattr(one, name) for one in self.tallies.values())

    @property
    def lost(self) -> float:
        """Return the share of facts that would go without another in their place."""
        return self.count("removed") / max(1, self.count("before"))

    @property
    def rounds(self) -> tuple[RoundChange, ...]:
        """Return the last change of every round that changed."""
        return tuple({change.round.round_id: change for turn in self.decided for change in turn}.values())

    def close(self) -> None:
        """Let go of the spool."""
        self.spool.close()

    def readings(self) -> Iterator[list[Reread]]:
        """Give the readings that came out otherwise, batch by batch."""
        self.spool.seek(0)
        while True:
            try:
                yield pickle.load(self.spool)  # noqa: S301 (written by this very process)
            except EOFError:
                return

    def note_all(self, read: Sequence[Reread], known: Mapping[str, Sequence[Fact]]) -> None:
        """Note a batch of items with the facts known of their articles; the readings that differ are kept."""
        pickle.dump([one for one in read if self._note(one, known)], self.spool)
        self.before.update(fact.type for facts in known.values() for fact in facts)

    def _note(self, one: Reread, known: Mapping[str, Sequence[Fact]]) -> bool:
        self.articles += 1
        if one.failure and one.article is not None:
            self.failures.append((one.item.entry.title, one.failure))
        if one.reading is None or one.article is None:
            return False
        name, was, now = one.article.article_id, one.item.coverage, one.reading.coverage
        changes = compare(name, known.get(name, ()), _once(one.reading))
        self.observations += one.reading.observations
        self.otherwise += one.otherwise
        self.changes += changes
        if changes:
            self.titles[name] = f"{one.article.outlet}: {one.article.title}"
        if was is None or was.doc_class != now.doc_class:
            self.classes[was.doc_class if was else "unread", now.doc_class] += 1
        return bool(changes) or one.otherwise or was is None or _about(was) != _about(now)


def _once(reading: Reading) -> list[Fact]:
    """Return the facts as they are stored: one said twice alike is one."""
    article = reading.article
    return list({fact_id(article.article_id, article.version, fact): fact for fact in reading.facts}.values())


def _about(coverage: Coverage) -> tuple[str, str | None, tuple[str, ...]]:
    """Return what a coverage decides; its reasons may be worded otherwise."""
    return coverage.doc_class, coverage.main_round, coverage.rounds

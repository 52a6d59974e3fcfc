"""Keeps what one cycle did, stage by stage, and says it in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from extractors.model import Delivery, Poll, RoundEvent
from storage.check import Broken
from storage.run import Books


class CycleAccount:
    """Filled by the stages as they go; read once at the end."""

    def __init__(self, *, run_id: str, started_at: datetime) -> None:
        self.run_id = run_id
        self.started_at = started_at
        self.polls: Counter[str] = Counter()  # by outcome
        self.failures: list[tuple[str, str]] = []  # feed and reason
        self.articles: Counter[str] = Counter()  # new, versions, same
        self.classes: Counter[str] = Counter()
        self.facts = 0
        self.events: list[RoundEvent] = []
        self.delivered = 0
        self.undelivered: list[str] = []
        self.broken: tuple[Broken, ...] = ()
        self.books: Books | None = None
        self.report = ""  # written, or why not; empty where nobody asked for it

    def polled(self, polls: Iterable[Poll]) -> None:
        """Count polls by outcome and name the feeds that failed."""
        for poll in polls:
            self.polls[poll.outcome] += 1
            if poll.outcome == "failed":
                self.failures.append((poll.feed, poll.reason or "unreadable"))

    def delivered_to(self, deliveries: Iterable[Delivery]) -> None:
        """Count what went out and keep why the rest did not."""
        for delivery in deliveries:
            self.delivered += delivery.delivered
            if not delivery.delivered:
                self.undelivered.append(delivery.detail)

    @property
    def answered(self) -> bool:
        """Whether any due feed answered, or none was due."""
        return not self.polls or any(count for outcome, count in self.polls.items() if outcome != "failed")

    def summary(self) -> dict[str, Any]:
        """Return the cycle in JSON values, the same for people and machines."""
        books = self.books
        return {
            "run_id": self.run_id,
            "started_at": self.started_at.isoformat(),
            "feeds": {**self.polls, "failures": [f"{feed}: {reason}" for feed, reason in self.failures]},
            "items_listed": books.listed if books else 0,
            "entries_new": books.new if books else 0,
            "left_out_at_once": dict(books.left_out) if books else {},
            "kept": books.kept if books else 0,
            "dropped": dict(books.dropped) if books else {},
            "waiting": books.waiting if books else 0,
            "unexplained": books.unexplained if books else 0,
            "articles": dict(self.articles),
            "classes": dict(self.classes),
            "facts": self.facts,
            "events": [event.summary for event in self.events],
            "alerts_delivered": self.delivered,
            "alerts_not_delivered": list(self.undelivered),
            "checks_broken": [f"{broken.promise} ({broken.count} rows)" for broken in self.broken],
            "report": self.report,
        }


def as_markdown(account: CycleAccount) -> str:
    """Write the cycle as the artifact an operator reads in Prefect; names and titles stay text."""
    lines = [f"# Cycle of {account.started_at:%Y-%m-%d %H:%M} UTC", "", "| | |", "|---|---|"]
    lines += [f"| {name.replace('_', ' ')} | {_cell(value)} |" for name, value in account.summary().items()]
    return "\n".join(lines)


def _cell(value: object) -> str:
    if isinstance(value, Mapping):
        value = ", ".join(f"{key} {_cell(count)}" for key, count in value.items() if count) or "none"
    elif isinstance(value, list):
        value = "; ".join(map(str, value)) or "none"
    return str(value).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("`", "'")

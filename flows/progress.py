"""How long work shows that it moves: a line in the terminal, or nothing where nobody looks."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from types import TracebackType
from typing import Protocol, Self


def tell(line: str) -> None:
    """Tell whoever watches a schedule a line on standard error, with the instant it is (UTC)."""
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {line}", file=sys.stderr, flush=True)  # noqa: T201


class Progress(Protocol):
    """Told when a batch begins and after each of its items; ``with`` it."""

    def __enter__(self) -> Self:
        """Begin to show."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Show no more."""

    def begin(self, doing: str, items: int) -> None:
        """Hear that a batch of so many items begins."""

    def step(self, what: str) -> None:
        """Hear that one more item is done."""


class Silent:
    """Shows nothing: pipes, tests, scheduled runs."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def begin(self, doing: str, items: int) -> None:
        """Say nothing."""

    def step(self, what: str) -> None:
        """Say nothing."""


def progress_for(*, terminal: bool) -> Progress:
    """Return the moving line where somebody looks, silence elsewhere."""
    return Bar() if terminal else Silent()


class Bar:
    """One moving line on standard error; ``with`` it."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress

        columns = (
            TextColumn("{task.description:<22}"),
            BarColumn(24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[what]}"),
        )
        self._shown = RichProgress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._shown.add_task("starting", total=None, what="")

    def __enter__(self) -> Self:
        self._shown.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shown.stop()

    def begin(self, doing: str, items: int) -> None:
        """Name the batch and start counting anew."""
        self._shown.reset(self._task, description=doing, total=items, what="")

    def step(self, what: str) -> None:
        """Move on by one and show whose item it was."""
        self._shown.update(self._task, advance=1, what=what[:40])

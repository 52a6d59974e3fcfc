"""One `parley serve` for a data folder, and whether one runs: a lock as the writer's, with the name of its holder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from extractors.errors import ParleyError
from storage import lock

#: Its lock is ``serve.lock`` in the data folder.
_NAME: Final = "serve"


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """Let one `parley serve` run for a data folder; raises ParleyError, naming its process, for a second one."""
    with ExitStack() as held:
        try:
            held.enter_context(lock.hold(data / _NAME, datetime.now(UTC)))
        except lock.Busy as error:
            first = serving(data)
            told = f"another `parley serve` runs for {data} (process {first.pid if first else '?'}); stop it first"
            raise ParleyError(told, subject=str(data)) from error
        yield


def serving(data: Path) -> lock.Holding | None:
    """Return the `parley serve` of a data folder; one that is not ``alive`` was killed; None where none runs."""
    return lock.holding(data / _NAME)

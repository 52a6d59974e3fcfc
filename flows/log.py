"""One line on standard error for each noteworthy thing a run does: JSON for machines, text for people, or none.

Every line says when (UTC), how serious, what happened, in which run and at which stage; then what is special to it:
feed, reason, hook and so on. No line holds a secret: each value is struck before it is written.
"""

from __future__ import annotations

import json
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, Final

from extractors.model import Drop

#: Everything Parley says; what ``storage`` warns of goes through it too.
PARLEY: Final = logging.getLogger("parley")
_RUN: Final = logging.getLogger("parley.run")
#: Characters of one value; an error may quote a whole page.
LONGEST: Final = 500

Strike = Callable[[str], str]


class Log:
    """What one run says; whoever performs its stages sets ``stage``."""

    def __init__(self, run_id: str, clock: Callable[[], datetime], struck: Strike = str) -> None:
        self.stage = ""
        self._run_id = run_id
        self._clock = clock
        self._struck = struck

    def say(self, event: str, **fields: object) -> None:
        """Say that something happened."""
        self._say(logging.INFO, event, fields)

    def warn(self, event: str, **fields: object) -> None:
        """Say that something happened that a person may want to look at."""
        self._say(logging.WARNING, event, fields)

    def left_out(self, drops: Iterable[Drop]) -> None:
        """Say what was left out, a line for each feed and reason with how many items."""
        for (feed, reason), items in sorted(Counter((drop.feed, drop.reason) for drop in drops).items()):
            self.say("left_out", feed=feed, reason=reason, items=items)

    def _say(self, level: int, event: str, fields: dict[str, object]) -> None:
        if not _RUN.isEnabledFor(level):
            return
        told = {"run": self._run_id, "stage": self.stage} | {name: self._safe(value) for name, value in fields.items()}
        _RUN.log(level, event, extra={"told": told, "at": self._clock()})

    def _safe(self, value: object) -> object:
        if isinstance(value, dict):
            return {self._struck(str(name)): self._safe(inner) for name, inner in value.items()}
        return value if value is None or isinstance(value, bool | int | float) else self._struck(str(value))[:LONGEST]


def set_up(form: str) -> None:
    """Have lines written in this form from now on: ``json``, ``text`` or ``off``."""
    for handler in [one for one in PARLEY.handlers if isinstance(one.formatter, Lines)]:
        PARLEY.removeHandler(handler)
    PARLEY.propagate = form == "off"
    _RUN.setLevel(logging.CRITICAL + 1 if form == "off" else logging.INFO)
    if form != "off":
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(Lines(form))
        PARLEY.addHandler(handler)


class Lines(logging.Formatter):
    """A record as one line of JSON, or of words and ``name=value``; whatever is in it, it stays one line of ASCII."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        moment: datetime = getattr(record, "at", None) or datetime.fromtimestamp(record.created, UTC)
        told: dict[str, Any] = getattr(record, "told", {})
        event = record.getMessage()
        if self._form == "json":
            head = {"at": moment.isoformat(), "level": record.levelname.lower(), "event": event}
            return json.dumps(head | told, default=str)
        words = [f"{name}={_word(value)}" for name, value in told.items() if value not in {None, ""}]
        return " ".join([f"{moment:%Y-%m-%dT%H:%M:%SZ}", record.levelname.lower(), _word(event), *words])


def _word(value: object) -> str:
    """Return a value as one word, quoted where it is not one."""
    text = json.dumps(value, default=str)
    plain = text[1:-1]
    return plain if isinstance(value, str) and plain == value and plain.isprintable() and " " not in plain else text

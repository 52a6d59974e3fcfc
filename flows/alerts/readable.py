"""The message as people read it: a title and a few lines, made safe and short. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from flows.alerts.channel import Message
from flows.alerts.plain import disarmed, seen

TITLE: Final = 200
LINE: Final = 600
#: Discord takes 2,000 characters, title and our own words included.
BODY: Final = 1_700
_REPEAT: Final = "(may be a repeat) "


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """Title and lines for a person; the first line is the summary in full."""

    title: str
    lines: tuple[str, ...]

    @property
    def body(self) -> str:
        """The lines under each other."""
        return "\n".join(self.lines)


def for_chat(message: Message) -> Readable:
    """Return the message for a service that looks for mentions, links and markup in what it shows."""
    links = frozenset(str(one.get("url", "")) for one in message.payload.get("evidence", ()))
    mark = _REPEAT if message.repeat else ""
    title = mark + disarmed(message.summary, TITLE - len(mark))
    return Readable(title=title or message.kind, lines=_within(disarmed(line, LINE, links) for line in message.lines))


def for_mail(message: Message) -> Readable:
    """Return the message for whoever shows plain text as it is."""
    mark = _REPEAT if message.repeat else ""
    lines = (message.summary, *message.lines)
    title = mark + seen(message.summary, TITLE - len(mark))
    return Readable(title=title or message.kind, lines=_within(seen(line, LINE) for line in lines))


def _within(lines: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    room = BODY
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return (*kept, "…")
        kept.append(line)
    return tuple(kept)

"""What every alert channel is given and promises; one channel is one file beside this one.

A channel tries once. When to try again, in which order and how often is decided by delivery, which also writes down
every attempt; so a channel keeps nothing between two messages but what its receiver needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One thing to tell one hook; ``message_id`` is the idempotency key and the same at every attempt."""

    message_id: str
    kind: str  # "round.concluded"
    subject: str  # round or claim id, or "operations": order within it is kept
    created_at: datetime
    summary: str  # one sentence of plain text; hostile until a channel made it safe for its readers
    lines: tuple[str, ...]  # a few plain-text lines of evidence with links; as hostile
    payload: Mapping[str, Any]  # valid against the published schema
    repeat: bool  # an earlier attempt ended in a crash, its outcome unknown: who cannot deduplicate marks it


class Channel(Protocol):
    """Takes one message at a time."""

    @property
    def name(self) -> str:
        """The kind of channel, as the settings spell it."""

    @property
    def honours_keys(self) -> bool:
        """Whether the receiver can tell a repeat by ``message_id``; if not, a repeat has to be marked."""

    async def send(self, message: Message, now: datetime) -> str:
        """Try once and say where it went, without any secret.

        Raises AlertError when it was not taken: ``final`` when trying again is of no use, ``retry_after`` when the
        receiver said how long to wait.
        """

"""The tree of errors; whoever catches ParleyError for one item records it on that item's row and goes on.

ParleyError
├── ConfigError         a configuration file or key is wrong; names every fault at once
├── FetchError          a feed or page could not be had; ``reason`` is the drop or failure code
├── UnreadableFeed      the bytes are no feed
├── UnreadableArticle   the page gave no article; ``reason`` is the drop code
├── StoreError          the database or archive refused; nothing was written
└── AlertError          a channel did not take an alert

Anything else that is raised is a bug and ends the run.
"""

from __future__ import annotations

from datetime import datetime, timedelta


class ParleyError(Exception):
    """The root: carries its subject, chains its cause, and says what an operator can do."""

    def __init__(self, message: str, *, subject: str = "") -> None:
        super().__init__(message)
        self.subject = subject


class ConfigError(ParleyError):
    """The configuration cannot be used; ``faults`` lists every fault with file, key and what is allowed."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class FetchError(ParleyError):
    """An address gave no usable answer; ``reason`` is one of ``extractors.model.REASONS``."""

    def __init__(
        self,
        message: str,
        *,
        subject: str,
        reason: str,
        status: int | None = None,
        retry_at: datetime | None = None,
    ) -> None:
        super().__init__(message, subject=subject)
        self.reason = reason
        self.status = status
        self.retry_at = retry_at


class UnreadableFeed(ParleyError):
    """The bytes a feed answered with are no feed (an HTML page, an empty body, a torn document)."""


class UnreadableArticle(ParleyError):
    """A page gave no article; ``reason`` is one of ``extractors.model.REASONS``."""

    def __init__(self, message: str, *, subject: str, reason: str) -> None:
        super().__init__(message, subject=subject)
        self.reason = reason


class StoreError(ParleyError):
    """The database, lock or archive refused; the transaction left nothing behind."""


class AlertError(ParleyError):
    """A channel did not take an alert; the delivery stays pending unless ``final`` says the receiver is gone."""

    def __init__(
        self,
        message: str,
        *,
        subject: str = "",
        retry_after: timedelta | None = None,
        final: bool = False,
        status: int | None = None,
    ) -> None:
        super().__init__(message, subject=subject)
        self.retry_after = retry_after
        self.final = final
        self.status = status

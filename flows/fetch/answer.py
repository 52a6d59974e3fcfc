"""What a fetch gives back: the answer as received, or the news that nothing changed."""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect that was followed; ``permanent`` for 301 and 308."""

    status: int
    url: str  # that answered with the redirect
    to: str

    @property
    def permanent(self) -> bool:
        """Whether the site says the address moved for good."""
        return self.status in {301, 308}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A final answer's envelope; header text is Latin-1, so ``encode("latin-1")`` gives back the bytes received."""

    url: str  # after redirects
    hops: tuple[Hop, ...]
    status: int
    phrase: str  # "OK"
    headers: Headers
    ms: int

    def header(self, name: str) -> str | None:
        """Return the first header of that name as sent, whatever its case."""
        return header(self.headers, name)

    @property
    def etag(self) -> str | None:
        """The validator byte for byte, weakness mark and quotes included."""
        return self.header("etag")

    @property
    def last_modified(self) -> str | None:
        """The date text byte for byte; servers compare it as text."""
        return self.header("last-modified")

    @property
    def moved_to(self) -> str | None:
        """Where the address asked for moved for good: set when every hop was permanent."""
        return self.url if self.hops and all(hop.permanent for hop in self.hops) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified(Answer):
    """A 304 to a request that carried validators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched(Answer):
    """A complete 2xx answer: ``wire`` as sent (for the archive), ``body`` unpacked (for reading)."""

    wire: bytes
    body: bytes
    content_type: str | None  # "text/html", lower case, without parameters
    charset: str | None  # as the header says, lower case


def header(headers: Headers, name: str) -> str | None:
    """Return the first header of that name, or None; names are compared without case."""
    return next((value for key, value in headers if key.lower() == name.lower()), None)

"""robots.txt by RFC 9309: read by protego, kept for a day, asked before every page.

4xx means there are no rules; a server error or no connection means nothing may be fetched.
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import httpx
from protego import Protego

from extractors.errors import FetchError
from flows.fetch.answer import Fetched, NotModified
from flows.fetch.limits import ROBOTS

#: RFC 9309 section 2.4: not longer than a day.
KEPT: Final = timedelta(hours=24)
#: After a failure the file is asked for again sooner: one bad minute should not cost a day of pages.
KEPT_FAILURE: Final = timedelta(minutes=30)
_AGENT_LINE: Final = re.compile(r"[ \t]*user[- ]?agent[ \t:]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """One origin's robots.txt as it was found; worth storing between runs.

    ``content`` None: there was no file, so everything is allowed; with a ``failure`` (one of REASONS) nothing is.
    """

    url: str
    read_at: datetime
    content: bytes | None
    failure: str | None = None

    def stale(self, now: datetime) -> bool:
        """Return whether the file should be asked for again."""
        return now - self.read_at >= (KEPT_FAILURE if self.failure else KEPT)


@dataclass(frozen=True, slots=True)
class Rules:
    """A robots.txt as it concerns one agent."""

    agent: str
    parsed: Protego | None
    failure: str | None = None

    def refusal(self, url: str) -> str | None:
        """Return the reason the agent may not fetch the address (robots, or why the file could not be had), or None."""
        if self.parsed is None:
            return self.failure
        return None if self.parsed.can_fetch(url, self.agent) else "robots"

    @property
    def crawl_delay(self) -> float | None:
        """The seconds between two requests the site asks for, if it does."""
        return self.parsed.crawl_delay(self.agent) if self.parsed else None


def read_rules(file: RobotsFile, agent: str) -> Rules:
    """Read a robots.txt for one agent (its product token): byte-order mark stripped, at most 500 KiB."""
    if file.content is None:
        return Rules(agent, None, file.failure)
    text = file.content[: ROBOTS.body_bytes].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return Rules(agent, Protego.parse("\n".join(_for_agent(text.splitlines(), agent.lower()))))


def _for_agent(lines: Iterable[str], agent: str) -> Iterator[str]:
    """Yield the lines with all other agents under one name, and ours without its version.

    protego copies every rule to every agent of a group: 20,000 agents before 20,000 rules would fill the memory.
    """
    for line in lines:
        found = _AGENT_LINE.match(line)
        if not found:
            yield line
            continue
        name = line[found.end() :].partition("#")[0].partition("/")[0].strip("* \t").lower()
        yield line if not name else f"User-agent: {agent if name == agent else '-'}"


class Robots:
    """The rules of every origin met, each file asked for at most once a day through ``get``."""

    def __init__(
        self, agent: str, get: Callable[[str], Awaitable[Fetched | NotModified]], known: Iterable[RobotsFile] = ()
    ) -> None:
        self._agent = agent
        self._get = get
        self.files = {file.url: file for file in known}
        self._rules: dict[str, Rules] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def rules(self, url: httpx.URL, now: datetime) -> Rules:
        """Return the rules for an address, asking its origin for the file when unknown or too old."""
        origin = str(url.copy_with(raw_path=b"/robots.txt", fragment=None))
        async with self._asking[origin]:
            file = self.files.get(origin)
            if file is None or file.stale(now):
                self.files[origin] = file = await self._ask(origin, now)
                self._rules.pop(origin, None)
            if origin not in self._rules:
                self._rules[origin] = await asyncio.to_thread(read_rules, file, self._agent)
            return self._rules[origin]

    async def _ask(self, origin: str, now: datetime) -> RobotsFile:
        try:
            found = await self._get(origin)
        except FetchError as error:
            absent = error.reason == "redirect" or (error.status is not None and 400 <= error.status < 500)
            return RobotsFile(url=origin, read_at=now, content=None, failure=None if absent else error.reason)
        return RobotsFile(url=origin, read_at=now, content=found.body if isinstance(found, Fetched) else b"")

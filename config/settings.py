"""The tables of ``settings.toml``: every key an operator may turn, its type, its range and what it means."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, field_validator, model_validator

from config.hooks import AtomHook, Clock, Hook, HostPort, Line, LinesHook
from config.lexicon import Slug
from config.shape import Many, Shape

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class Paths(Shape):
    """Where things lie; a relative ``data`` counts from the folder above ``config/``, the others from ``data``."""

    data: Annotated[Line, Field(description="folder for everything Parley keeps")]
    database: Annotated[Line, Field(description="the DuckDB file only the writing flow opens")]
    snapshot: Annotated[Line, Field(description="the read-only copy analysts open")]
    archive: Annotated[Line, Field(description="folder of the WARC files")]

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if len({self.database, self.snapshot, self.archive}) < 3:
            raise ValueError("database, snapshot and archive must be three different paths")
        return self


class Web(Shape):
    """How Parley shows itself and behaves on the web."""

    user_agent: Annotated[Line, Field(description="the name sent with every request")]
    contact: Annotated[str, Field(max_length=200, description='mail address or page added to it, or ""')]
    connections: Annotated[int, Field(ge=1, le=20, description="open at once, over all hosts")]
    per_host_parallel: Annotated[int, Field(ge=1, le=4, description="requests to one host at once")]
    per_host_seconds: Annotated[float, Field(ge=0, le=60, description="pause between two requests to one host")]
    robots: Annotated[bool, Field(description="obey robots.txt")]
    allow: Annotated[Many[HostPort], Field(description="private addresses that may be fetched all the same")]
    proxy: Annotated[str, Field(max_length=500, description='address of a forward proxy, or ""')]

    @property
    def agent(self) -> str:
        """Return what is sent as our name, with whom to ask if that is said."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent

    @field_validator("contact")
    @classmethod
    def _reachable(cls, value: str) -> str:
        if value and not re.fullmatch(r"[^@\s()]+@[^@\s()]+\.[^@\s()]+|https?://[^\s()]+", value):
            raise ValueError('must be a mail address, an http(s) address or ""')
        return value

    @field_validator("proxy")
    @classmethod
    def _proxied(cls, value: str) -> str:
        if value and not (urlsplit(value).scheme in {"http", "https"} and urlsplit(value).hostname):
            raise ValueError('must be an http(s) address or ""')
        return value


class Limits(Shape):
    """What one request, one feed and one page may cost at most."""

    deadline_seconds: Annotated[float, Field(ge=1, le=300, description="a whole request, redirects included")]
    page_megabytes: Annotated[float, Field(ge=0.1, le=100, description="a page, unpacked")]
    feed_megabytes: Annotated[float, Field(ge=0.1, le=100, description="a feed, unpacked")]
    redirects: Annotated[int, Field(ge=0, le=20, description="hops followed")]
    items_per_feed: Annotated[int, Field(ge=1, le=10_000, description="entries read from one poll")]
    parse_deadline_seconds: Annotated[float, Field(ge=1, le=120, description="reading one page")]
    parse_megabytes: Annotated[int, Field(ge=256, le=16_384, description="memory of one reading process")]
    workers: Annotated[int, Field(ge=1, le=64, description="reading processes")]


class Watch(Shape):
    """What Parley watches for, and for how long."""

    talks: Annotated[Slug, Field(description="folder under talks/ with the topic")]
    too_old_days: Annotated[int, Field(ge=1, le=3650, description="older entries are left out")]
    refetch_hours: Annotated[int, Field(ge=1, le=720, description="how long a page is looked at again for changes")]
    languages: Annotated[Many[Language], Field(min_length=1, description="read; others are stored unread")]


class Alerts(Shape):
    """Who hears of events; nobody is told of what happened before the window."""

    alert_window_hours: Annotated[float, Field(ge=1, le=720, description="an older event alerts nobody")]
    hooks: Annotated[Many[Hook], Field(description="one [[alerts.hooks]] table for everyone who hears of events")] = ()

    @field_validator("hooks")
    @classmethod
    def _told_apart(cls, hooks: tuple[Hook, ...]) -> tuple[Hook, ...]:
        doubled = [name for name, count in Counter(hook.name for hook in hooks).items() if count > 1]
        if doubled:
            raise ValueError(f"two hooks are named {', '.join(doubled)}")
        return hooks

    def under(self, data: Path) -> Alerts:
        """Return the same with every file under ``data``; "-" stays standard output."""
        return self.model_copy(update={"hooks": tuple(_placed(hook, data) for hook in self.hooks)})


def _placed(hook: Hook, data: Path) -> Hook:
    if not isinstance(hook, AtomHook | LinesHook) or hook.path == "-":
        return hook
    return hook.model_copy(update={"path": str(data / hook.path)})


class Schedule(Shape):
    """When ``parley serve`` runs what, in UTC, and where its own Prefect server listens on loopback."""

    every_minutes: Annotated[int, Field(ge=1, le=1440, description="from one cycle's start to the next")]
    versions_minutes: Annotated[int, Field(ge=5, le=1440, description="between two looks at pages that may change")]
    digest_at: Annotated[Clock, Field(description="when what hooks wait for is told whatever the cycles do")]
    upkeep_at: Annotated[Clock, Field(description="when the nightly upkeep begins")]
    port: Annotated[int, Field(ge=1024, le=65_535, description="of the server Parley starts if none is configured")]


class Report(Shape):
    """The page about the talks."""

    refresh: Annotated[bool, Field(description="written anew at the end of every cycle")]
    path: Annotated[Line, Field(description="the HTML file, seen from data")]


class Logs(Shape):
    """What a run says on standard error while it works."""

    format: Annotated[Literal["off", "text", "json"], Field(description="a line for each noteworthy thing, or none")]


class Replay(Shape):
    """What a replay may do to what is known."""

    most_lost: Annotated[float, Field(ge=0, le=1, description="share of facts a promotion may take away")]


class Upkeep(Shape):
    """What the nightly upkeep keeps, and for how long."""

    archive_days: Annotated[
        int, Field(ge=30, le=36_500, description="pages no current reading rests on, in the archive")
    ]
    poll_days: Annotated[int, Field(ge=60, le=36_500, description="the log of polls; rhythms are learnt from 56 days")]
    copies_days: Annotated[int, Field(ge=1, le=3650, description="databases kept by a migration or a restore")]
    backup_to: Annotated[str, Field(max_length=500, description='folder for a backup a night, or ""')]
    backups: Annotated[int, Field(ge=1, le=1000, description="kept in that folder")]


class Settings(Shape):
    """The whole of ``settings.toml``."""

    paths: Paths
    web: Web
    limits: Limits
    watch: Watch
    alerts: Alerts
    schedule: Schedule
    logs: Logs
    report: Report
    replay: Replay
    upkeep: Upkeep

    def under(self, base: Path) -> Settings:
        """Return the same settings with every path absolute: ``data`` under ``base``, the others under ``data``."""
        data = (base / Path(self.paths.data).expanduser()).resolve()
        inside = {name: str(data / getattr(self.paths, name)) for name in ("database", "snapshot", "archive")}
        changes: dict[str, Shape] = {"paths": self.paths.model_copy(update={"data": str(data), **inside})}
        changes["alerts"] = self.alerts.under(data)
        changes["report"] = self.report.model_copy(update={"path": str(data / self.report.path)})
        if self.upkeep.backup_to:
            target = str(data / Path(self.upkeep.backup_to).expanduser())
            changes["upkeep"] = self.upkeep.model_copy(update={"backup_to": target})
        return self.model_copy(update=changes)

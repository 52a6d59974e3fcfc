"""The ``[[alerts.hooks]]`` tables of ``settings.toml``: who hears of events, and by which channel.

A channel is one model here, named by its ``channel``, and one file in ``flows/alerts/``. What every hook may say
(which events it wants) stands in ``HookShape``, so it is said once. A secret is never a value of these tables: a key
that ends in ``_env`` holds the name of the environment variable that holds it.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints, field_validator, model_validator

from config.lexicon import Slug
from config.shape import Many, Shape

Line = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"^[^\r\n\x00]+$")]
Variable = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{0,99}$")]
Mail = Annotated[str, StringConstraints(max_length=254, pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9][A-Za-z0-9.-]*$")]


def _host_and_port(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.:\[\]-]+:[0-9]{1,5}", value) or not 1 <= int(value.rpartition(":")[2]) <= 65535:
        raise ValueError('must be "host:port"')
    return value


HostPort = Annotated[str, AfterValidator(_host_and_port)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Kind = Annotated[str, StringConstraints(pattern=r"^(round|claim|operations|digest|\*)(\.[a-z0-9_*]+)?$")]
Pattern = Annotated[str, StringConstraints(pattern=r"^[a-z0-9*-]+$", max_length=100)]
#: What a hook hears of unless it says otherwise.
TOLD = ("round.announced", "round.held", "round.concluded", "round.postponed", "round.cancelled", "round.correction")
Seconds = Annotated[float, Field(ge=1, le=60, description="one attempt, all in all")]


class HookShape(Shape):
    """What every hook has, whatever its channel."""

    name: Annotated[Slug, Field(description="how commands and the delivery log call it")]
    seconds: Seconds = 20.0
    kinds: Annotated[Many[Kind], Field(min_length=1, description='what it hears of; "claim.*", "operations.*" too')] = (
        TOLD
    )
    series: Annotated[Many[Pattern], Field(description='series of rounds, "geneva-*"; none: all')] = ()
    minimum: Annotated[
        Literal["rumoured", "announced", "confirmed"],
        Field(description="announced: an official said so; confirmed: both sides or two independent origins"),
    ] = "announced"
    quiet: Annotated[
        tuple[Clock, Clock] | None, Field(description="from and to, UTC: what comes meanwhile waits until its end")
    ] = None
    digest_at: Annotated[Clock | None, Field(description="when the summary of a day goes out, UTC")] = None
    digest: Annotated[Many[Kind], Field(description="what it hears of in that summary only")] = (
        "round.rumoured",
        "round.confirmed",
    )
    together: Annotated[bool, Field(description="events of one round in one cycle are one message")] = True

    def variables(self) -> tuple[str, ...]:
        """Return the names of the environment variables this hook takes its secrets from."""
        names = (getattr(self, field) for field in type(self).model_fields if field.endswith("_env"))
        return tuple(name for name in names if name)


class WebhookHook(HookShape):
    """A signed POST by the Standard Webhooks specification."""

    channel: Literal["webhook"]
    url: Annotated[Line | None, Field(description="the address, if it holds no secret")] = None
    url_env: Annotated[Variable | None, Field(description="variable with the address, if it holds one")] = None
    secret_env: Annotated[Variable, Field(description="variable with the signing secret, whsec_ and base64")]
    previous_secret_env: Annotated[Variable | None, Field(description="variable with the one before, signed too")] = (
        None
    )
    allow: Annotated[Many[HostPort], Field(description="private addresses it may lead to all the same")] = ()

    @model_validator(mode="after")
    def _one_address(self) -> Self:
        if (self.url is None) == (self.url_env is None):
            raise ValueError("needs either url or url_env, one of them")
        return self

    @field_validator("url")
    @classmethod
    def _plain(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be an http(s) address")
        if "@" in parts.netloc or parts.query:
            raise ValueError("holds a user name or a query, which may be secret; use url_env")
        return value


class NotifyHook(HookShape):
    """Any service Apprise speaks to; its address holds the secret."""

    channel: Literal["notify"]
    url_env: Annotated[Variable, Field(description="variable with the Apprise address, such as slack://…")]


class MailHook(HookShape):
    """A plain-text mail through a mail server."""

    channel: Literal["mail"]
    server: Annotated[HostPort, Field(description="the mail server")]
    tls: Annotated[Literal["starttls", "tls", "none"], Field(description="none is for a server on this machine")] = (
        "starttls"
    )
    sender: Annotated[Mail, Field(description="address it comes from")]
    to: Annotated[Many[Mail], Field(min_length=1, max_length=50, description="addresses it goes to")]
    user_env: Annotated[Variable | None, Field(description="variable with the user name")] = None
    password_env: Annotated[Variable | None, Field(description="variable with the password")] = None

    @model_validator(mode="after")
    def _safe(self) -> Self:
        if (self.user_env is None) != (self.password_env is None):
            raise ValueError("needs user_env and password_env together")
        if self.tls == "none" and self.server.rpartition(":")[0] not in {"127.0.0.1", "localhost", "[::1]"}:
            raise ValueError('tls = "none" is for a server on this machine')
        return self


class AtomHook(HookShape):
    """An Atom feed file to subscribe to."""

    channel: Literal["atom"]
    path: Annotated[Line, Field(description="the file, seen from data")]
    title: Annotated[Line, Field(description="what readers call the feed")] = "Parley"
    link: Annotated[Line, Field(pattern=r"^https?://", description="where the feed is served")] = (
        "https://parley.invalid/"
    )
    entries: Annotated[int, Field(ge=1, le=2000, description="kept, newest first")] = 200


class CommandHook(HookShape):
    """A local program that gets the payload on its standard input."""

    channel: Literal["command"]
    argv: Annotated[Many[Line], Field(min_length=1, max_length=50, description="program and arguments; no shell")]
    pass_env: Annotated[Many[Variable], Field(description="variables handed on to it")] = ()

    def variables(self) -> tuple[str, ...]:
        """Return the variables the program is given."""
        return self.pass_env


class LinesHook(HookShape):
    """JSON lines in a file or on standard output."""

    channel: Literal["jsonl"]
    path: Annotated[Line, Field(description='file, seen from data, or "-" for standard output')]


Hook = Annotated[
    WebhookHook | NotifyHook | MailHook | AtomHook | CommandHook | LinesHook, Field(discriminator="channel")
]

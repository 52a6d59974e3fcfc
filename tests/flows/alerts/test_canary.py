"""Secrets reach nobody but the receiver they are for."""

from __future__ import annotations

import asyncio
import base64
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import reduce
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from pydantic import TypeAdapter

import config
from config.hooks import Hook
from extractors.errors import AlertError
from flows.alerts.register import CHANNELS, opened
from tests.flows.alerts.made import NOW, message
from tests.flows.alerts.receiver import free_port, receiving

CANARY = "canaryCanaryCANARY77"
ENVIRONMENT = {
    "KEY": "whsec_" + base64.b64encode(CANARY.encode() * 2).decode(),
    "BAD": f"whsec_{CANARY}é",
    "ADDRESS": "http://127.0.0.1:{port}/" + CANARY + "?token=" + CANARY,
    "CLOSED": "http://127.0.0.1:{closed}/" + CANARY,
    "USERINFO": "http://user:" + CANARY + "@127.0.0.1:{port}/",
    "ODD": "no-address-" + CANARY,
    "CHAT": "json://user:" + CANARY + "@127.0.0.1:{port}/" + CANARY,
    "CHAT_ODD": CANARY,
    "USER": CANARY,
    "PASSWORD": CANARY,
}
HOOKS: list[Any] = [
    *({"channel": "webhook", "url_env": url, "secret_env": "KEY"} for url in ("ADDRESS", "CLOSED", "USERINFO", "ODD")),
    {"channel": "webhook", "url_env": "ADDRESS", "secret_env": "BAD"},
    {"channel": "webhook", "url_env": "ADDRESS", "secret_env": "NOT_SET"},
    {"channel": "mail", "server": "127.0.0.1:{mail}", "tls": "none", "sender": "p@desk.example",
     "to": ["a@desk.example"], "user_env": "USER", "password_env": "PASSWORD"},
    {"channel": "command", "argv": ["/bin/sh", "-c", "echo $PASSWORD; echo $PASSWORD >&2; exit 1"],
     "pass_env": ["PASSWORD"]},
    pytest.param({"channel": "notify", "url_env": "CHAT"}, marks=pytest.mark.slow),
    pytest.param({"channel": "notify", "url_env": "CHAT_ODD"}, marks=pytest.mark.slow),
]  # fmt: skip


@contextmanager
def refusing_mail() -> Iterator[int]:
    """Run a mail server that takes no password and repeats the one it got."""

    def refuse(*given: Any) -> AuthResult:
        return AuthResult(success=False, handled=False, message=f"535 not with {given[-1].password.decode()}")

    server = Controller(
        object(),
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=refuse,
        auth_require_tls=False,
    )
    server.start()
    yield server.port
    server.stop()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _told(error: BaseException) -> str:
    chain = "".join(f"{one!r} {one} {vars(one)}" for one in _chain(error))
    return chain + "".join(traceback.format_exception(error))


def _filled(value: Any, ports: dict[str, int]) -> Any:
    if isinstance(value, str):
        return reduce(lambda text, name: text.replace(f"{{{name}}}", str(ports[name])), ports, value)
    if isinstance(value, dict):
        return {key: _filled(inner, ports) for key, inner in value.items()}
    return value


@pytest.mark.parametrize("status", [200, 302, 500])
@pytest.mark.parametrize("table", HOOKS)
def test_a_secret_is_in_no_log_error_or_detail(
    table: dict[str, Any], status: int, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whether it is taken, refused or breaks, no secret is in any log at DEBUG, output, error, chain or repr."""
    caplog.set_level(logging.DEBUG)
    with receiving() as receiver, refusing_mail() as mail:
        ports = {"port": receiver.port, "closed": free_port(), "mail": mail}
        receiver.status, receiver.body = status, CANARY.encode()
        receiver.headers = {"Location": f"http://127.0.0.1/{CANARY}"}
        table = _filled({"name": "desk", "seconds": 5.0, **table}, ports)
        if table["channel"] == "webhook":
            table["allow"] = [f"127.0.0.1:{port}" for port in ports.values()]
        hook: Any = TypeAdapter(Hook).validate_python(table)
        environment = _filled(ENVIRONMENT, ports)
        channel = opened(hook, environment, config.load(None, environment={}).settings.web)
        told = f"{hook!r} {channel!r} {vars(channel) if hasattr(channel, '__dict__') else ''}"
        try:
            told += asyncio.run(channel.send(message(), NOW))
        except AlertError as error:
            told += _told(error)
    printed = capfd.readouterr()
    ours = (record.getMessage() for record in caplog.records if record.name != "mail.log")  # the server's own
    told += " ".join(ours) + printed.out + printed.err
    for secret in (CANARY, ENVIRONMENT["KEY"].removeprefix("whsec_")):
        assert secret not in told, told


def test_every_channel_has_its_line() -> None:
    """The register opens every kind of hook the settings know."""
    kinds = set(TypeAdapter(Hook).json_schema()["discriminator"]["mapping"])
    assert {str(kind.model_fields["channel"].annotation).split("'")[1] for kind in CHANNELS} == kinds

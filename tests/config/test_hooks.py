"""Hooks are told apart by their channel, faults name the hook and the key, and secrets never stand in a file."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from pydantic import ValidationError

from config.faults import explain
from config.secrets import Secrets, missing
from config.settings import Alerts

HEAD = "alert_window_hours = 72.0\n[[hooks]]\nname = 'desk'\n"
GOOD = {
    "webhook": "url = 'https://desk.example/hook'\nsecret_env = 'DESK_SECRET'\nallow = ['127.0.0.1:8080']",
    "notify": "url_env = 'DESK_SLACK'",
    "mail": "server = 'mail.example:587'\nsender = 'parley@desk.example'\nto = ['a@desk.example']",
    "atom": "path = 'rounds.atom'",
    "command": "argv = ['/usr/local/bin/page', '--now']\npass_env = ['PAGER_TOKEN']",
    "jsonl": "path = '-'",
}


def told(channel: str, rest: str) -> list[str]:
    """Return the faults of one hook's table."""
    data: dict[str, Any] = tomllib.loads(f"{HEAD}channel = '{channel}'\n{rest}")
    try:
        Alerts.model_validate(data)
    except ValidationError as error:
        return explain(error, Alerts, data, "settings.toml")
    return []


def hook(channel: str) -> Any:
    """Return one good hook."""
    return Alerts.model_validate(tomllib.loads(f"{HEAD}channel = '{channel}'\n{GOOD[channel]}")).hooks[0]


@pytest.mark.parametrize("channel", GOOD)
def test_every_channel_has_its_table(channel: str) -> None:
    """The least a table of each channel needs is enough."""
    assert told(channel, GOOD[channel]) == []


@pytest.mark.parametrize(
    ("channel", "rest", "words"),
    [
        ("pigeon", "", "hooks.desk"),
        ("notify", "", "hooks.desk.url_env is missing: variable with the Apprise address, such as slack://…"),
        ("notify", "url_envv = 'X'\nurl_env = 'X'", 'hooks.desk.url_envv is unknown; did you mean "url_env"?'),
        ("notify", "url_env = 'slack://a/b/c'", "hooks.desk.url_env"),
        ("webhook", "secret_env = 'S'", "needs either url or url_env"),
        ("webhook", "secret_env = 'S'\nurl = 'https://u:p@desk.example/'", "use url_env"),
        ("webhook", "secret_env = 'S'\nurl = 'https://desk.example/?token=1'", "use url_env"),
        ("webhook", "secret_env = 'S'\nurl = 'ftp://desk.example/'", "must be an http(s) address"),
        ("mail", GOOD["mail"] + "\ntls = 'none'", "for a server on this machine"),
        ("mail", GOOD["mail"] + "\nuser_env = 'U'", "user_env and password_env together"),
        ("mail", GOOD["mail"].replace("a@desk.example", "a@desk.example\\r\\nBcc: x@y.example"), "hooks.desk.to"),
        ("command", "argv = 'rm -rf /'", "hooks.desk.argv"),
        ("command", "argv = []", "hooks.desk.argv"),
        ("atom", "path = 'a'\nentries = 0", "hooks.desk.entries"),
    ],
)
def test_a_fault_names_hook_and_key(channel: str, rest: str, words: str) -> None:
    """Each sentence says which hook and which key is wrong, with what is allowed."""
    assert words in "\n".join(told(channel, rest)), told(channel, rest)


def test_a_refused_address_is_not_repeated() -> None:
    """The user name and password of an address that may not stand there are not in the message."""
    rest = "secret_env = 'S'\nurl = 'https://u:canary@desk.example/'"
    assert "canary" not in "\n".join(told("webhook", rest))
    assert "canary" not in "\n".join(told("notify", "url_env = 'slack://canary'"))


def test_two_hooks_need_two_names() -> None:
    """A name that stands twice is a fault, since commands could not tell them apart."""
    assert "two hooks are named desk" in told("jsonl", "path='-'\n[[hooks]]\nname='desk'\nchannel='jsonl'\npath='a'")[0]


def test_secrets_come_from_the_environment_by_name() -> None:
    """A hook's secret is revealed on demand only; what is not set is named, and text is rid of it."""
    secrets = Secrets(hook("webhook"), {"DESK_SECRET": "whsec_canary", "OTHER": "x"})
    assert secrets.reveal("DESK_SECRET") == "whsec_canary"
    assert secrets.reveal("OTHER") == secrets.reveal(None) == ""
    assert "canary" not in repr(secrets) + str(vars(secrets))
    assert secrets.struck("it said whsec_canary!") == "it said (secret)!"
    assert missing([hook("webhook"), hook("command")], {"DESK_SECRET": "  "}) == [
        "hook desk: set DESK_SECRET in the environment",
        "hook desk: set PAGER_TOKEN in the environment",
    ]

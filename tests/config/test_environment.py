"""The environment overrules the settings, and its own mistakes are said."""

from __future__ import annotations

from pathlib import Path

import pytest

import config
from tests.config.folder import faults, make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a correct folder."""
    return make(tmp_path)


def test_a_variable_sets_its_key(folder: Path) -> None:
    """Texts, numbers, truth values, lists and keys of deeper tables are taken from PARLEY_SECTION__KEY."""
    environment = {
        "PARLEY_WEB__CONTACT": "desk@example.org",
        "PARLEY_LIMITS__WORKERS": "7",
        "PARLEY_WEB__ROBOTS": "false",
        "PARLEY_WEB__ALLOW": '["127.0.0.1:8080"]',
        "PARLEY_ALERTS__ALERT_WINDOW_HOURS": "24",
        "PARLEY_LIMITS__DEADLINE_SECONDS": "5",
    }
    settings = config.load(folder, environment=environment).settings
    assert (settings.web.contact, settings.limits.workers, settings.web.robots) == ("desk@example.org", 7, False)
    assert settings.web.allow == ("127.0.0.1:8080",)
    assert settings.alerts.alert_window_hours == 24
    assert settings.limits.deadline_seconds == 5


def test_a_text_key_stays_text(folder: Path) -> None:
    """A text setting takes digits as the text they are."""
    assert config.load(folder, environment={"PARLEY_WEB__USER_AGENT": "2026"}).settings.web.user_agent == "2026"


def test_a_secret_is_taken_from_the_environment_and_never_shown(folder: Path) -> None:
    """A proxy with its password is accepted from the environment, and a wrong one is refused without being printed."""
    good = {"PARLEY_WEB__PROXY": "http://me:hunter2@proxy.example:3128"}
    assert config.load(folder, environment=good).settings.web.proxy == good["PARLEY_WEB__PROXY"]
    assert faults(folder, PARLEY_WEB__PROXY="socks://me:hunter2@proxy.example") == [
        'PARLEY_WEB__PROXY (environment): web.proxy must be an http(s) address or ""'
    ]


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        (
            "PARLEY_WEB__CONTCT",
            "x",
            'web.contct is unknown; did you mean "contact"?; write PARLEY_SECTION__KEY',
        ),
        ("PARLEY_WEB", "x", "web is a table; write PARLEY_SECTION__KEY"),
        (
            "PARLEY_WEB_CONTACT",
            "x",
            "web_contact is unknown; allowed: alerts, limits, logs, paths, replay, report, schedule, upkeep, watch, "
            "web; write PARLEY_SECTION__KEY",
        ),
        ("PARLEY_WEB__CONTACT__MAIL", "x", "web.contact.mail is unknown; write PARLEY_SECTION__KEY"),
        ("PARLEY_LIMITS__WORKERS", "many", "limits.workers must be a valid integer; got 'many'"),
        ("PARLEY_LIMITS__WORKERS", "900", "limits.workers must be less than or equal to 64; got 900"),
        (
            "PARLEY_WEB__CONTACT",
            "my desk",
            "web.contact must be a mail address, an http(s) address or \"\"; got 'my desk'",
        ),
    ],
)
def test_a_wrong_variable_is_named(folder: Path, variable: str, value: str, sentence: str) -> None:
    """A misspelt or wrong variable is reported under its own name."""
    assert faults(folder, **{variable: value}) == [f"{variable} (environment): {sentence}"]


def test_other_variables_are_left_alone(folder: Path) -> None:
    """What does not begin with PARLEY_ and a section is nobody's fault."""
    assert faults(folder, PARLEY_HOME="/somewhere", PREFECT_API_URL="http://127.0.0.1", PARLEY="1") == []

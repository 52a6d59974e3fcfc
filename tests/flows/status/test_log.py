"""What a run says is one line a thing, holds no secret, and says where and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from config import load
from config.hooks import CommandHook
from config.secrets import striker
from flows.log import Log, set_up
from tests.flows.status.place import EVERY, FEEDS, Place
from tests.storage.sample import NOW, drop

CANARY = "canaryCanaryCANARY77"


@pytest.fixture
def heard(capfd: pytest.CaptureFixture[str]) -> Iterator[Callable[[], list[str]]]:
    """Give what returns the lines said so far."""
    yield lambda: capfd.readouterr().err.splitlines()
    set_up("off")


def test_hostile_words_stay_on_their_line(heard: Callable[[], list[str]]) -> None:
    """Line breaks, escape sequences and direction marks cannot make a second line or move the terminal."""
    log = Log("run-1", lambda: NOW)
    log.stage = "poll"
    for form in ("text", "json"):
        set_up(form)
        log.warn("feed_failed", feed="west\n2026 info ok", reason="\x1b[31m\u202e", status=None, items=3)
    text, line = heard()
    assert text.startswith("2026-11-23T12:00:00Z warning feed_failed run=run-1 stage=poll feed=")
    assert text.isascii()
    assert text.isprintable()
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["feed"] == "west\n2026 info ok"
    assert json.loads(line)["items"] == 3


def test_nothing_is_said_unasked(heard: Callable[[], list[str]]) -> None:
    """With the format off, as shipped, a run says nothing on standard error."""
    set_up(load(None, environment={}).settings.logs.format)
    Log("run-1", lambda: NOW).warn("feed_failed", feed="west")
    assert heard() == []


def test_a_secret_is_struck_wherever_it_stands(heard: Callable[[], list[str]]) -> None:
    """A secret of a hook or the password of a proxy is taken out of every value, however deep."""
    hook = CommandHook(name="desk", channel="command", argv=("/bin/true",), pass_env=("TOKEN",))
    struck = striker([hook], {"TOKEN": CANARY}, f"http://user:{CANARY[::-1]}@proxy.example:1/")
    set_up("json")
    said = f"no {CANARY} and {CANARY[::-1]}"
    Log("run-1", lambda: NOW, struck).say("alert_refused", detail=said, left={said: [said]}, error=ValueError(said))
    (line,) = heard()
    assert CANARY not in line
    assert CANARY[::-1] not in line
    assert line.count("(secret)") == 8


def test_drops_are_counted_by_feed_and_reason(heard: Callable[[], list[str]]) -> None:
    """What a stage left out is a line for each feed and reason."""
    set_up("json")
    Log("run-1", lambda: NOW).left_out([drop("a"), drop("b"), drop("c", reason="gone")])
    told = [(line["reason"], line["items"]) for line in map(json.loads, heard())]
    assert told == [("gone", 1), ("timeout", 2)]


def test_a_cycle_that_breaks_says_so(place: Place, heard: Callable[[], list[str]]) -> None:
    """Each stage, each fault and the error that ended the cycle have their line, with the run and the stage."""

    def breaks(*_: object) -> None:
        raise ValueError("the page was upside down")

    set_up("json")
    with suppress(ValueError):
        place.cycle(NOW + EVERY, failing={one.name: "timeout" for one in FEEDS}, inject=breaks)
    lines = [json.loads(line) for line in heard()]
    assert [line["name"] for line in lines if line["event"] == "fault"] == ["network_down"]
    ended = lines[-1]
    assert (ended["event"], ended["stage"], ended["level"]) == ("cycle_ended", "settle", "warning")
    assert ended["error"] == "ValueError: the page was upside down"

"""Programs get the payload and little else, end in time, and say why they failed; lines are written once."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from config.hooks import CommandHook, LinesHook
from config.secrets import Secrets
from extractors.errors import AlertError
from flows.alerts.channel import Channel, Message
from flows.alerts.command import Command
from flows.alerts.lines import Lines
from tests.flows.alerts.made import HOSTILE, NOW, message
from tests.flows.alerts.strict import faults


def sent(channel: Channel, told: Message | None = None) -> str:
    """Send one message."""
    return asyncio.run(channel.send(told or message(), NOW))


def refused(channel: Channel) -> str:
    """Send one message that is expected to fail."""
    with pytest.raises(AlertError) as caught:
        sent(channel)
    return str(caught.value)


def program(code: str, *arguments: str, **changes: Any) -> Command:
    """Return the channel of a Python program."""
    argv = [sys.executable, "-I", "-c", code, *arguments]
    hook = CommandHook.model_validate({"name": "page", "channel": "command", "argv": argv, "seconds": 10.0} | changes)
    return Command(hook, Secrets(hook, {"TOKEN": "canary-token", "OTHER": "x"}))


def shell(script: str, **changes: Any) -> Command:
    """Return the channel of a shell script, which starts faster."""
    return program("", **{"argv": ["/bin/sh", "-c", script]} | changes)


KEEP = "import json, os, sys; json.dump([sys.argv[1:], dict(os.environ), sys.stdin.read()], open(sys.argv[1], 'w'))"


def test_a_program_gets_the_payload_and_a_small_environment(tmp_path: Path) -> None:
    """Payload on standard input, id and kind in the environment, arguments untouched, nothing else of ours."""
    kept = tmp_path / "kept"
    strange = "$(touch x); `id` | & 'quoted'"
    sent(program(KEEP, str(kept), strange, pass_env=["TOKEN"]), message(HOSTILE))
    arguments, environment, given = json.loads(kept.read_text())
    assert arguments == [str(kept), strange]
    assert set(environment) - {"LC_CTYPE"} == {
        "PATH", "LANG", "TOKEN", "PARLEY_MESSAGE_ID", "PARLEY_KIND", "PARLEY_REPEAT",
    }  # fmt: skip
    assert (environment["PARLEY_MESSAGE_ID"], environment["PARLEY_KIND"]) == ("msg_1", "round.concluded")
    assert faults(json.loads(given)) == []
    assert "\u202e" not in given
    assert given.count("\n") == 1


def test_a_failing_program_is_quoted_without_its_secrets() -> None:
    """The exit code and the clean, bounded end of its complaint are told; a secret it was handed is struck out."""
    told = refused(shell('yes long | head -c 90000 >&2; printf "\\033[31mno: $TOKEN" >&2; exit 3', pass_env=["TOKEN"]))
    assert "ended with code 3: " in told
    assert told.endswith("no: (secret)")
    assert "\x1b" not in told
    assert len(told) < 500
    assert "was ended by signal 9" in refused(shell("kill -9 $$"))
    assert "cannot be started: FileNotFoundError" in refused(shell("", argv=["/no/such/program"]))


@pytest.mark.slow
def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path: Path) -> None:
    """At the deadline a program and what it started are killed, and nothing waits longer."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert "not done after 1 s" in refused(shell(f"exec 3> {pipe}; sleep 600 & echo up >&3; wait", seconds=1.0))
    os.set_blocking(end, True)
    # The pipe ends when the last of them is gone.
    assert (os.read(end, 10), os.read(end, 10)) == (b"up\n", b"")
    os.close(end)


def test_a_program_may_ignore_what_it_is_given_and_talk_much() -> None:
    """One that reads nothing and writes more than a pipe holds ends as it should."""
    assert sent(shell("head -c 3000000 /dev/zero")).endswith("took it")


def lines(path: Path | str) -> Lines:
    """Return the channel of JSON lines."""
    return Lines(LinesHook.model_validate({"name": "log", "channel": "jsonl", "path": str(path)}))


def test_a_line_is_written_once_and_whole(tmp_path: Path) -> None:
    """Each message is one valid line, sent again it adds none, and a torn line before it is ended."""
    path = tmp_path / "deep" / "alerts.jsonl"
    sent(lines(path), message(HOSTILE * 30))
    sent(lines(path), message(HOSTILE))
    with path.open("a") as file:
        file.write('{"alert_id":"half')
    sent(lines(path), message(message_id="msg_2"))
    first, _, last = path.read_text().splitlines()
    told = json.loads(first)
    assert (told.pop("alert_id"), json.loads(last)["alert_id"]) == ("msg_1", "msg_2")
    assert faults(told) == []
    assert len(first) < 20_000


def test_lines_can_go_to_standard_output(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The path "-" prints; a file that refuses is an error; only the file can tell a repeat."""
    sent(lines("-"))
    assert json.loads(capsys.readouterr().out)["alert_id"] == "msg_1"
    assert "cannot be written" in refused(lines(tmp_path))
    assert (lines("-").honours_keys, lines(tmp_path).honours_keys) == (False, True)

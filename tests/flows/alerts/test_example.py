"""The receiver on the page does what the page says, against the real channel."""

from __future__ import annotations

import asyncio
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from standardwebhooks.webhooks import Webhook

from config.hooks import WebhookHook
from config.secrets import Secrets
from extractors.errors import AlertError
from flows.alerts.channel import Message
from flows.alerts.webhook import SignedPost
from tests.flows.alerts.made import message
from tests.flows.alerts.test_webhook import KEY, OLD

PAGE = Path(__file__).parents[3] / "flows/alerts/README.md"


@dataclass(frozen=True, slots=True)
class Running:
    """The example, running."""

    port: int
    process: subprocess.Popen[str]

    def sent(self, key: str, told: Message, now: datetime) -> str:
        """Send through the real channel."""
        place = f"127.0.0.1:{self.port}"
        table = {"name": "desk", "channel": "webhook", "url": f"http://{place}/", "secret_env": "KEY", "allow": [place]}
        hook = WebhookHook.model_validate(table)
        return asyncio.run(SignedPost(hook, Secrets(hook, {"KEY": key}), agent="Parley").send(told, now))

    def posted(self, body: bytes, headers: Mapping[str, str]) -> int:
        """Post as anybody could."""
        return httpx.post(
            f"http://127.0.0.1:{self.port}/", content=body, headers=dict(headers), trust_env=False
        ).status_code

    def worked(self) -> list[str]:
        """Stop it and return the work it did."""
        self.process.terminate()
        return self.process.communicate(timeout=10)[0].splitlines()


def _example() -> str:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert len(blocks) == 1
    return str(blocks[0])


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Running]:
    """Run the code on the page, as it stands there."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", _example(), str(port)], cwd=tmp_path, env={"DESK_SECRET": KEY},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    for _ in range(20_000):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                break
        assert process.poll() is None
    yield Running(port, process)
    process.kill()
    process.communicate()


def test_it_is_about_twenty_lines() -> None:
    """The page promises something short."""
    assert len([line for line in _example().splitlines() if line.strip()]) <= 22


@pytest.mark.slow
def test_the_example_takes_ours_once_and_nobody_elses(example: Running) -> None:
    """It works once a message however often it comes; forged, stale, changed and headless ones are refused."""
    now = datetime.now(UTC)
    example.sent(KEY, message("First."), now)
    example.sent(KEY, message("First.", repeat=True), now)
    example.sent(KEY, message("Second.", message_id="msg_2"), now)
    for key, at in ((OLD, now), (KEY, now - timedelta(minutes=6)), (KEY, now + timedelta(minutes=6))):
        with pytest.raises(AlertError, match="answered 400"):
            example.sent(key, message("Never.", message_id="msg_3"), at)
    body = '{"kind":"x","summary":"Never."}'
    headers = {
        "webhook-id": "msg_4", "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(KEY).sign("msg_4", now, body),
    }  # fmt: skip
    assert example.posted(body.replace("Never", "Changed").encode(), headers) == 400
    assert example.posted(body.encode(), headers | {"webhook-id": "msg_5"}) == 400
    for left_out in headers:
        assert example.posted(body.encode(), {k: v for k, v in headers.items() if k != left_out}) == 400
    for signature in ("v1,dawfeoifkpqwoekfpqoekf", "v1,", "", "rubbish"):
        assert example.posted(body.encode(), headers | {"webhook-signature": signature}) == 400
    assert example.posted(body.encode(), headers | {"webhook-timestamp": "hello"}) == 400
    assert example.worked() == ["round.concluded First.", "round.concluded Second."]


@pytest.mark.slow
def test_a_replayed_one_does_its_work_once(example: Running) -> None:
    """A message recorded on the way and sent again within five minutes is answered and does nothing."""
    now = datetime.now(UTC)
    body = '{"kind":"round.held","summary":"Once."}'
    headers = {
        "webhook-id": "msg_7", "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(KEY).sign("msg_7", now, body),
    }  # fmt: skip
    assert [example.posted(body.encode(), headers) for _ in range(5)] == [204] * 5
    assert example.worked() == ["round.held Once."]

"""Webhooks are signed by the specification, answered by its rules, and reach no address they should not."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from config.hooks import WebhookHook
from config.secrets import Secrets
from extractors.errors import AlertError
from flows.alerts.channel import Message
from flows.alerts.webhook import SignedPost
from tests.flows.alerts.made import message
from tests.flows.alerts.receiver import Receiver, receiving

KEY, OLD = ("whsec_" + base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))
VECTORS = Path(__file__).parents[4] / "shared/data/webhooks/standard-webhooks/vectors.json"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Run a receiver."""
    with receiving() as told:
        yield told


def channel(receiver: Receiver, environment: dict[str, str] | None = None, **changes: Any) -> SignedPost:
    """Return the channel to a receiver."""
    usual: dict[str, Any] = {
        "name": "desk", "channel": "webhook", "url": f"http://{receiver.place}/hook", "secret_env": "KEY",
        "allow": [receiver.place], "seconds": 5.0,
    }  # fmt: skip
    hook = WebhookHook.model_validate(usual | changes)
    return SignedPost(hook, Secrets(hook, {"KEY": KEY, "OLD": OLD} | (environment or {})), agent="Parley/0.1")


def sent(channel: SignedPost, told: Message | None = None, now: datetime | None = None) -> str:
    """Send one message."""
    return asyncio.run(channel.send(told or message(), now or datetime.now(UTC)))


def refused(channel: SignedPost) -> AlertError:
    """Send one message that is expected to fail."""
    with pytest.raises(AlertError) as caught:
        sent(channel)
    return caught.value


def test_the_official_library_verifies_what_is_sent(receiver: Receiver) -> None:
    """Id, timestamp and signature are those of the specification, and the body is the payload."""
    assert sent(channel(receiver)).endswith("answered 200")
    arrived = receiver.seen[0]
    payload = Webhook(KEY).verify(arrived.body, dict(arrived.headers))
    assert payload == json.loads(json.dumps(dict(message().payload)))
    assert arrived.headers["webhook-id"] == "msg_1"
    assert arrived.headers["content-type"] == "application/json"


def test_two_secrets_sign_while_one_replaces_the_other(receiver: Receiver) -> None:
    """With a previous secret, receivers that know either verify; others do not."""
    sent(channel(receiver, previous_secret_env="OLD"))
    arrived = receiver.seen[0]
    for key in (KEY, OLD):
        Webhook(key).verify(arrived.body, dict(arrived.headers))
    with pytest.raises(WebhookVerificationError):
        Webhook(base64.b64encode(b"x" * 32).decode()).verify(arrived.body, dict(arrived.headers))


def test_a_retry_keeps_its_id_and_is_signed_anew(receiver: Receiver) -> None:
    """The id is the same at every attempt; the timestamp is the attempt's, so a late retry is not stale."""
    now = datetime.now(UTC)
    for at in (now, now + timedelta(seconds=60)):
        sent(channel(receiver), now=at)
    first, again = (one.headers for one in receiver.seen)
    assert first["webhook-id"] == again["webhook-id"]
    assert int(again["webhook-timestamp"]) - int(first["webhook-timestamp"]) == 60


@pytest.mark.skipif(not VECTORS.exists(), reason="the vectors of the specification are not beside the repository")
def test_the_vector_of_the_specification_holds() -> None:
    """Our signing gives the signature of the published vector."""
    from flows.alerts.webhook import _signature

    vector = json.loads(VECTORS.read_text())["vectors"][0]
    at = datetime.fromtimestamp(vector["timestamp"], UTC)
    assert _signature("KEY", vector["secret"], vector["id"], at, vector["payload"]) == vector["signature"]


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_every_2xx_is_taken(receiver: Receiver, status: int) -> None:
    """Any status from 200 to 299 means taken."""
    receiver.status, receiver.body = status, b""
    assert sent(channel(receiver)).endswith(str(status))


@pytest.mark.parametrize(
    ("status", "wish", "wait", "final"),
    [
        (400, None, None, False),
        (410, None, None, True),
        (429, "120", timedelta(seconds=120), False),
        (500, None, None, False),
        (502, "7", timedelta(seconds=7), False),
        (503, "999999999", timedelta(hours=24), False),
        (504, "soon", None, False),
    ],
)
def test_a_failure_says_when_and_whether_to_come_again(
    receiver: Receiver, status: int, wish: str | None, wait: timedelta | None, final: bool
) -> None:
    """A 410 is final; Retry-After is passed on, at most a day; any other status is a failure like the next."""
    receiver.status, receiver.headers = status, {"Retry-After": wish} if wish else {}
    error = refused(channel(receiver))
    assert (error.status, error.retry_after, error.final) == (status, wait, final)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_a_failure_and_not_followed(receiver: Receiver, status: int) -> None:
    """The receiver is asked once, and the error says to set the new address."""
    receiver.status, receiver.headers = status, {"Location": f"http://{receiver.place}/elsewhere"}
    error = refused(channel(receiver))
    assert error.status == status
    assert "set its new address" in str(error)
    assert [one.path for one in receiver.seen] == ["/hook"]


@pytest.mark.slow
def test_reset_and_silence_are_failures(receiver: Receiver) -> None:
    """A connection cut and an answer that does not come end in time, without a status."""
    receiver.how = "reset"
    assert "cannot be reached" in str(refused(channel(receiver)))
    receiver.how = "silent"
    slow = channel(receiver, seconds=1.0)
    assert "gave no answer in 1 s" in str(refused(slow))


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/", "http://169.254.169.254/", "http://10.0.0.1/hook"])
def test_private_addresses_are_refused_unless_allowed(receiver: Receiver, url: str) -> None:
    """Nothing reaches a private address the hook does not allow, and the error says what to do."""
    error = refused(channel(receiver, url=url.format(port=receiver.port), allow=[]))
    assert "add it to the hook's allow" in str(error)
    assert receiver.seen == []


@pytest.mark.parametrize("secret", ["whsec_", "whsec_c2hvcnQ=", "not base64 at all!", "é" * 40])
def test_a_poor_secret_is_refused_by_name(receiver: Receiver, secret: str) -> None:
    """An empty, short or broken secret sends nothing; the error names the variable, never the value."""
    error = refused(channel(receiver, {"KEY": secret}))
    assert str(error).startswith("KEY holds no signing secret")
    assert secret == "whsec_" or secret not in str(error)
    assert receiver.seen == []

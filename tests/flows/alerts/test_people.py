"""What people are told arrives once, in plain text, whatever the headline; and a failure says what it was."""

from __future__ import annotations

import asyncio
import email
import email.policy
import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import feedparser
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from lxml import etree

from config.hooks import AtomHook, MailHook, NotifyHook
from config.secrets import Secrets
from extractors.errors import AlertError
from flows.alerts.atom import Atom
from flows.alerts.channel import Channel, Message
from flows.alerts.mail import Mail
from flows.alerts.notify import PROGRAM, Notify
from flows.alerts.program import run
from flows.alerts.readable import for_chat
from tests.flows.alerts.made import HOSTILE, LINK, NOW, message
from tests.flows.alerts.receiver import Receiver, free_port, receiving
from tests.flows.alerts.test_plain import LIVE

LONG = HOSTILE + "A" * 10_000


def sent(channel: Channel, told: Message | None = None) -> str:
    """Send one message."""
    return asyncio.run(channel.send(told or message(), NOW))


def refused(channel: Channel) -> AlertError:
    """Send one message that is expected to fail."""
    with pytest.raises(AlertError) as caught:
        sent(channel)
    return caught.value


class Post:
    """A mail server's inbox; ``answer`` is what it says to a mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answer = "250 taken"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a mail."""
        parsed = email.message_from_bytes(envelope.original_content or b"", policy=email.policy.default)
        assert isinstance(parsed, EmailMessage)
        self.mails.append(parsed)
        return self.answer


@pytest.fixture
def post() -> Iterator[tuple[Post, Mail]]:
    """Run a mail server on loopback, and the channel to it."""
    inbox = Post()
    server = Controller(inbox, hostname="127.0.0.1", port=free_port())
    server.start()
    place = f"127.0.0.1:{server.port}"
    hook = MailHook.model_validate(
        {"name": "desk", "channel": "mail", "server": place, "tls": "none", "sender": "parley@desk.example",
         "to": ["a@desk.example", "b@desk.example"], "seconds": 5.0}
    )  # fmt: skip
    yield inbox, Mail(hook, Secrets(hook, {}))
    server.stop()


def test_a_mail_keeps_its_id_and_marks_a_repeat(post: tuple[Post, Mail]) -> None:
    """Every attempt has the same Message-ID; only a possible repeat says so; a round's mails are one thread."""
    inbox, channel = post
    assert sent(channel).endswith("took it for 2 of 2")
    sent(channel, message(repeat=True))
    sent(channel, message(message_id="msg_2"))
    first, again, other = inbox.mails
    assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]
    assert first["References"] == other["References"]
    assert [mail["Subject"] for mail in (first, again)] == [
        "[Parley] The sides met.", "[Parley] (may be a repeat) The sides met.",
    ]  # fmt: skip
    assert LINK in first.get_content()


def test_a_hostile_headline_is_plain_text_in_a_mail(post: tuple[Post, Mail]) -> None:
    """A mail is one plain-text part; a headline adds no header and no unseen character, and is bounded."""
    inbox, channel = post
    sent(channel, message(LONG))
    mail = inbox.mails[0]
    assert mail.get_content_type() == "text/plain"
    assert mail["Bcc"] is None
    assert len(mail["Subject"]) < 250
    text = mail["Subject"] + mail.get_content().replace("\n", "").replace("\r", "")
    assert text.isprintable()
    assert len(text) < 2_500


def test_a_mail_server_that_refuses_is_quoted(post: tuple[Post, Mail]) -> None:
    """The server's code and words are in the error, bounded and clean."""
    inbox, channel = post
    inbox.answer = "451 try later \x1b[31m"
    error = refused(channel)
    assert error.status == 451
    assert "answered 451: try later" in str(error)


def feed_channel(path: Path, entries: int = 3) -> Atom:
    """Return the channel of a feed file."""
    table = {"name": "rounds", "channel": "atom", "path": str(path), "entries": entries}
    return Atom(AtomHook.model_validate(table))


def read(path: Path) -> Any:
    """Read the feed as any reader does."""
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo
    return feed


def test_the_feed_has_each_message_once_newest_first(tmp_path: Path) -> None:
    """Entries have stable ids, are never doubled, come newest first and only so many are kept."""
    path = tmp_path / "deep" / "rounds.atom"
    channel = feed_channel(path)
    told = [message(message_id=f"msg_{n}", created_at=NOW + timedelta(hours=n)) for n in range(5)]
    for one in told:
        sent(channel, one)
    kept = path.read_bytes()
    sent(feed_channel(path), told[-1])
    assert path.read_bytes() == kept
    feed = read(path)
    assert [entry.published for entry in feed.entries] == [told[n].created_at.isoformat() for n in (4, 3, 2)]
    assert len({entry.id for entry in feed.entries}) == 3
    assert all(entry.id.startswith("urn:uuid:") for entry in (feed.feed, *feed.entries))
    assert list(path.parent.iterdir()) == [path]


def test_messages_at_once_all_reach_the_feed(tmp_path: Path) -> None:
    """Sent side by side, none overwrites another."""
    channel = feed_channel(tmp_path / "rounds.atom", entries=50)

    async def all_at_once() -> None:
        await asyncio.gather(*(channel.send(message(message_id=f"msg_{n}"), NOW) for n in range(20)))

    asyncio.run(all_at_once())
    assert len(read(tmp_path / "rounds.atom").entries) == 20


def test_the_feed_is_valid_atom(tmp_path: Path) -> None:
    """Feed and entries have what RFC 4287 asks for, in its namespace."""
    path = tmp_path / "rounds.atom"
    sent(feed_channel(path))
    root = etree.fromstring(path.read_bytes())
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    for needed in ("a:id", "a:title", "a:updated", "a:author/a:name", "a:link[@rel='alternate']"):
        assert root.xpath(f"count({needed})", namespaces=spaces) == 1, needed
    for needed in ("a:id", "a:title", "a:updated", "a:link[@rel='alternate']", "a:summary[@type='html']"):
        assert root.xpath(f"count(a:entry/{needed})", namespaces=spaces) == 1, needed


def test_a_hostile_headline_is_text_in_the_feed(tmp_path: Path) -> None:
    """Read as HTML, an entry has paragraphs of text and nothing else; rewriting the feed changes no entry."""
    path = tmp_path / "rounds.atom"
    channel = feed_channel(path)
    sent(channel, message(LONG))
    first = etree.fromstring(path.read_bytes())
    sent(channel, message(message_id="msg_2", created_at=NOW + timedelta(hours=1)))
    again = etree.fromstring(path.read_bytes())
    name = "{http://www.w3.org/2005/Atom}"
    was, now = (tree.findall(f"{name}entry")[-1] for tree in (first, again))
    assert [(part.tag, part.text) for part in was] == [(part.tag, part.text) for part in now]
    shown = etree.HTML(was.findtext(f"{name}summary") or "")
    assert {part.tag for part in shown.iter()} == {"html", "body", "p"}
    assert not LIVE.search(was.findtext(f"{name}title") or "")
    assert len(was.findtext(f"{name}summary") or "") < 2_500


def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    """Another program's file is not overwritten; the error says what to do."""
    path = tmp_path / "rounds.atom"
    for content in (b"mine", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x</id></entry></feed>"):
        path.write_bytes(content)
        assert "move it away" in str(refused(feed_channel(path)))
        assert path.read_bytes() == content


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Run a receiver."""
    with receiving() as told:
        yield told


def service(address: str, **changes: Any) -> Notify:
    """Return the channel to a service."""
    hook = NotifyHook.model_validate({"name": "chat", "channel": "notify", "url_env": "CHAT"} | changes)
    return Notify(hook, Secrets(hook, {"CHAT": address}))


@pytest.mark.slow
@pytest.mark.parametrize(
    "scheme", ["json://{}/", "ntfy://{}/rounds", "mmost://{}/token12345678901234567890", "xml://{}/"]
)
def test_a_hostile_headline_is_text_in_every_service(receiver: Receiver, scheme: str) -> None:
    """Nothing a service could act on arrives, the evidence's link does, and all of it is bounded."""
    assert sent(service(scheme.format(receiver.place)), message(LONG)).endswith("took it")
    arrived = receiver.seen[-1].body.decode()
    assert len(arrived) < 6_000
    sent(service(scheme.format(receiver.place)))
    assert "outlet-a.example/talks" in receiver.seen[-1].body.decode()
    if scheme.startswith(("json", "ntfy", "mmost")):
        given = json.loads(arrived)
        text = " ".join(str(given.get(key, "")) for key in ("title", "message", "text"))
        assert "(at)channel" in text
        assert not LIVE.search(text.replace("\n", " ").replace("\r", "")), text


@pytest.mark.slow
def test_what_a_service_answers_is_told(receiver: Receiver) -> None:
    """A redirect is a failure and not followed; 429, 500, 410, a cut and a silence are told apart."""
    address = f"json://{receiver.place}/?redirect=yes"
    receiver.status, receiver.headers = 302, {"Location": f"http://{receiver.place}/elsewhere"}
    assert refused(service(address)).status == 302
    assert [one.method for one in receiver.seen] == ["POST"]
    receiver.status, receiver.headers = 429, {"Retry-After": "90"}
    assert refused(service(address)).retry_after == timedelta(seconds=90)
    receiver.status, receiver.headers = 410, {}
    assert refused(service(address)).final
    receiver.how = "reset"
    assert "did not take it" in str(refused(service(address)))
    receiver.how = "silent"
    assert "gave no answer in 2 s" in str(refused(service(address, seconds=2.0)))
    assert "holds no address" in str(refused(service("nonsense")))


#: Services whose address is their own: the program, with the service's address set to the receiver's.
MOVED = """
import importlib, json, runpy, sys
name, attribute, place = sys.argv[1:]
module = importlib.import_module("apprise.plugins." + name.lower())
setattr(getattr(module, "Notify" + name), attribute, "http://" + place + "/x")
program = runpy.run_path({program!r})
program["main"]()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "attribute", "url"),
    [
        ("Slack", "webhook_url", "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/"),
        ("Slack", "webhook_url", "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/?format=markdown"),
        ("Discord", "notify_url", "discord://417429632418316298/JHZ7lQml277CDHmQKMHI8qBe7bk2ZwO5UKjCiOAF7711o33MyqU344Qpg/"),
        ("Discord", "notify_url", "discord://417429632418316298/JHZ7lQml277CDHmQKMHI8qBe7bk2ZwO5UKjCiOAF7711o33MyqU344Qpg/?format=markdown"),
        ("Telegram", "notify_url", "tgram://123456789:abcdefg_hijklmnop/12315544/"),
    ],
)  # fmt: skip
def test_a_hostile_headline_is_text_in_the_great_services(
    receiver: Receiver, name: str, attribute: str, url: str
) -> None:
    """Slack, Discord and Telegram are given no mention, link or tag, in any of the formats their addresses ask for."""
    receiver.body = b'{"ok": true, "result": []}' if name == "Telegram" else b"ok"
    shown = for_chat(message(LONG))
    code = MOVED.format(program=str(PROGRAM))
    argv = [sys.executable, "-I", "-c", code, name, attribute, receiver.place]
    given = json.dumps({"url": url, "title": shown.title, "body": shown.body}).encode()
    ended = asyncio.run(run(argv, given=given, environment={}, seconds=20))
    assert json.loads(ended.out)["taken"], ended
    arrived = receiver.seen[-1].body.decode()
    assert "(at)channel" in arrived.replace("\\u2039", "")
    assert len(arrived) < 6_000
    for live in (
        "@channel",
        "@everyone",
        "<!",
        "<@",
        "<#",
        "](",
        "![",
        "<script",
        "<b>bold",
        "evil.example|",
        "://evil",
    ):
        assert live not in arrived, arrived

"""The channel of plain-text mail: one message, one Message-ID, whatever happens in between."""

from __future__ import annotations

import asyncio
import hashlib
import smtplib
import socket
import ssl
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from config.hooks import MailHook
from config.secrets import Secrets
from extractors.errors import AlertError
from flows.alerts.channel import Message
from flows.alerts.plain import seen
from flows.alerts.readable import for_mail


class Mail:
    """Sends through one server, without HTML; a repeat has the same Message-ID and says so in its subject."""

    name = "mail"
    honours_keys = False

    def __init__(self, hook: MailHook, secrets: Secrets, *, tls: ssl.SSLContext | None = None) -> None:
        self._hook, self._secrets, self._tls = hook, secrets, tls

    async def send(self, message: Message, now: datetime) -> str:
        """Hand the mail to the server; raises AlertError."""
        del now
        session = _Session(self._hook, self._secrets, self._tls)
        try:
            async with asyncio.timeout(self._hook.seconds):
                refused, fault, status = await asyncio.to_thread(session.send, written(message, self._hook))
        except TimeoutError:
            fault, status, refused = f"gave no answer in {self._hook.seconds:g} s", None, 0
        finally:
            session.cut()
        if fault:
            raise AlertError(f"{self._hook.server} {fault}", subject=message.message_id, status=status)
        return f"{self._hook.server} took it for {len(self._hook.to) - refused} of {len(self._hook.to)}"


def written(message: Message, hook: MailHook) -> EmailMessage:
    """Return the mail; its Message-ID, date and thread follow from the message alone."""
    shown = for_mail(message)
    mail = EmailMessage()
    mail["Subject"] = f"[Parley] {shown.title}"
    mail["From"] = hook.sender
    mail["To"] = ", ".join(hook.to)
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = _id(message.message_id, hook)
    mail["References"] = _id(f"subject {message.subject}", hook)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: out-of-office notes stay home
    mail["X-Parley-Kind"] = seen(message.kind, 100)
    mail.set_content(shown.body + "\n")
    return mail


def _id(text: str, hook: MailHook) -> str:
    return f"<{hashlib.sha256(text.encode()).hexdigest()[:40]}@{hook.sender.rpartition('@')[2]}>"


class _Session:
    """One dialogue with the server, in a thread; ``cut`` ends it from outside, since a thread cannot be stopped."""

    def __init__(self, hook: MailHook, secrets: Secrets, tls: ssl.SSLContext | None) -> None:
        self._hook, self._secrets, self._tls = hook, secrets, tls
        self._client: smtplib.SMTP | None = None
        self._cut = False

    def send(self, mail: EmailMessage) -> tuple[int, str | None, int | None]:
        """Return how many addresses were refused, what went wrong and the server's code; raises nothing of smtplib."""
        try:
            self._client = self._opened()
            if self._cut:
                return 0, "was cut off", None
            self._client.ehlo_or_helo_if_needed()
            if self._hook.tls == "starttls":
                self._client.starttls(context=self._context)
            if user := self._secrets.reveal(self._hook.user_env):
                self._client.login(user, self._secrets.reveal(self._hook.password_env))
            refused = self._client.send_message(mail, self._hook.sender, list(self._hook.to))
            # The mail is taken; a server that hangs up instead of saying goodbye changes nothing.
            with suppress(smtplib.SMTPException, OSError):
                self._client.quit()
        except smtplib.SMTPAuthenticationError as error:
            # Its words may repeat what it was given, in any encoding.
            return 0, f"answered {error.smtp_code}: it does not take the user name and password", error.smtp_code
        except smtplib.SMTPResponseException as error:
            return 0, self._said(error.smtp_code, error.smtp_error), error.smtp_code
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            return 0, self._said(code, words), code
        except (smtplib.SMTPException, OSError, ValueError) as error:
            return 0, f"cannot be reached: {type(error).__name__}", None
        finally:
            if self._client:
                self._client.close()
        return len(refused), None, None

    def cut(self) -> None:
        """Hang up; harmless when all is said."""
        self._cut = True
        with suppress(OSError):
            if self._client and self._client.sock:
                self._client.sock.shutdown(socket.SHUT_RDWR)

    def _opened(self) -> smtplib.SMTP:
        host, _, port = self._hook.server.rpartition(":")
        where, seconds = (host.strip("[]"), int(port)), self._hook.seconds
        if self._hook.tls == "tls":
            return smtplib.SMTP_SSL(*where, timeout=seconds, context=self._context)
        return smtplib.SMTP(*where, timeout=seconds)

    @property
    def _context(self) -> ssl.SSLContext:
        return self._tls or ssl.create_default_context()

    def _said(self, code: int, words: bytes | str) -> str:
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
        return f"answered {code}: {seen(self._secrets.struck(text), 200)}"

"""The channel of signed POSTs by the Standard Webhooks specification, through the guarded client."""

from __future__ import annotations

import asyncio
import binascii
import ssl
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

import httpcore
import httpx
from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

from config.hooks import WebhookHook
from config.secrets import Secrets
from extractors.errors import AlertError, FetchError
from flows.alerts.channel import Message
from flows.alerts.fit import fitted
from flows.fetch.connect import GuardedTransport, Resolver, system_resolver
from flows.fetch.verdict import retry_at

#: Bytes of key the specification asks for.
_KEY: Final = range(24, 65)
_NETWORK: Final = (
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    OSError,
)


class SignedPost:
    """Posts the payload, signed by one or two secrets; a 2xx is taken, a 410 final, everything else a failure.

    ``resolver`` and ``tls`` replace the system's in tests; ``proxy`` is the operator's own.
    """

    name = "webhook"
    honours_keys = True

    def __init__(
        self,
        hook: WebhookHook,
        secrets: Secrets,
        *,
        agent: str,
        proxy: str | None = None,
        resolver: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._hook, self._secrets, self._agent = hook, secrets, agent
        self._proxy, self._resolver, self._given_tls = proxy, resolver, tls

    async def send(self, message: Message, now: datetime) -> str:
        """Post once; raises AlertError. No redirect is followed, and of the answer only its status counts."""
        body = fitted(message.payload)
        headers = self._signed(message, body, now)
        status, wait, fault = await self._posted(body.encode(), headers, now)
        if fault:
            raise AlertError(fault, subject=message.message_id)
        if 200 <= status < 300:
            return f"{self._place} answered {status}"
        told = f"{self._place} answered {status}{_meaning(status)}"
        raise AlertError(told, subject=message.message_id, status=status, retry_after=wait, final=status == 410)

    @property
    def _url(self) -> str:
        return self._hook.url or self._secrets.reveal(self._hook.url_env)

    @property
    def _place(self) -> str:
        """Return where it goes as it may be told: a path may be as secret as a key."""
        return self._hook.url or f"the address in {self._hook.url_env}"

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._given_tls or httpx.create_ssl_context(trust_env=False)

    def _signed(self, message: Message, body: str, now: datetime) -> Mapping[str, str]:
        names = (self._hook.secret_env, self._hook.previous_secret_env)
        keys = [(name, self._secrets.reveal(name)) for name in names if name and self._secrets.reveal(name)]
        signatures = [_signature(name, key, message.message_id, now, body) for name, key in keys]
        return {
            "content-type": "application/json",
            "user-agent": self._agent,
            "webhook-id": message.message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": " ".join(signatures),
        }

    async def _posted(
        self, body: bytes, headers: Mapping[str, str], now: datetime
    ) -> tuple[int, timedelta | None, str | None]:
        """Return status, wish and fault; faults are returned, for an exception would carry the address with it."""
        try:
            request = httpx.Request("POST", self._url, content=body, headers=dict(headers))
            async with asyncio.timeout(self._hook.seconds), self._transport() as transport:
                response = await transport.handle_async_request(request)
                await response.aclose()
        except FetchError as error:
            return 0, None, f"{self._place} {error}; add it to the hook's allow if it is yours"
        except TimeoutError:
            return 0, None, f"{self._place} gave no answer in {self._hook.seconds:g} s"
        except (httpx.InvalidURL, UnicodeError, ValueError):
            return 0, None, f"{self._place} is not an http(s) address"
        except _NETWORK as error:
            return 0, None, f"{self._place} cannot be reached: {type(error).__name__}"
        pairs = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in response.headers.raw)
        until = retry_at(pairs, now)
        return response.status_code, until - now if until else None, None

    def _transport(self) -> GuardedTransport:
        allow = frozenset(self._hook.allow)
        return GuardedTransport(
            allow=allow, resolver=self._resolver, connections=1, tls=self._tls, proxy=self._proxy or None
        )


def _signature(variable: str, secret: str, message_id: str, now: datetime, body: str) -> str:
    try:
        signer: Webhook | None = Webhook(secret)
        size = len(binascii.a2b_base64(secret.removeprefix("whsec_") + "=="))
    except (EmptyWebhookSecretError, ValueError):
        signer, size = None, 0
    if signer is None or size not in _KEY:
        raise AlertError(f"{variable} holds no signing secret: whsec_ and base64 of 24 to 64 bytes", subject=message_id)
    return str(signer.sign(msg_id=message_id, timestamp=now, data=body))


def _meaning(status: int) -> str:
    if 300 <= status < 400:
        return ": it moved; set its new address"
    return ": it wants no more" if status == 410 else ""

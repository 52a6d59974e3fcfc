"""The channel of notification services: Slack, Teams, Discord, Telegram, ntfy and what else Apprise speaks to."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from config.hooks import NotifyHook
from config.secrets import Secrets
from extractors.errors import AlertError
from flows.alerts.channel import Message
from flows.alerts.plain import seen
from flows.alerts.program import run
from flows.alerts.readable import for_chat
from flows.fetch.verdict import retry_at

#: Started by its path: what stands beside it is not imported.
PROGRAM: Final = str(Path(__file__).with_name("services.py"))


class Notify:
    """Tells one service, in text that none of them reads as mention, link or markup."""

    name = "notify"
    honours_keys = False

    def __init__(self, hook: NotifyHook, secrets: Secrets, *, proxy: str | None = None) -> None:
        self._hook, self._secrets, self._proxy = hook, secrets, proxy

    async def send(self, message: Message, now: datetime) -> str:
        """Tell it in a process of its own that is stopped at the deadline; raises AlertError."""
        shown = for_chat(message)
        given = {"url": self._secrets.reveal(self._hook.url_env), "title": shown.title, "body": shown.body or "…"}
        outcome = await self._told(given)
        service = seen(str(outcome.get("service") or f"the address in {self._hook.url_env}"), 60)
        if outcome.get("taken"):
            return f"{service} took it"
        status, problem = outcome.get("status"), outcome.get("problem", "did not take it")
        told = f"{service} answered {status}" if status else f"{service} {problem}"
        wait = _wait(outcome.get("retry_after"), now)
        raise AlertError(told, subject=message.message_id, status=status, retry_after=wait, final=status == 410)

    async def _told(self, given: Mapping[str, str]) -> Mapping[str, Any]:
        proxies = {"HTTP_PROXY": self._proxy, "HTTPS_PROXY": self._proxy} if self._proxy else {}
        ended = await run(
            # isolated: no variable, user folder or working directory decides what is imported
            [sys.executable, "-I", PROGRAM],
            given=json.dumps(given).encode(),
            environment={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **proxies},
            seconds=self._hook.seconds,
        )
        if ended.code is None:
            return {"problem": f"gave no answer in {self._hook.seconds:g} s"}
        try:
            outcome: dict[str, Any] = json.loads(ended.out)
        except ValueError:
            # What it said of its end may hold the address.
            return {"problem": f"could not be told: Apprise ended with code {ended.code}"}
        return outcome


def _wait(text: str | None, now: datetime) -> timedelta | None:
    until = retry_at((("retry-after", text),), now) if text else None
    return until - now if until else None

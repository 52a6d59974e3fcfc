"""The fetcher: one guarded client, one deadline, our own redirects, the one layer of retries."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

import httpcore
import httpx
import stamina

from extractors.errors import FetchError
from flows.fetch.answer import Fetched, Hop, NotModified, header
from flows.fetch.connect import CONNECTIONS, GuardedTransport, Resolver, system_resolver
from flows.fetch.exchange import Raw, exchange
from flows.fetch.guard import Allow, judge_url, shown
from flows.fetch.limits import PAGE, ROBOTS, Limits
from flows.fetch.polite import Clock, Manners, Polite, Sleep, utc_now
from flows.fetch.robots import Robots, RobotsFile
from flows.fetch.verdict import REDIRECTS, refuse_unusable

#: Tries in all for a connection-level failure; Prefect retries nothing of ours.
TRIES: Final = 3
_ACCEPT: Final = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5"


# A failure ends up in the books; what stamina logs on the way would only repeat it, with the address.
stamina.instrumentation.set_on_retry_hooks(())


def _transient(error: Exception) -> bool:
    return isinstance(error, FetchError) and (error.reason == "unreachable" or error.status in {502, 504})


def _validators(etag: str | None, last_modified: str | None) -> dict[str, str]:
    pairs = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    url: str
    limits: Limits
    validators: dict[str, str]
    robots: bool


class Fetcher:
    """Fetches feeds and pages; ``async with`` it, one for a run.

    ``agent`` is the whole User-Agent; its first word before "/" is the token robots.txt is asked about. ``allow`` opens
    "host:port" literals the guard refuses otherwise. ``clock`` and ``sleep`` serve politeness, so tests and the demo
    replay time. ``robots_files`` are those of an earlier run; ``fetcher.robots.files`` holds them all afterwards.
    """

    def __init__(
        self,
        agent: str,
        *,
        allow: Allow = frozenset(),
        manners: Manners | None = None,
        resolver: Resolver = system_resolver,
        clock: Clock = utc_now,
        sleep: Sleep = asyncio.sleep,
        robots_files: Iterable[RobotsFile] = (),
        tls: ssl.SSLContext | None = None,
        network: httpcore.AsyncNetworkBackend | None = None,
        proxy: str | None = None,
        connections: int = CONNECTIONS,
    ) -> None:
        self._allow = allow
        self._clock = clock
        self.polite = Polite(manners or Manners(), clock=clock, sleep=sleep)
        self.robots = Robots(agent.split("/")[0].split()[0], self._robots_txt, robots_files)
        self._slots = asyncio.Semaphore(connections)
        self._headers = {"User-Agent": agent, "Accept-Encoding": "gzip", "Accept": _ACCEPT}
        self._transport = GuardedTransport(
            allow=allow, resolver=resolver, connections=connections, tls=tls, network=network, proxy=proxy
        )

    async def __aenter__(self) -> Self:
        await self._transport.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.__aexit__(kind, error, trace)

    async def get(
        self,
        url: str,
        *,
        limits: Limits = PAGE,
        etag: str | None = None,
        last_modified: str | None = None,
        robots: bool = True,
    ) -> Fetched | NotModified:
        """Fetch one address politely; validators go out exactly as given.

        Waits for the host's turn first; the deadline runs from the request on. With ``robots`` off robots.txt is
        neither asked for nor obeyed (feeds are polled on invitation). Raises FetchError with one of REASONS.
        """
        errand = _Errand(url=url, limits=limits, validators=_validators(etag, last_modified), robots=robots)
        target = judge_url(url, self._allow)
        delay = await self._permitted(target) if robots else None
        async with self.polite.turn(target.host, delay), self._slots:
            return await self._in_time(errand, target.host)

    async def _robots_txt(self, url: str) -> Fetched | NotModified:
        errand = _Errand(url=url, limits=ROBOTS, validators={}, robots=False)
        return await self._in_time(errand, httpx.URL(url).host)

    async def _permitted(self, target: httpx.URL) -> float | None:
        """Return the crawl delay robots.txt asks for; raises FetchError(robots) or why it could not be had."""
        self._refuse_held(target)
        rules = await self.robots.rules(target, self._clock())
        if reason := rules.refusal(str(target)):
            told = "robots.txt asks us not to" if reason == "robots" else "robots.txt could not be had"
            raise FetchError(told, subject=shown(str(target)), reason=reason)
        return rules.crawl_delay

    def _refuse_held(self, target: httpx.URL) -> None:
        if until := self.polite.held_until(target.host):
            raise FetchError(
                "the host asked to be left alone", subject=shown(str(target)), reason="throttled", retry_at=until
            )

    async def _in_time(self, errand: _Errand, host: str) -> Fetched | NotModified:
        failures: list[FetchError] = []
        try:
            async with asyncio.timeout(errand.limits.seconds):
                return await self._tried(errand, host, failures)
        except TimeoutError as error:
            late = f"no complete answer in {errand.limits.seconds:g} s"
            # A deadline that only cut off a further try has told us nothing new.
            raise failures[-1] if failures else FetchError(late, subject=shown(errand.url), reason="timeout") from error

    async def _tried(self, errand: _Errand, host: str, failures: list[FetchError]) -> Fetched | NotModified:
        async for attempt in stamina.retry_context(
            on=_transient, attempts=TRIES, timeout=None, wait_initial=0.3, wait_max=2.0, wait_jitter=0.3
        ):
            with attempt:
                if attempt.num > 1:
                    await self.polite.pause(host)
                try:
                    return await self._travel(errand)
                except FetchError as error:
                    failures.append(error)
                    raise
        raise AssertionError("stamina ends with a value or an error")

    async def _travel(self, errand: _Errand) -> Fetched | NotModified:
        """Follow the address to its final answer, judging every hop anew."""
        started, url = time.monotonic(), errand.url
        hops: tuple[Hop, ...] = ()
        while True:
            target = judge_url(url, self._allow)
            self._refuse_held(target)
            if errand.robots and hops:
                await self._permitted(target)
            raw = await exchange(self._transport, target, self._headers | errand.validators, errand.limits)
            if raw.status not in REDIRECTS:
                return self._answer(target, hops, raw, errand, round((time.monotonic() - started) * 1000))
            hops = (*hops, _hop(target, raw))
            if len(hops) > errand.limits.redirects:
                raise FetchError("too many redirects", subject=shown(errand.url), reason="redirect", status=raw.status)
            url = hops[-1].to

    def _answer(
        self, target: httpx.URL, hops: tuple[Hop, ...], raw: Raw, errand: _Errand, ms: int
    ) -> Fetched | NotModified:
        url = str(target)
        if raw.status == 304 and errand.validators:
            return NotModified(url=url, hops=hops, status=304, phrase=raw.phrase, headers=raw.headers, ms=ms)
        try:
            refuse_unusable(url, raw.status, raw.headers, self._clock())
        except FetchError as error:
            if error.reason == "throttled" and error.retry_at:
                self.polite.hold(target.host, error.retry_at)
            raise
        media = (header(raw.headers, "content-type") or "").partition(";")[0].strip().lower()
        return Fetched(
            url=url,
            hops=hops,
            status=raw.status,
            phrase=raw.phrase,
            headers=raw.headers,
            ms=ms,
            wire=raw.wire,
            body=raw.body,
            content_type=media or None,
            charset=raw.charset,
        )


def _hop(target: httpx.URL, raw: Raw) -> Hop:
    """Read where a redirect leads; raises FetchError(redirect) for nowhere or a scheme that is not the web's."""
    subject = shown(str(target))
    location = (header(raw.headers, "location") or "").encode("latin-1").decode("utf-8", "replace").strip()
    try:
        to = target.join(location) if location else None
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError("a redirect to no address", subject=subject, reason="redirect", status=raw.status) from error
    if to is None or to.scheme not in {"http", "https"}:
        raise FetchError("a redirect that leads nowhere", subject=subject, reason="redirect", status=raw.status)
    return Hop(status=raw.status, url=str(target), to=str(to.copy_with(fragment=None)))

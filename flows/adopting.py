"""Which feeds of somebody's list are taken into ``feeds.toml``, with what block, and why the others are not; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Final
from urllib.parse import urlsplit

from pydantic import ValidationError

from config.feeds import DASHED_NAME, FeedBlock, same_address
from extractors.errors import FetchError
from extractors.model import REASONS, Feed
from flows.opml import Outline
from flows.probing import Tried, every_minutes, name_of

#: A feed whose newest item is older brings no news; whoever wants it all the same writes its block by hand.
DEAD: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of one feed of a list; ``outcome``: known, refused, or new (and then, once tried, with a block)."""

    url: str
    title: str
    outcome: str
    why: str = ""
    name: str = ""
    block: FeedBlock | None = None


def sorted_out(listed: Iterable[Outline], feeds: Iterable[Feed]) -> list[Verdict]:
    """Return what can be told of a list without asking anybody: what is known, twice there, or no web address."""
    known = {same_address(feed.url): feed.name for feed in feeds}
    met: set[str] = set()
    told = []
    for one in listed:
        address = same_address(one.url) if _is_web(one.url) else ""
        if not address:
            told.append(_refused(one, "it is no http(s) address"))
        elif address in known:
            told.append(
                Verdict(url=one.url, title=one.title, outcome="known", name=known[address], why="it is polled already")
            )
        elif address in met:
            told.append(_refused(one, "duplicate: the list has it twice"))
        else:
            told.append(Verdict(url=one.url, title=one.title, outcome="new"))
        met.add(address)
    return told


class Adoption:
    """Judges what was tried one after the other: no name and no address is given twice."""

    def __init__(self, feeds: Sequence[Feed], usual: dict[str, str], now: datetime) -> None:
        """Begin with the feeds there are; ``usual``: country, kind and language of what none is told for."""
        self._addresses = {same_address(feed.url): feed.name for feed in feeds}
        self._names = {feed.name for feed in feeds}
        self._usual, self._now = usual, now

    def judge(self, one: Outline, tried: Tried) -> Verdict:
        """Return the verdict over a feed that was tried, with its block when it is taken."""
        if why := self._objection(tried):
            return _refused(one, why)
        assert tried.found is not None
        url = tried.found.url if tried.moved_for_good else tried.url
        owner = self._addresses.get(same_address(tried.found.url)) or self._addresses.get(same_address(url))
        if owner:
            return _refused(one, f"duplicate: it leads to {tried.found.url}, which is {owner}")
        try:
            block = self._block(one, tried, url)
        except ValidationError as error:
            return _refused(one, _lacking(error))
        self._addresses |= {same_address(address): block.name for address in (url, tried.found.url)}
        self._names.add(block.name)
        return Verdict(url=one.url, title=one.title, outcome="new", name=block.name, block=block)

    def _objection(self, tried: Tried) -> str:
        """Say why an address is no feed to take, or nothing."""
        if tried.error is not None:
            reason = tried.error.reason if isinstance(tried.error, FetchError) else ""
            return f"{reason.replace('_', ' ')}: {REASONS[reason]}" if reason in REASONS else str(tried.error)
        if tried.found is None:
            if tried.named:
                return f"HTML, no feed; it names {tried.named[0]}"
            return "HTML, no feed, and it names none" if tried.page else "does not parse: no feed and no news sitemap"
        if tried.refusal is not None:
            return f"robots.txt forbids it ({tried.refusal}): ask the outlet, then `parley feeds probe` gives its block"
        if not tried.found.items:
            return "empty: it lists nothing, so nothing shows that it lives"
        newest = tried.found.newest_at
        return f"dead: nothing newer than {newest:%Y-%m-%d}" if newest and self._now - newest > DEAD else ""

    def _block(self, one: Outline, tried: Tried, url: str) -> FeedBlock:
        found = tried.found
        assert found is not None
        name = self._free(one.name if re.fullmatch(DASHED_NAME, one.name) else name_of(url))
        told = {key: value for key, value in {**self._usual, **one.said}.items() if value}
        values: dict[str, object] = {
            "outlet": one.title or found.title or name,
            "family": name_of(url),
            "every_minutes": every_minutes(found),
            **told,
            **({"language": found.language} if len(found.language) == 2 else {}),  # what was read, where it tells
            **({"every_minutes": int(told["every_minutes"])} if told.get("every_minutes", "").isdecimal() else {}),
            "name": name,
            "url": url,
            "seen_at": f"{self._now:%Y-%m-%d} parley feeds import",
            "format": found.format,
        }
        return FeedBlock.model_validate(values)

    def _free(self, name: str) -> str:
        if name not in self._names:
            return name
        return next(other for n in count(2) if (other := f"{name[:56]}-{n}") not in self._names)


def _refused(one: Outline, why: str) -> Verdict:
    return Verdict(url=one.url, title=one.title, outcome="refused", why=why)


def _lacking(error: ValidationError) -> str:
    """Say which keys nobody told, or which are not allowed."""
    faults = error.errors()
    missing = [str(fault["loc"][0]) for fault in faults if fault["type"] == "missing"]
    if missing:
        return f"nothing tells its {' and '.join(missing)}: say {' '.join(f'--{key} …' for key in missing)}"
    return "; ".join(f"{fault['loc'][0]}: {fault['msg']}" for fault in faults)


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in {"http", "https"} and bool(urlsplit(url).hostname)
    except ValueError:
        return False

"""The channel of a feed file: what happened as Atom, for whoever subscribes; the file itself is all it remembers."""

from __future__ import annotations

import asyncio
import html
import threading
from calendar import timegm
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

import feedparser
from feedgenerator import Atom1Feed

from config.hooks import AtomHook
from extractors.errors import AlertError
from flows.alerts.channel import Message
from flows.alerts.files import replace_whole
from flows.alerts.readable import for_chat

#: Ids of entries are made from message ids under this name, so they are the same wherever the file is written.
_NAMES: Final = uuid5(NAMESPACE_URL, "urn:parley:atom")
#: A feed with more of ours in it than this was not written by us.
_LARGEST: Final = 50 * 2**20


class Atom:
    """Puts each message into the feed once, newest first; readers find the old or the new file, never half of one."""

    name = "atom"
    honours_keys = True

    def __init__(self, hook: AtomHook) -> None:
        self._hook = hook
        self._path = Path(hook.path)
        self._alone = threading.Lock()  # read, add and replace are one step, whoever sends beside

    async def send(self, message: Message, now: datetime) -> str:
        """Add the entry unless it is there; raises AlertError when the file refuses or is no feed of ours."""
        del now
        try:
            await asyncio.to_thread(self._add, _entry(message, self._hook.link))
        except (OSError, ValueError) as error:
            raise AlertError(f"{self._path} cannot be written: {error}", subject=message.message_id) from error
        return str(self._path)

    def _add(self, new: dict[str, Any]) -> None:
        with self._alone:
            kept = _entries(self._path.read_bytes()) if self._path.exists() else []
            if all(entry["unique_id"] != new["unique_id"] for entry in kept):
                replace_whole(self._path, self._written([new, *kept]))

    def _written(self, entries: Sequence[dict[str, Any]]) -> bytes:
        feed = Atom1Feed(
            title=self._hook.title,
            link=self._hook.link,
            description=None,
            language="en",
            author_name="Parley",
            feed_guid=uuid5(_NAMES, self._hook.name).urn,
        )
        newest = sorted(entries, key=lambda entry: entry["updateddate"], reverse=True)
        for entry in newest[: self._hook.entries]:
            feed.add_item(**entry)
        text = BytesIO()
        feed.write(text, "utf-8")
        return text.getvalue()


def _entry(message: Message, home: str) -> dict[str, Any]:
    shown = for_chat(message)
    evidence = message.payload.get("evidence") or ()
    links = [str(one["url"]) for one in evidence if str(one.get("url", "")).startswith(("http://", "https://"))]
    return {
        "title": shown.title,
        "link": links[0] if links else home,
        "description": "".join(f"<p>{html.escape(line)}</p>" for line in (shown.title, *shown.lines)),
        "unique_id": uuid5(_NAMES, message.message_id).urn,
        "pubdate": message.created_at,
        "updateddate": message.created_at,
        "categories": [message.kind, message.subject],
    }


def _entries(content: bytes) -> list[dict[str, Any]]:
    """Read our own file back; raises ValueError for any other."""
    feed = feedparser.parse(content[:_LARGEST], sanitize_html=False, resolve_relative_uris=False)
    if feed.version != "atom10" or feed.bozo or any(not _is_ours(entry) for entry in feed.entries):
        raise ValueError("it is no feed of ours; move it away")
    return [_read(entry) for entry in feed.entries]


def _is_ours(entry: Any) -> bool:
    try:
        return UUID(entry.get("id", "")).version == 5 and bool(entry.get("published_parsed"))
    except ValueError:
        return False


def _read(entry: Any) -> dict[str, Any]:
    at = datetime.fromtimestamp(timegm(entry.published_parsed), UTC)
    return {
        "title": entry.title,
        "link": entry.link,
        "description": entry.summary,
        "unique_id": entry.id,
        "pubdate": at,
        "updateddate": at,
        "categories": [tag.term for tag in entry.get("tags", ())],
    }

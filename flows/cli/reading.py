"""``parley read``: what Parley understands of one page or text, or of a whole file of them."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final
from urllib.parse import urlsplit

import regex

import config as configuration
from config import Config
from extractors.errors import FetchError
from extractors.tracing import SentenceTrace
from flows.batch import read_all
from flows.cli.reading_view import lines_of
from flows.cli.show import plain, show_json
from flows.cli.trace_view import show_trace
from flows.progress import progress_for
from flows.record import BadRecord, Record
from flows.understanding import read_record, trace_record
from flows.workshop import fetcher_by_hand, reading_pool

#: How a page begins, comments and blanks apart; anything else in a file is taken for plain text.
_HTML: Final = regex.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    regex.IGNORECASE | regex.DOTALL,
)
_WEB: Final = ("http://", "https://")


def read_one(
    config: Path | None,
    what: str,
    *,
    title: str | None,
    published: str | None,
    outlet: str | None,
    url: str | None,
    as_json: bool,
    trace: bool = False,
) -> None:
    """Read a file, an address or standard input ("-") and print what is understood, for a person or as JSON.

    ``trace``: how each sentence was read instead.

    Raises FetchError when an address gives no page, BadRecord and UnreadableArticle when there is nothing to read.
    """
    now = datetime.now(UTC)
    loaded = configuration.load(config, environment=os.environ)
    said = {"title": title, "published": published, "outlet": outlet, "url": url}
    record = {**_content(loaded, what), **{name: value for name, value in said.items() if value}}
    if trace:
        show_trace(_traced(loaded, record, now), as_json=as_json)
        return
    if "html" in record:
        answer = asyncio.run(_read_apart(loaded, record, now))
    else:
        answer = read_record(record, loaded.talks, loaded.talks.rounds, now)
    if as_json:
        show_json(answer)
    else:
        print("\n".join(map(plain, lines_of(answer, loaded.talks))))  # noqa: T201


def read_batch(config: Path | None, path: Path) -> None:
    """Read JSON lines from a file ("-": standard input) and print one JSON line for each, in order.

    A line that cannot be read answers ``{"id", "error"}``; blank lines answer nothing. The output is ASCII, so that no
    character of a text can break a line.
    """
    now = datetime.now(UTC)
    loaded = configuration.load(config, environment=os.environ)
    if str(path) == "-":
        asyncio.run(_answer_lines(loaded, sys.stdin.buffer, now))
        return
    try:
        with path.open("rb") as lines:
            asyncio.run(_answer_lines(loaded, lines, now))
    except OSError as error:
        raise BadRecord(f"{path}: {error.strerror}") from error


def records_in(lines: Iterable[bytes]) -> Iterator[Record | BadRecord]:
    """Give the record of each line that is not blank, or why it is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield BadRecord(f"line {number} is no JSON: {error}"[:200])
            continue
        yield record if isinstance(record, dict) else BadRecord(f"line {number} is no JSON object")


async def _answer_lines(loaded: Config, lines: BinaryIO, now: datetime) -> None:
    with progress_for(terminal=sys.stderr.isatty() and not sys.stdout.isatty()) as progress:
        progress.begin("reading", 0)
        async with reading_pool(loaded.settings.limits) as pool:
            stream = read_all(
                records_in(lines), loaded.talks, loaded.talks.rounds, now=now, pool=pool, progress=progress
            )
            async for answer in stream:
                sys.stdout.write(json.dumps(answer, default=str) + "\n")
                sys.stdout.flush()


def _traced(loaded: Config, record: Record, now: datetime) -> tuple[SentenceTrace, ...]:
    if "html" in record:
        return asyncio.run(_trace_apart(loaded, record, now))
    return trace_record(record, loaded.talks, now)


async def _trace_apart(loaded: Config, record: Record, now: datetime) -> tuple[SentenceTrace, ...]:
    async with reading_pool(loaded.settings.limits, workers=1) as pool:
        return await pool.run(trace_record, record, loaded.talks, now)


async def _read_apart(loaded: Config, record: Record, now: datetime) -> dict[str, Any]:
    """Read a page in a child that may die of it."""
    async with reading_pool(loaded.settings.limits, workers=1) as pool:
        return await pool.run(read_record, record, loaded.talks, loaded.talks.rounds, now)


def _content(loaded: Config, what: str) -> dict[str, Any]:
    """Return the text or page to read as the beginning of a record."""
    if what.startswith(_WEB):
        return asyncio.run(_fetched(loaded, what))
    if what == "-":
        return _of_bytes(sys.stdin.buffer.read(), "standard input")
    try:
        return _of_bytes(Path(what).read_bytes(), what)
    except OSError as error:
        raise BadRecord(f"{what}: {error.strerror}") from error


def _of_bytes(raw: bytes, name: str) -> dict[str, Any]:
    if _HTML.match(raw[:4096]):
        return {"html": raw}
    try:
        return {"text": raw.decode("utf-8-sig")}
    except UnicodeDecodeError as error:
        raise BadRecord(f"{name} is neither a page nor text in UTF-8") from error


async def _fetched(loaded: Config, url: str) -> dict[str, Any]:
    """Fetch a page as the cycle would, robots.txt and all."""
    from flows.fetch import Fetched

    async with fetcher_by_hand(loaded.settings.web) as fetcher:
        answer = await fetcher.get(url)
    if not isinstance(answer, Fetched):
        raise FetchError("the site answered with nothing new", subject=url, reason="protocol")
    page = _of_bytes(answer.body, url) if answer.content_type == "text/plain" else {"html": answer.body}
    served = {"content_type": answer.content_type, "charset": answer.charset}
    return {**page, **served, "url": answer.url, "outlet": urlsplit(answer.url).hostname or ""}

"""Reads many records in child processes and gives the answers in order; a bad one costs itself alone."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Final

from extractors.errors import UnreadableArticle
from extractors.model import Round, Talks
from flows.answer import Answer
from flows.progress import Progress, Silent
from flows.reading import ReadingPool
from flows.record import BadRecord, Record
from flows.understanding import packed, read_packed

#: Records a child reads per call: enough that the way there costs little, few enough to share the work evenly.
CHUNK: Final = 8

Item = Record | BadRecord


async def read_all(
    records: Iterable[Item],
    talks: Talks,
    known_rounds: Sequence[Round],
    *,
    now: datetime,
    pool: ReadingPool,
    progress: Progress | None = None,
) -> AsyncGenerator[Answer]:
    """Give one answer for each record, in order; records are taken up only a few chunks ahead of the answers.

    A record that cannot be read, or whose child hangs, swells or dies, answers ``{"id", "error"}``.
    """
    pack, shown = packed(talks, known_rounds), progress or Silent()
    ahead: deque[asyncio.Task[list[Answer]]] = deque()
    for chunk in _chunks(records):
        ahead.append(asyncio.create_task(_read_chunk(chunk, pack, now, pool)))
        if len(ahead) > 2 * pool.workers:
            for answer in await ahead.popleft():
                shown.step(str(answer.get("id")))
                yield answer
    while ahead:
        for answer in await ahead.popleft():
            shown.step(str(answer.get("id")))
            yield answer


def _chunks(records: Iterable[Item]) -> Iterator[list[Item]]:
    waiting = iter(records)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


async def _read_chunk(chunk: Sequence[Item], pack: bytes, now: datetime, pool: ReadingPool) -> list[Answer]:
    """Read the good records of a chunk and put the bad ones' errors in their places."""
    answers = iter(await _read_good([one for one in chunk if not isinstance(one, BadRecord)], pack, now, pool))
    return [
        {"id": one.subject or None, "error": str(one)} if isinstance(one, BadRecord) else next(answers) for one in chunk
    ]


async def _read_good(records: Sequence[Record], pack: bytes, now: datetime, pool: ReadingPool) -> list[Answer]:
    """Read records in one child; where that fails, each in its own, so that one alone is lost."""
    if not records:
        return []
    try:
        return await pool.run(read_packed, records, pack, now)
    except UnreadableArticle as error:
        if len(records) == 1:
            return [{"id": records[0].get("id"), "error": str(error)}]
    return [answer for record in records for answer in await _read_good([record], pack, now, pool)]

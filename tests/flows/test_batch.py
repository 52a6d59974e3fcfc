"""Many records at once: the order is kept, a bad one costs itself alone."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from extractors.model import Talks
from flows.batch import CHUNK, Item, read_all
from flows.reading import ReadingPool
from flows.record import BadRecord
from tests.flows.test_understanding import PLAN, REPORT, talks

__all__ = ["talks"]

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Deadly(dict[str, Any]):
    """A record that ends the process that asks when it was published."""

    def get(self, name: Any, default: Any = None) -> Any:
        if name == "published":
            os._exit(9)
        return super().get(name, default)


def _answers(talks: Talks, items: Iterable[Item]) -> list[dict[str, Any]]:
    async def run() -> list[dict[str, Any]]:
        async with ReadingPool(workers=2) as pool:
            return [answer async for answer in read_all(items, talks, talks.rounds, now=NOW, pool=pool)]

    return asyncio.run(run())


@pytest.mark.slow
def test_answers_come_in_order_and_bad_records_in_their_places(talks: Talks) -> None:
    """Every record and every bad line has one answer, in the order they came, over several chunks."""
    items: list[Item] = [
        BadRecord("line 4 is no JSON") if number == 3 else {"id": number, "text": (REPORT, PLAN, "")[number % 3]}
        for number in range(2 * CHUNK + 3)
    ]
    answers = _answers(talks, items)
    assert [answer["id"] for answer in answers] == [None if number == 3 else number for number in range(len(items))]
    assert [answer["id"] for answer in answers if "error" in answer] == [2, None, 5, 8, 11, 14, 17]


@pytest.mark.slow
def test_a_record_that_kills_its_child_costs_itself_alone(talks: Talks) -> None:
    """The neighbours of a record no child survives are answered."""
    items: list[Item] = [{"id": "a", "text": PLAN}, Deadly(id="bomb", text=PLAN), {"id": "b", "text": PLAN}]
    answers = _answers(talks, items)
    assert [(answer["id"], "error" in answer) for answer in answers] == [("a", False), ("bomb", True), ("b", False)]
    assert "died (9)" in answers[1]["error"]


@pytest.mark.slow
def test_records_are_taken_up_as_answers_are_given(talks: Talks) -> None:
    """A long input is not read to its end before the first answer comes."""
    taken = 0

    def endless() -> Iterator[Item]:
        nonlocal taken
        while True:
            taken += 1
            yield {"id": taken, "text": PLAN}

    async def first() -> dict[str, Any]:
        async with ReadingPool(workers=1) as pool:
            stream = read_all(endless(), talks, talks.rounds, now=NOW, pool=pool)
            answer = await anext(stream)
            await stream.aclose()
            return answer

    assert asyncio.run(first())["id"] == 1
    assert taken <= 5 * CHUNK

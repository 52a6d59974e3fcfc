"""Claims made poll by poll are those made of everything at once."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from extractors.copies import CopyGroup
from extractors.identity import digest
from extractors.model import Article, Attribution, Evidence, Fact, Quantity, RoundRef, Span
from flows.stages.fuse import fuse_news
from storage import lock
from storage.article import Found, record_articles
from storage.copy import record_groups
from storage.database import open_live
from storage.fusion import sayings_to_fuse
from storage.reading import record_readings
from storage.store import Store
from tests.extractors.real_talks import TALKS
from tests.storage.fresh import fresh_database
from tests.storage.sample import NOW, article, later, reading

POLLS: Final = 6
STATUSES: Final = ("agreed", "proposed", "offered", "denied", "completed", "rejected")
TYPES: Final = ("prisoner_exchange", "body_repatriation", "working_group", "duration", "round", "demand", "quote")
ROUNDS: Final = ((), (), (), ("istanbul-2025-2",), ("istanbul-2025-3",), ("istanbul-2025-2", "istanbul-2025-3"))


def facts(dice: random.Random, of: Article) -> tuple[Fact, ...]:
    """Make a few facts of an article that agree, differ and contradict others."""
    return tuple(_fact(dice, of, place) for place in range(dice.randrange(1, 5)))


def _fact(dice: random.Random, of: Article, place: int) -> Fact:
    told = (of.published_at or NOW).date()
    kind, basis = dice.choice(TYPES), dice.choice(("each", "total", "unspecified"))
    count = Quantity(lo=dice.choice((100, 200, 205, 410)), side_basis=basis)
    day = Span(start=told, end=told, granularity="day", basis="text", text="")
    return Fact(
        type=kind,
        status=dice.choice(STATUSES),
        scope="main",
        evidence=Evidence(where="body", start=place, end=place + 3, text=of.body[place : place + 3]),
        rule="test",
        actor=dice.choice(("RU", "UA", "BOTH")),
        quantity=None if kind in ("round", "demand", "quote") or dice.random() < 0.2 else count,
        date=day if dice.random() < 0.5 else None,
        rounds=tuple(RoundRef(round_id=name, basis="date") for name in dice.choice(ROUNDS)),
        attribution=Attribution(speaker=dice.choice((None, "medinsky", "umerov")), chain=()),
        slots={"direction": dice.choice(("RU->UA", "UA->RU"))} if kind == "body_repatriation" else {},
    )


def polls(seed: int) -> Iterator[tuple[list[tuple[Article, tuple[Fact, ...]]], list[CopyGroup]]]:
    """Give what each poll brings: new articles of three months, later versions of known ones, who copies whom."""
    dice, known = random.Random(seed), list[Article]()
    for poll in range(POLLS):
        brought = [_article(dice, f"{poll}-{number}") for number in range(12)]
        changed = [replace(one, version=2, content_sha256=digest(one.url, "2")) for one in known[poll::12] if poll]
        known = [one for one in known if one.article_id not in {new.article_id for new in changed}] + brought
        members = [one.article_id for one in dice.sample(known, len(known) // 2)]
        groups = [
            CopyGroup(key=first, origin="Reuters", article_ids=(first, second))
            for first, second in zip(members[::2], members[1::2], strict=False)
        ]
        yield [(one, facts(dice, one)) for one in [*brought, *changed]], groups


def _article(dice: random.Random, name: str) -> Article:
    outlet = dice.choice(("AP", "AFP", "TASS", "Ukrinform"))
    told = NOW - timedelta(days=dice.randrange(90)) if dice.random() < 0.9 else None
    return article(name, outlet=outlet, family=outlet, origin=outlet, origin_basis="outlet", published_at=told)


@contextmanager
def database(folder: Path) -> Iterator[Store]:
    """Open a new database."""
    path = fresh_database(folder / "parley.duckdb")
    with lock.hold(path, NOW), open_live(path) as store:
        yield store


def bring(store: Store, seed: int, after_each: Callable[[Store, int], None]) -> None:
    """Record every poll with its versions, readings and copy groups."""
    for poll, (brought, groups) in enumerate(polls(seed)):
        at = later(hours=poll)
        found = [Found(entry_id=one.article_id, document_id=None, article=one) for one, _ in brought]
        record_articles(store, found, [], at)
        told = [reading(one, facts=told) for one, told in brought]
        record_readings(store, [replace(one, observations=()) for one in told], [], "rules", f"run-{poll}", at)
        record_groups(store, groups, at)
        after_each(store, poll)


def fused(store: Store, poll: int) -> None:
    """Make the claims of one poll."""
    fuse_news(store, TALKS, later(hours=poll))


def claims(store: Store) -> str:
    """Hash all that is claimed and who stands behind it, whenever it was made."""
    rows = known(store)
    assert min(map(len, rows)) > 100
    assert any(row["matter"] for row in rows[0])
    return digest(repr(rows))


def known(store: Store) -> list[list[dict[str, Any]]]:
    """Give all that is claimed and who stands behind it."""
    return [
        store.rows(
            f"select * exclude (recorded_at, superseded_at) from {table} where superseded_at is null order by all"
        )
        for table in ("claim", "support")
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_claims_made_poll_by_poll_are_those_made_at_once(tmp_path: Path, seed: int) -> None:
    """Whatever came, changed and was regrouped when, claims, their voices and conflicts are the same in the end."""
    with database(tmp_path / "by-poll") as store:
        bring(store, seed, fused)
        by_poll = claims(store)
    with database(tmp_path / "at-once") as store:
        bring(store, seed, lambda *_: None)
        fused(store, POLLS)
        assert claims(store) == by_poll


def test_facts_said_alike_make_the_claims_they_make_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts an older Parley wrote, each a saying of its own, are fused to the same claims, voices and conflicts."""
    for name, only in (("STATUSES", STATUSES[:1]), ("TYPES", TYPES[:2]), ("ROUNDS", ROUNDS[3:])):
        monkeypatch.setattr(sys.modules[__name__], name, only)
    found = []
    for alone in (False, True):
        with database(tmp_path / str(alone)) as store:
            bring(store, 3, lambda *_: None)
            if alone:
                store.run("update fact set saying = null")
            told = sayings_to_fuse(store).sayings
            fused(store, POLLS)
            found.append((len(told), known(store)))
    (few, by_saying), (many, by_fact) = found
    assert by_saying == by_fact
    assert few + 30 < many == len(by_fact[1])
    assert any(claim["matter"] for claim in by_fact[0])

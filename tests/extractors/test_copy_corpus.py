"""Labelled reprints: one text is found as one, who wrote it is known, and claims count these origins exactly."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import config
from extractors.claims import fuse
from extractors.copies import CopyGroup, copy_groups
from extractors.model import Article, Attribution, Evidence, Fact
from flows.record import article_of, published_at
from tests.extractors.fused import sayings

TALKS: Final = config.load_talks(Path(config.__file__).parent / "talks" / "russia_ukraine")
NOW: Final = datetime(2026, 11, 23, tzinfo=UTC)
FILE: Final = Path(__file__).resolve().parents[1] / "data" / "copies" / "pieces.jsonl"
PIECES: Final[dict[str, dict[str, Any]]] = {
    line["id"]: line for line in map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
}
#: Groups that tell one story apart: independent origins of one claim.
STORIES: Final = {
    "opening": {"geneva-open": 1, "geneva-open-r": 1},
    "swap": {"swap-250": 1, "swap-250-a": 1},
    "refusal": {"kremlin-no": 1},
    "list": {"quote-1": 1, "quote-2": 1},
    "letters": {"letters-own": 1},
    "budget": {"budget-own": 1},
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A fact as an article of the set tells it."""

    fact_id: str
    fact: Fact
    article: Article
    copy_group: str
    merge_key: str = ""


@cache
def articles() -> dict[str, Article]:
    """Read every piece as its outlet's article."""
    found = {}
    for name, line in PIECES.items():
        article, _ = article_of(line, TALKS, published_at(line, NOW), NOW)
        found[name] = replace(article, article_id=name, family=line["family"])
    return found


@cache
def groups() -> tuple[CopyGroup, ...]:
    """Group all pieces."""
    return copy_groups(list(articles().values()))


def test_the_set_is_large_enough() -> None:
    """At least 60 pieces in at least 15 groups."""
    assert len(PIECES) >= 60
    assert len({line["group"] for line in PIECES.values()}) >= 15


def test_groups_are_those_labelled() -> None:
    """Every pair that is one text is found, and no other."""
    found = {pair for group in groups() for pair in combinations(sorted(group.article_ids), 2)}
    labelled = {
        (one, other) for one, other in combinations(sorted(PIECES), 2) if PIECES[one]["group"] == PIECES[other]["group"]
    }
    assert sorted(found - labelled) == []
    assert sorted(labelled - found) == []


def test_each_group_has_who_wrote_it() -> None:
    """The origin is the agency credited by any member, else the outlet's own; an aggregator never."""
    told = {PIECES[group.article_ids[0]]["group"]: group.origin for group in groups()}
    assert told == {line["group"]: line["origin"] for line in PIECES.values()}


def test_claims_count_origins_exactly() -> None:
    """A claim that all printings of some texts carry has as many origins as there are texts."""
    group_of = {name: group.article_ids[0] for group in groups() for name in group.article_ids}
    for story, texts in STORIES.items():
        told = [
            Telling(f"{name} {story}", _said(story), articles()[name], group_of[name])
            for name, line in PIECES.items()
            if line["group"] in texts
        ]
        (made,) = fuse(sayings(told), TALKS)
        assert (story, made.claim.origins) == (story, len(texts))
        assert len(made.sayings) == len(told)


def test_ten_reprints_of_one_wire_have_one_origin() -> None:
    """However many print it, under whatever name, one text is one voice."""
    printed = defaultdict(list)
    for name, line in PIECES.items():
        printed[line["group"]].append(name)
    wire = [name for name in printed["geneva-open"] if name]
    many = [
        replace(articles()[wire[n % len(wire)]], article_id=f"{n}", outlet=f"o{n}", family=f"o{n}") for n in range(10)
    ]
    (group,) = copy_groups(many)
    told = [Telling(f"f{one.article_id}", _said("opening"), one, group.article_ids[0]) for one in many]
    (made,) = fuse(sayings(told), TALKS)
    assert (made.claim.origins, made.claim.outlets) == (1, 10)


def _said(words: str) -> Fact:
    return Fact(
        type="summit",
        status="proposed",
        scope="main",
        evidence=Evidence(where="body", start=0, end=len(words), text=words),
        rule="said by a test",
        actor="UA",
        attribution=Attribution(),
    )

"""Judged pairs: what counts, what a merge is, and the figures made of them."""

from __future__ import annotations

from typing import Any

from extractors.score.corpus import TOPIC, Corpus, records
from extractors.score.pairs import confusion, figures, judge, tallies

HEAD = {"headline": "Talks end", "outlet": "Harbour News", "date": "2025-07-23"}


def _pair(number: int, relation: str, *, hard: bool = False, **sides: Any) -> dict[str, Any]:
    return {"id": f"p{number}", "a": HEAD, "b": HEAD, "relation": relation, "hard": hard, **sides}


def test_a_merge_is_two_events_taken_for_one() -> None:
    """A different event found as a copy or a follow-up is merged; one found as a reaction is only wrong."""
    found = [judge(_pair(1, "different_event"), {"relation": name}) for name in ("duplicate", "reaction")]
    assert [(one.right, one.merged) for one in found] == [(False, True), (False, False)]


def test_a_new_version_without_address_is_no_part_of_the_average() -> None:
    """Only an address tells a new version; without one the pair counts nowhere."""
    with_url = _pair(2, "new_version", a={**HEAD, "url": "u"}, b={**HEAD, "url": "u"})
    found = [judge(one, {"relation": "new_version"}) for one in (_pair(1, "new_version"), with_url)]
    assert [one.counted for one in found] == [False, True]
    assert set(tallies(found)) == {"new_version"}


def test_figures_of_pairs() -> None:
    """Macro F1 is the mean over the relations labelled; copies have both rates; hard pairs are told apart."""
    found = [
        judge(_pair(1, "syndicated_copy"), {"relation": "syndicated_copy"}),
        judge(_pair(2, "different_event", hard=True), {"relation": "syndicated_copy", "reason": "looks alike"}),
        judge(_pair(3, "different_event"), {"relation": "different_event"}),
        judge(_pair(4, "reaction"), {"error": "the child died"}),
    ]
    told = {name: value if value is None else round(value, 2) for name, value in figures(found)}
    assert told == {
        "pairs.macro_f1": 0.44,
        "pairs": 0.5,
        "pairs.hard": 0.0,
        "pairs.syndicated_copy.precision": 0.5,
        "pairs.syndicated_copy.recall": 1.0,
        "pairs.apart": 0.5,
    }
    assert confusion(found)["reaction"] == {"error": 1}
    assert list(figures([])) == []


def test_sides_become_records() -> None:
    """A side is a labelled text, a headline as a feed gives it, or sentences under a headline that says nothing."""
    corpus = Corpus(
        name="small",
        texts={"one": "The talks ended."},
        gold={"one": {"document": {}, "facts": []}},
        pairs=[
            {"id": "p1", "a": {"id": "one"}, "b": {"text": "They met.", "own_text": True}},
            {"id": "p2", "a": HEAD, "b": {**HEAD, "text": "They met."}},
        ],
    )
    asked = {one["id"]: one["pair"] for one in records(corpus) if "pair" in one}
    assert asked["pair p1"][0]["text"] == "The talks ended."
    assert asked["pair p1"][1] == {"text": "They met.", "title": TOPIC, "untitled": True}
    assert [one.get("basis") for one in asked["pair p2"]] == ["feed", None]

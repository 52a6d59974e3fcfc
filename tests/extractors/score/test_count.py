"""What counts as found, missed and invented."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from extractors.score.align import align, assign
from extractors.score.count import Tally, count, total
from tests.extractors.score.labels import fact, labels, swap

HEAD = fact("delegation_head", "stated", "UA", words="Rustem Umerov led", person="umerov")


def _tally(gold: dict[str, Any], found: list[dict[str, Any]], mode: str = "strict") -> Tally:
    return total(count(gold, found, mode).tallies.values())


def test_a_perfect_answer_scores_one() -> None:
    """The labels themselves as answer have precision, recall and F1 of one in both modes."""
    for mode in ("strict", "lenient"):
        tally = _tally(labels(swap(), HEAD), [HEAD, swap()], mode)
        assert (tally.precision, tally.recall, tally.f1) == (1.0, 1.0, 1.0)


def test_an_empty_answer_scores_nothing() -> None:
    """Silence has no precision, and a recall of zero."""
    tally = _tally(labels(swap(), HEAD), [])
    assert (tally.precision, tally.recall, tally.f1) == (None, 0.0, 0.0)


def test_a_wrong_status_is_missed_and_invented() -> None:
    """A completed exchange where one was agreed costs recall and precision, leniently too."""
    assert _tally(labels(swap()), [swap("completed")], "lenient") == Tally(0, 1, 1)


def test_a_compatible_status_passes_leniently_only() -> None:
    """Accepted for agreed is right leniently; strictly it is missed and invented."""
    assert _tally(labels(swap()), [swap("accepted")], "lenient") == Tally(1, 0, 0)
    assert _tally(labels(swap()), [swap("accepted")], "strict") == Tally(0, 1, 1)


def test_headline_and_lead_are_one_fact() -> None:
    """Telling a found fact again, in the headline without its number even, is no false positive."""
    again = swap(scope="headline")
    bare = swap("agreed", None, scope="headline", words="Swap agreed")
    assert _tally(labels(swap()), [swap(), again, bare]) == Tally(1, 0, 0)


def test_a_second_telling_with_another_number_is_invented() -> None:
    """Only the same key slots make a repetition."""
    assert _tally(labels(swap()), [swap(), swap("agreed", 300)]) == Tally(1, 1, 0)
    assert _tally(labels(swap()), [swap(), swap("completed")]) == Tally(1, 1, 0)


def test_a_fact_that_is_not_core_is_welcome_and_not_required() -> None:
    """A non-core fact found or missed changes neither precision nor recall."""
    gold = labels(swap(), {**HEAD, "core": False})
    assert _tally(gold, [swap()]) == _tally(gold, [swap(), HEAD]) == Tally(1, 0, 0)


def test_of_two_tellings_of_one_fact_the_core_one_is_met_first() -> None:
    """A fact read where a non-core twin tells it is right about the core fact all the same, and counts for it once."""
    twin = swap(words="Swap agreed", core=False)
    assert _tally(labels(twin, swap()), [swap(words="Swap agreed")]) == Tally(1, 0, 0)
    assert _tally(labels(twin, swap()), [swap("completed", words="Swap agreed")]) == Tally(0, 1, 1)
    assert _tally(labels(swap("agreed", 300, core=False), swap()), [swap("agreed", 300)]) == Tally(0, 0, 1)


def test_types_labelled_partly_have_no_false_positives() -> None:
    """A fact beyond the labels counts against precision only where its type is labelled exhaustively."""
    extra = fact("demand", "demanded", "UA", topic="withdrawal")
    assert _tally(labels(swap(), exhaustive=("prisoner_exchange",)), [swap(), extra]) == Tally(1, 0, 0)
    assert _tally(labels(swap(), exhaustive=("prisoner_exchange", "demand")), [swap(), extra]) == Tally(1, 1, 0)


def test_the_verdict_names_what_it_judged() -> None:
    """Missed core facts are named by their ids, invented ones given whole."""
    verdict = count(labels({**swap(), "id": "g01"}, {**HEAD, "id": "g02"}), [swap(), swap("completed")], "strict")
    assert (sorted(verdict.found), verdict.missed) == (["g01"], ("g02",))
    assert [one["status"] for one in verdict.invented] == ["completed"]


def test_alignment_takes_the_best_pairs_together() -> None:
    """Two exchanges find their own labels, whatever the order."""
    gold = [swap("agreed", 205), swap("completed", 300)]
    assert align(gold, [swap("completed", 300), swap("agreed", 205)]) == {0: 1, 1: 0}


def test_evidence_breaks_ties() -> None:
    """Of two equal facts the one with the label's own words is its partner."""
    gold = [swap()]
    assert align(gold, [swap(words="on Monday"), swap()]) == {0: 1}


def test_types_never_meet() -> None:
    """A fact of another type is nobody's partner."""
    assert align([swap()], [HEAD]) == {}


@given(some.lists(some.lists(some.integers(0, 20), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_assignment_is_the_best_there_is(gains: list[list[int]]) -> None:
    """No other one-to-one assignment of rows to columns has a higher sum."""
    from itertools import permutations

    chosen = assign([[float(gain) for gain in row] for row in gains])
    best = max(
        sum(row[column] for row, column in zip(gains, columns, strict=True))
        for columns in permutations(range(4), len(gains))
    )
    assert len(set(chosen.values())) == len(gains)
    assert sum(gains[row][column] for row, column in chosen.items()) == best


@pytest.mark.parametrize("shape", [(3, 1), (1, 3)])
def test_a_matrix_of_any_shape_is_assigned(shape: tuple[int, int]) -> None:
    """With more rows than columns, or fewer, the shorter side is served whole."""
    gains = [[float(row + column) for column in range(shape[1])] for row in range(shape[0])]
    assert len(assign(gains)) == 1
    assert assign([]) == {}

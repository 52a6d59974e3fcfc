"""Fields are judged where the label fills them, among pairs that match."""

from __future__ import annotations

from extractors.score.fields import FieldTally, fields
from extractors.score.report import score
from extractors.score.sureness import field_tallies, intervals
from tests.extractors.score.labels import TEXT, fact, swap
from tests.extractors.score.test_report import CORPUS, PERFECT


def test_a_field_counts_where_the_label_fills_it() -> None:
    """A filled field is right or wrong; one the label leaves empty is told without a label."""
    gold = swap(date="2025-07-23", city="Istanbul", attribution={"speaker": "umerov"})
    found = swap(date="2025-07-24", city="Istanbul", round="istanbul-2025-3", attribution={"speaker": "Rustem Umerov"})
    tallies = fields([(gold, found)])
    assert {name: (one.judged, one.right) for name, one in tallies.items() if one.judged} == {
        "status": (1, 1), "actor": (1, 1), "quantity": (1, 1), "date": (1, 0), "speaker": (1, 1), "place": (1, 1),
    }  # fmt: skip
    assert tallies["round"] == FieldTally(judged=0, right=0, added=1)


def test_pairs_that_do_not_match_count_nowhere() -> None:
    """Another number is another fact, whatever its other fields say."""
    assert set(fields([(swap(), swap("agreed", 90))]).values()) == {FieldTally()}


def test_persons_agree_in_any_order() -> None:
    """Lists of persons are compared without order, one person by surname."""
    meeting = [fact("side_meeting", "concluded", persons=list(names)) for names in ("ab", "ba")]
    head = [fact("delegation_head", "stated", person=name) for name in ("umerov", "Rustem Umerov")]
    assert fields([(meeting[0], meeting[1]), (head[0], head[1])])["persons"] == FieldTally(judged=2, right=2)


def test_figures_have_intervals_around_them() -> None:
    """Every main figure of a perfect answer is one in every draw; without draws there is no interval."""
    drawn = score(
        CORPUS, lambda name: PERFECT, registered=("prisoner_exchange", "quote"), draws=[[0]], probe_draws=[[0]]
    )
    assert {"facts.strict", "facts.lenient.recall", "main_round", "probes", "field.status"} <= intervals(drawn).keys()
    assert set(intervals(drawn).values()) == {(1.0, 1.0)}
    assert intervals(score(CORPUS, lambda name: PERFECT, registered=())) == {}
    assert field_tallies(drawn)["status"].judged == 2 == len(TEXT.split("Monday"))

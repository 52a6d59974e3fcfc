"""An article follows few earlier ones: a reprint its text alone, others one a relation, with the reason."""

from __future__ import annotations

from dataclasses import replace

from extractors.article_links import Earlier, article_links
from extractors.compared import Told, told
from extractors.model import Reading
from tests.extractors.real_talks import TALKS, read

ROUNDS = {one.round_id: one for one in TALKS.rounds}


def ready(title: str, published: str, outlet: str = "Harbour News") -> Told:
    """Make a headline ready to be compared."""
    made: Reading = read(title, "", published)
    article = replace(made.article, outlet=outlet, family=outlet, article_id=f"{outlet} {title}")
    return told(replace(made, article=article), ROUNDS, TALKS)


REPORT = ready("Russia and Ukraine end third round in Istanbul, agree on swap", "2025-07-23T18:00:00+00:00")
SECOND = ready("Russia, Ukraine hold second round of talks in Istanbul", "2025-06-02T18:00:00+00:00", "Bay Post")


def test_a_reprint_follows_only_its_text() -> None:
    """What one text says of others is said where it was first printed."""
    found = article_links(REPORT, [Earlier(told=SECOND, copied=True), Earlier(told=SECOND, copied=False)])
    assert [(link.relation, link.target_id) for link in found] == [
        ("syndicated_copy", SECOND.reading.article.article_id)
    ]
    assert "Bay Post" in found[0].reason


def test_each_relation_is_linked_once_to_the_likeliest() -> None:
    """The next round after an earlier one is linked with its reason; the second candidate of a relation is not."""
    twin = replace(SECOND, reading=replace(SECOND.reading, article=replace(SECOND.reading.article, article_id="twin")))
    found = article_links(REPORT, [Earlier(told=SECOND, copied=False), Earlier(told=twin, copied=False)])
    assert [(link.relation, link.target_kind) for link in found] == [("next_round", "article")]
    assert found[0].target_id == SECOND.reading.article.article_id
    assert "istanbul-2025-3" in found[0].reason


def test_what_only_shares_a_place_is_not_linked() -> None:
    """Other talks in the same city are another event: no link."""
    other = ready("Iran and European powers hold talks in Istanbul", "2025-07-22T18:00:00+00:00", "Bay Post")
    assert article_links(REPORT, [Earlier(told=other, copied=False)]) == ()

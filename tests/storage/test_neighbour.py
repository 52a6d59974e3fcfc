"""Few earlier articles are offered for a new one: those of its text, its round, its headline's rarer words."""

from __future__ import annotations

from storage.neighbour import Neighbour, covered, neighbours
from storage.store import Store
from tests.storage.sample import article

FIRST, COPY = sorted([article().article_id, article("copy").article_id])


def test_the_earlier_printing_of_a_text_comes_first(cycled: Store) -> None:
    """Of two equal texts the later has the earlier as its neighbour, never the other way round."""
    found = neighbours(cycled, [FIRST, COPY], 5)
    assert found == {COPY: [Neighbour(article_id=FIRST, copied=True)]}


def test_articles_of_one_round_are_neighbours_without_a_common_word(cycled: Store) -> None:
    """A shared round is enough; another text under another headline is no copy."""
    cycled.run("delete from copy_member")
    cycled.run("update article set title = 'Nothing alike' where article_id = $id", id=COPY)
    assert neighbours(cycled, [COPY], 5) == {COPY: [Neighbour(article_id=FIRST, copied=False)]}


def test_headlines_make_neighbours_where_no_round_does(cycled: Store) -> None:
    """Two words of a headline that few others have bring two articles together; one does not."""
    cycled.run("delete from copy_member")
    cycled.run("update coverage set main_round = null, rounds = []")
    assert FIRST in [one.article_id for one in neighbours(cycled, [COPY], 5).get(COPY, [])]
    cycled.run("update article set title = 'Delegations at rest' where article_id = $id", id=COPY)
    assert neighbours(cycled, [COPY], 5) == {}


def test_what_is_long_past_is_nobodys_neighbour(cycled: Store) -> None:
    """An article older than the windows is not offered, whatever it shares but the round's season."""
    cycled.run("update article set published_at = published_at - interval 90 days where article_id = $id", id=FIRST)
    assert neighbours(cycled, [COPY], 5) == {}


def test_covered_gives_what_articles_are_about(cycled: Store) -> None:
    """Articles come with their coverage, in order of their ids."""
    found = covered(cycled, [COPY, FIRST])
    assert [one.article.article_id for one in found] == [FIRST, COPY]
    assert all(one.coverage.main_round == "istanbul-2025-3" for one in found)

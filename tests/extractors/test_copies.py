"""Articles are one text where their words are the same, or where one is another's wire text with cuts."""

from __future__ import annotations

from dataclasses import replace

from extractors.copies import body_key, copy_groups
from extractors.model import Article
from tests.extractors.observed import article

WIRE = (
    "Delegations of the two countries met for a third time on Wednesday evening.\n"
    "The Turkish foreign minister opened the session with a short speech to both teams.\n"
    "They agreed to trade another twelve hundred captives, the head of one delegation said.\n"
    "A leaders' meeting was proposed by one side and turned down by the other.\n"
    "Earlier sessions in the same city had brought two large exchanges of captives."
)
OTHER = (
    "Negotiators sat down together in the palace for less than an hour on Wednesday.\n"
    "Another exchange of captives was settled, both chief negotiators told the press.\n"
    "Nothing was said about a date on which the teams would meet again."
)


def reprint(name: str, body: str, **changes: str) -> Article:
    """Build an outlet's article with an agency's credit."""
    return article(
        article_id=name, outlet=name, body=body, **{"origin": "Anadolu", "origin_basis": "credit", **changes}
    )


def ids(*articles: Article) -> list[tuple[str, ...]]:
    """List the groups by their articles."""
    return [group.article_ids for group in copy_groups(articles)]


def test_equal_bodies_are_one_text() -> None:
    """Bodies that differ in typography and furniture alone are one text, whatever origin they credit."""
    other = WIRE.replace("leaders'", "leaders’") + "\nRead more here"
    assert ids(reprint("a", WIRE), reprint("b", other, origin="b", origin_basis="outlet")) == [("a", "b")]


def test_cut_reprints_are_one_text() -> None:
    """Three outlets that cut one wire report differently form one group, named after the fullest body."""
    lines = WIRE.split("\n")
    shorter, other = "\n".join(lines[:3]), "\n".join([lines[0], *lines[2:]])
    groups = copy_groups([reprint("a", shorter), reprint("b", WIRE), reprint("c", other)])
    assert [(group.article_ids, group.origin) for group in groups] == [(("a", "b", "c"), "Anadolu")]
    assert groups[0].key == body_key(WIRE)


def test_one_sentence_may_be_the_outlets_own() -> None:
    """A dateline set into the first sentence does not make a cut reprint another text."""
    cut = "ISTANBUL (Anadolu) - " + "\n".join(WIRE.split("\n")[:4])
    assert ids(reprint("a", cut), reprint("b", WIRE)) == [("a", "b")]


def test_like_reports_of_two_agencies_stay_apart() -> None:
    """Independent reports of one event, and cut texts under different credits, are different texts."""
    cut = "\n".join(WIRE.split("\n")[:3])
    assert ids(reprint("a", WIRE), reprint("b", OTHER)) == [("a",), ("b",)]
    assert ids(reprint("a", WIRE), reprint("b", cut, origin="Xinhua")) == [("a",), ("b",)]


def test_an_uncredited_cut_is_the_wires_text() -> None:
    """Who prints a wire's sentences without its credit has not written them."""
    cut = reprint("b", "\n".join(WIRE.split("\n")[:3]), origin="b", origin_basis="outlet")
    (group,) = copy_groups([reprint("a", WIRE), cut])
    assert (group.article_ids, group.origin) == (("a", "b"), "Anadolu")


def test_an_aggregator_wrote_nothing() -> None:
    """A text carried by an aggregator and the outlet it comes from is that outlet's, whoever printed it first."""
    wrapped = reprint("a", WIRE, origin="MSN", origin_basis="outlet")
    wrapped = replace(wrapped, distributor="MSN")
    (group,) = copy_groups([wrapped, reprint("b", WIRE, origin="Harbour News", origin_basis="outlet")])
    assert group.origin == "Harbour News"


def test_a_shared_quotation_is_no_copy() -> None:
    """Two reports of one agency that share two sentences stay apart."""
    shared = "\n".join([*WIRE.split("\n")[:2], *OTHER.split("\n")])
    assert ids(reprint("a", WIRE), reprint("b", shared)) == [("a",), ("b",)]


def test_empty_bodies_are_no_copies() -> None:
    """Articles without a body have nothing in common."""
    assert ids(reprint("a", ""), reprint("b", " ")) == [("a",), ("b",)]

"""Every article is linked to what it follows, with a reason; look-alikes are refused with theirs."""

from __future__ import annotations

from datetime import UTC, datetime

from extractors.links import links
from extractors.model import Claim, Link
from tests.extractors.real_talks import TALKS, read

SEEN = datetime(2025, 7, 24, tzinfo=UTC)


def claim(round_id: str, quantity: int) -> Claim:
    """Build an agreed exchange of a round."""
    return Claim(
        claim_id=f"claim-{round_id}-{quantity}",
        round_id=round_id,
        type="prisoner_exchange",
        merge_key="status=agreed|day=deal",
        status="agreed",
        actor="BOTH",
        value={"quantity": quantity, "qualifier": "exact", "per_side": "each"},
        supports=(),
        origins=2,
        outlets=2,
        both_sides="both",
        first_seen_at=SEEN,
        last_seen_at=SEEN,
    )


def linked(title: str, body: str = "", published: str = "2025-07-24T06:00:00+00:00", *claims: Claim) -> dict[str, Link]:
    """Link one article and return its links by relation."""
    found = links([read(title, body, published)], TALKS.rounds, claims, TALKS)
    return {link.relation: link for link in found}


def test_a_report_belongs_to_its_round() -> None:
    """A report is linked to the session it reports, with the words that name it."""
    body = "Russian and Ukrainian delegations ended a third round of talks in Istanbul on Wednesday."
    told = linked("Russia-Ukraine talks end in Istanbul", body)
    assert told["report"].target_id == "istanbul-2025-3"
    assert "istanbul-2025-3 (Istanbul, 23 July 2025)" in told["report"].reason


def test_what_is_carried_out_leads_to_its_agreement() -> None:
    """An exchange carried out under named agreements leads to the round and to the claim that settled it."""
    body = (
        "Russia and Ukraine exchanged 1,200 prisoners each on Thursday under the agreements reached in Istanbul, "
        "the ministry said."
    )
    agreed = claim("istanbul-2025-3", 1200), claim("istanbul-2025-2", 1000)
    found = links(
        [read("Russia and Ukraine exchange prisoners", body, "2025-08-14T15:00:00+00:00")], TALKS.rounds, agreed, TALKS
    )
    carried_out = {link.target_kind: link for link in found if link.relation == "outcome_implementation"}
    assert carried_out["round"].target_id == "istanbul-2025-3"
    assert "agreements reached in Istanbul" in carried_out["round"].reason
    assert "istanbul-2025-3 (Istanbul, 23 July 2025); agreed there" in carried_out["round"].reason
    assert carried_out["round"].reason.startswith("prisoner exchange of 1,200 each carried out")
    assert carried_out["claim"].target_id == "claim-istanbul-2025-3-1200"


def test_a_part_of_what_was_settled_is_called_so() -> None:
    """A count below the one settled is told as a part of it, another count beside it."""
    body = "Russia and Ukraine exchanged {} prisoners each on Thursday under the agreements reached in Istanbul."
    agreed = claim("istanbul-2025-2", 1000)
    part = linked("Prisoners exchanged", body.format(300), "2025-06-20T15:00:00+00:00", agreed)
    assert part["outcome_implementation"].reason.endswith("; part of the 1,000 each settled there")
    more = linked("Prisoners exchanged", body.format("1,200"), "2025-06-20T15:00:00+00:00", agreed)
    assert more["outcome_implementation"].reason.endswith("; settled there: 1,000 each")


def test_an_ambiguous_count_is_not_linked() -> None:
    """A count that two rounds settled leads to neither."""
    body = "Russia and Ukraine exchanged 1,000 prisoners each on Thursday, the ministry said."
    agreed = claim("istanbul-2025-1", 1000), claim("istanbul-2025-2", 1000)
    told = linked("Russia and Ukraine exchange prisoners", body, "2025-06-20T15:00:00+00:00", *agreed)
    assert "outcome_implementation" not in told


def test_lookalikes_are_refused_with_a_reason() -> None:
    """Talks of another conflict or of other company that share place or ordinal are refused, and say why."""
    iran = linked("Third round of Iran-US nuclear talks ends in Istanbul", published="2025-07-26T06:00:00+00:00")
    assert iran["refused"].target_id == "istanbul-2025-3"
    assert "another conflict (Iran–US)" in iran["refused"].reason
    company = linked("US and Ukrainian delegations hold talks in Istanbul", published="2025-07-26T06:00:00+00:00")
    assert "UA, US sit there, not the two sides" in company["refused"].reason


def test_unrelated_news_has_no_links() -> None:
    """News without talks is linked to nothing and refused nothing."""
    assert linked("Company reports record profits") == {}

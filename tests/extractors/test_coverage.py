"""An article's class follows who talks with whom, where it is said, and when it comes out."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.annotate import annotate
from extractors.coverage import cover
from extractors.model import ON_TALKS
from extractors.seasons import season
from tests.extractors.observed import REGISTRY
from tests.extractors.real_talks import TALKS, read, told

JULY = "2025-07-24T06:00:00+00:00"
WINTER = "2026-01-12T06:00:00+00:00"


def class_of(title: str, body: str = "", published: str = JULY) -> str:
    """Return the class of a headline with its summary."""
    article = told(title, body, published)
    assert article.published_at is not None
    return cover(annotate(article, TALKS), TALKS.rounds, article.published_at.date()).doc_class


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Ukraine and Russia finish third round of negotiations in Istanbul without a truce", "", "round_report"),
        ("Talks between Moscow and Kyiv ended after forty minutes", "", "round_report"),
        (
            "No breakthrough in Istanbul",
            "Russian and Ukrainian delegations wrapped up their meeting late on Wednesday with another exchange.",
            "round_report",
        ),
        ("Russian and Ukrainian negotiators begin new round of talks", "The session is under way.", "round_ongoing"),
        ("Third round of Russia-Ukraine talks under way in Istanbul", "", "round_ongoing"),
        ("Russia-Ukraine talks to resume next week, Kremlin says", "", "round_announced"),
        ("Ukrainian and Russian delegations will meet again on Friday", "", "round_announced"),
        ("Russia-Ukraine talks postponed, Turkish ministry says", "", "round_postponed"),
        ("Meeting of Russian and Ukrainian delegations called off", "", "round_postponed"),
        ("Umerov outlines Ukraine's position in negotiations with Russia", "", "followup"),
        ("Russia and Ukraine exchange 250 prisoners each under Istanbul agreements", "", "followup"),
        ("Kremlin: agreements reached at talks with Ukraine are being implemented", "", "followup"),
        (
            "Moscow and Kyiv hold talks in Istanbul",
            "The talks between Russian and Ukrainian delegations ended after two hours without a truce.",
            "round_report",
        ),
        ("Meagre gains as Ukraine and Russia end meeting in Istanbul", "", "round_report"),
        ("Russia-Ukraine talks pushed back to Monday, host says", "", "round_postponed"),
        ("Umerov to lead Ukrainian team at next talks with Russia", "", "round_announced"),
        ("Ninety Ukrainian soldiers return from captivity", "", "followup"),
        ("Istanbul talks: Kyiv gives Moscow a list of names", "", "round_report"),
        ("Ukraine and Russia still at odds after third round in Istanbul", "", "round_report"),
        ("Third session of Ukraine-Russia talks lasts less than an hour", "", "round_report"),
        ("Kyiv and Moscow agree to exchange wounded captives in Istanbul", "", "round_report"),
        ("Moscow offers Kyiv new talks next month", "", "round_announced"),
        ("Kremlin says no date yet for next round of talks with Ukraine", "", "followup"),
        ("Ukraine receives remains of 900 servicemen", "", "followup"),
        ("Progress made in Russia, Ukraine peace talks: Witkoff", "", "followup"),
        ("Trilateral talks of Russia, Ukraine and the United States on hold, host says", "", "round_postponed"),
        ("Moscow and Kyiv still working out dates for another round of talks", "", "round_announced"),
        ("Ukraine, Russia announce a break in their talks", "", "round_ongoing"),
        ("Ankara hosts direct Ukraine-Russia talks", "", "round_ongoing"),
        ("Fidan urges restraint as Russian and Ukrainian negotiators open talks in Istanbul", "", "round_ongoing"),
    ],
)
def test_talks_of_the_two_sides(title: str, body: str, expected: str) -> None:
    """Headlines about sessions of the two sides have the class of what they tell."""
    assert class_of(title, body) == expected


@pytest.mark.parametrize(
    ("title", "body", "published"),
    [
        ("US and Ukraine end second round of talks in Geneva", "", JULY),
        ("Trump and Putin wrap up talks in Alaska", "Ukraine was discussed.", "2025-08-16T06:00:00+00:00"),
        ("Russian drones hit Kharkiv as US pushes for truce", "", JULY),
        ("Zelenskiy holds talks with Macron in Paris", "The leaders discussed the war with Russia.", JULY),
        ("European leaders meet for another round of Ukraine talks", "", WINTER),
        ("Pope urges Russia and Ukraine to hold talks", "", WINTER),
        ("Ukraine talks in London yield pledge of troops", "", WINTER),
        ("Russian missiles destroy school in Kharkiv on eve of talks in Istanbul", "", "2025-07-22T06:00:00+00:00"),
        ("Russian and Ukrainian officials hold talks in Istanbul on grain exports", "", WINTER),
        ("Mayor of Melitopol speaks of life under siege", "", WINTER),
        ("Court Questions Zelenskyy’s Former Aide", "", WINTER),
        ("Moscow hails envoy's talks with Washington on peace", "", WINTER),
        ("Ukraine willing to hold talks with Russia – Poland's foreign ministry", "", "2025-07-21T06:00:00+00:00"),
        ("Putin ready to negotiate with Ukraine, China says", "", "2025-07-21T06:00:00+00:00"),
    ],
)
def test_the_same_war_is_related(title: str, body: str, published: str) -> None:
    """Talks of a mediator with one side, of allies, and the fighting are related and no talks of the two sides."""
    assert class_of(title, body, published) == "related"


@pytest.mark.parametrize(
    "title",
    [
        "Second round of Iran-US nuclear talks ends in Muscat",
        "Thailand and Cambodia sign ceasefire after talks in Kuala Lumpur",
        "Israel and Hamas agree to exchange hostages for prisoners",
        "Company reports record profits for the third quarter",
        "Armenia and Azerbaijan hold new round of peace talks in Abu Dhabi",
        "Moscow and Washington trade prisoners, Griner among them",
        "Nuclear talks near their end as Russia seeks guarantees",
    ],
)
def test_other_conflicts_are_not_talks(title: str) -> None:
    """Other conflicts, whatever words they share, and everyday news are not talks."""
    assert class_of(title) == "not_talks"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Second round of trilateral talks on Ukraine opens in UAE", "round_ongoing"),
        ("Next round of Ukraine peace talks moved to Thursday", "round_postponed"),
        ("Three-way talks on Ukraine called off over Iran war", "round_postponed"),
        ("European leaders gather for next round of Ukraine talks", "related"),
    ],
)
def test_counted_sessions_need_no_second_name(title: str, expected: str) -> None:
    """Rounds and talks of three that name Ukraine and nobody else are sessions of the two sides."""
    assert class_of(title, published=WINTER) == expected


def test_talks_aside_are_background() -> None:
    """In the season of a round, talks that stand in a subordinate clause make background, not a report."""
    said = class_of("Odesa counts the damage after night of drone strikes, as negotiators meet in talks with Russia")
    assert said in ("background", "related")


def test_a_readout_is_no_report() -> None:
    """A leader who was told of talks that began makes a follow-up; talks far behind in another story make nothing."""
    body = (
        "The President told his guest of the war and informed him about the negotiations with Ukraine that began today."
    )
    assert class_of("Telephone conversation with the Russian President", body, "2022-02-28T20:00:00+00:00") in (
        "followup",
        "related",
    )
    body = (
        "An envoy of Trump lands in Moscow. A deadline is near. "
        "Rounds of talks between Kyiv and Moscow ended without a truce."
    )
    assert class_of("Putin awaits visitor", body, "2025-11-05T06:00:00+00:00") == "related"


def test_a_speech_is_no_report() -> None:
    """A speech that says a session took place is background."""
    body = (
        "Dear people!\nToday the third round of negotiations between Ukraine and Russia took place.\n"
        "Our soldiers hold the line."
    )
    assert class_of("We stand together - address by the President", body) == "background"


def test_bare_talks_are_ours_only_in_season() -> None:
    """A headline that names nobody is about our talks in the days around a known round and at no other time."""
    assert class_of("Little progress in talks as Ukrainian cities are shelled", published=JULY) in ON_TALKS
    assert class_of("Little progress in talks as Ukrainian cities are shelled", published=WINTER) == "related"


def test_a_late_report_is_a_followup() -> None:
    """Words of a report that come out a week after the session are a follow-up, by the calendar."""
    title = "Ukraine and Russia failed to reach a deal at talks in Istanbul"
    assert class_of(title, published=JULY) == "round_report"
    assert class_of(title, published="2025-07-30T06:00:00+00:00") == "followup"


def test_reasons_are_plain_words() -> None:
    """The reasons quote the article and name the round nearby."""
    reasons = read("Third round of Russia-Ukraine talks under way in Istanbul", published=JULY).coverage.reasons
    assert reasons == (
        "a session of the two sides is told as going on: “Third round of Russia-Ukraine talks under way in Istanbul”",
        "published 1 day after istanbul-2025-3",
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 7, 23), ("istanbul-2025-3", 0)),
        (date(2025, 7, 30), ("istanbul-2025-3", 7)),
        (date(2025, 5, 14), ("istanbul-2025-1", -2)),
        (date(2025, 10, 1), None),
        (None, None),
    ],
)
def test_seasons(day: date | None, expected: tuple[str, int] | None) -> None:
    """A season is the ten days after and the week before a round of the two parties."""
    near = season(REGISTRY, day)
    assert (near and (near.round.round_id, near.days)) == expected


def test_an_outcome_is_the_report_while_the_session_is_news() -> None:
    """What came of a session is the report of it a day later, and a consequence a week later."""
    title, body = "Kyiv says results of the talks with Russia in Istanbul are modest", "The two sides parted."
    assert read(title, body, "2025-07-24T06:00:00+00:00").coverage.doc_class == "round_report"
    assert read(title, body, "2025-07-30T06:00:00+00:00").coverage.doc_class == "followup"


def test_a_guide_to_the_talks_is_background() -> None:
    """A chronicle of sessions reports none of them and is about none."""
    body = "The delegations of Russia and Ukraine met in Istanbul on May 16, June 2 and July 23, 2025."
    told = read("Timeline: how Russia and Ukraine have talked", body, "2025-07-27T06:00:00+00:00").coverage
    assert (told.doc_class, told.main_round) == ("background", None)


def test_a_round_counted_higher_than_the_last_known_is_another() -> None:
    """A report of the fourth round is a report, however long ago the third was."""
    body = "Delegations of Russia and Ukraine ended the fourth round of talks in Istanbul on Wednesday."
    assert read("Russia-Ukraine talks end", body, "2025-07-30T18:00:00+00:00").coverage.doc_class == "round_report"


@pytest.mark.parametrize(
    ("title", "day", "expected"),
    [
        ("Russia and Ukraine trade barbs over prisoners", "2025-07-24", "round_report"),
        ("Russia and Ukraine trade barbs over prisoners", "2025-07-29", "followup"),
        ("Zelensky thanks partners for new air defences", "2025-07-24", "followup"),
    ],
)
def test_a_comment_that_tells_the_session_reports_it(title: str, day: str, expected: str) -> None:
    """On the day after a session, what both sides do there is its report, where the opening tells it as over."""
    body = (
        "Negotiators from Kyiv and Moscow agreed on another exchange. Each side blamed the other for delays. "
        "The third round of talks between Russian and Ukrainian delegations ended in Istanbul after forty minutes. "
        "No date was set for another."
    )
    assert class_of(title, body, f"{day}T06:00:00+00:00") == expected


def test_readiness_out_of_season_is_no_plan() -> None:
    """A party that is merely ready for talks, long after the last ones, announces nothing."""
    assert (
        class_of("Ukraine is ready for talks with Russia to save lives", "", "2023-07-24T06:00:00+00:00") == "related"
    )

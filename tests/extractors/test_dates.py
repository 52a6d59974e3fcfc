"""What date phrases mean, counted from Thursday 24 July 2025 unless a row says otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.dates import dates, resolve_dates
from extractors.text import clean

TODAY = date(2025, 7, 24)

#: Text → "start[/end] grain basis" of every span, in order.
TABLE: tuple[tuple[str, str], ...] = (
    # weekdays: past by default, today included
    ("The talks ended late Wednesday.", "2025-07-23 day resolved"),
    ("The talks ended late on Wednesday.", "2025-07-23 day resolved"),
    ("Talks ended on Wednesday evening.", "2025-07-23 day resolved"),
    ("The delegations met on Thursday.", "2025-07-24 day resolved"),
    ("The delegations met on Friday.", "2025-07-18 day resolved"),
    ("Russia and Ukraine met Wednesday in Istanbul.", "2025-07-23 day resolved"),
    ("Early Tuesday the first buses crossed the border.", "2025-07-22 day resolved"),
    ("The bodies were returned on Saturday and Sunday.", "2025-07-19 day resolved; 2025-07-20 day resolved"),
    ("Overnight into Tuesday the delegations continued.", "2025-07-22 day resolved"),
    ("Wednesday's talks lasted an hour.", "2025-07-23 day resolved"),
    ("Direct talks were held last Friday.", "2025-07-18 day resolved"),
    ("They met last Thursday.", "2025-07-17 day resolved"),
    ("It happened this past Monday.", "2025-07-21 day resolved"),
    ("The swap took place on MONDAY.", "2025-07-21 day resolved"),
    # weekdays ahead
    ("The delegations will meet on Wednesday.", "2025-07-30 day resolved"),
    ("The delegations will meet on Thursday.", "2025-07-24 day resolved"),
    ("The delegations are set to meet Saturday.", "2025-07-26 day resolved"),
    ("Talks are scheduled for Friday.", "2025-07-25 day resolved"),
    ("A second round is expected on Monday.", "2025-07-28 day resolved"),
    ("Russia, Ukraine to hold talks on Sunday", "2025-07-27 day resolved"),
    ("The exchange is due to be completed on Monday.", "2025-07-28 day resolved"),
    ("The next round will take place in Istanbul, Turkey, on Friday.", "2025-07-25 day resolved"),
    ("The prisoners will be exchanged on Friday.", "2025-07-25 day resolved"),
    ("The second round will be held next Monday.", "2025-07-28 day resolved"),
    ("They meet again next Friday.", "2025-08-01 day resolved"),
    ("The teams meet this Friday.", "2025-07-25 day resolved"),
    ("A session this coming Tuesday is possible.", "2025-07-29 day resolved"),
    ("He wants an answer by Friday.", "2025-07-25 day resolved"),
    ("Putin agreed to meet on Saturday.", "2025-07-26 day resolved"),
    ("Kyiv proposed a meeting on Wednesday.", "2025-07-30 day resolved"),
    ("Envoys arrived ahead of Friday's talks.", "2025-07-25 day resolved"),
    ("They will begin talks in the hall, on Monday.", "2025-07-28 day resolved"),
    # the day of saying is past, whatever is said
    (
        "Zelenskiy said on Monday the talks will take place on Wednesday.",
        "2025-07-21 day resolved; 2025-07-30 day resolved",
    ),
    (
        "The delegations will meet on Wednesday, the president said on Monday.",
        "2025-07-30 day resolved; 2025-07-21 day resolved",
    ),
    ("Peskov said on Tuesday that no breakthrough will come.", "2025-07-22 day resolved"),
    ("The Kremlin on Tuesday said talks will go on.", "2025-07-22 day resolved"),
    ("He told reporters late Wednesday the work would continue.", "2025-07-23 day resolved"),
    # near days
    ("Talks were held today.", "2025-07-24 day resolved"),
    ("Yesterday's talks lasted 40 minutes.", "2025-07-23 day resolved"),
    ("They met yesterday evening.", "2025-07-23 day resolved"),
    ("They will meet tomorrow.", "2025-07-25 day resolved"),
    ("Overnight, drones struck the port.", "2025-07-24 day resolved"),
    ("They spoke last night.", "2025-07-23 day resolved"),
    ("The day before yesterday the lists were swapped.", "2025-07-22 day resolved"),
    ("They meet the day after tomorrow.", "2025-07-26 day resolved"),
    ("The two spoke this morning.", "2025-07-24 day resolved"),
    ("Tonight the teams rest.", "2025-07-24 day resolved"),
    # days of the calendar
    ("The round was held on 23 July 2025.", "2025-07-23 day text"),
    ("The round was held on July 23, 2025.", "2025-07-23 day text"),
    ("On July 23 the delegations met.", "2025-07-23 day resolved"),
    ("On 23 July the delegations met.", "2025-07-23 day resolved"),
    ("On the 23rd of July the delegations met.", "2025-07-23 day resolved"),
    ("On July 23rd the delegations met.", "2025-07-23 day resolved"),
    ("They last met on 2 June.", "2025-06-02 day resolved"),
    ("They met on Jun. 2 in the palace.", "2025-06-02 day resolved"),
    ("The attack of Feb. 24, 2022, began the war.", "2022-02-24 day text"),
    ("The war began on 24 February 2022.", "2022-02-24 day text"),
    ("They met on Sept. 5, 2024.", "2024-09-05 day text"),
    ("Signed 2025-07-23.", "2025-07-23 day text"),
    ("Signed on 23.07.2025.", "2025-07-23 day text"),
    ("The talks were held on Tuesday evening, 23 July.", "2025-07-23 day resolved"),
    ("On Wednesday, July 23, they met.", "2025-07-23 day resolved"),
    ("It took place on Friday, May 16, 2025.", "2025-05-16 day text"),
    ("The sessions of 16 May and 2 June ended early.", "2025-05-16 day resolved; 2025-06-02 day resolved"),
    ("They met on 2 and 3 June.", "2025-06-02 day resolved; 2025-06-03 day resolved"),
    ("They met on June 2 and 3, then left.", "2025-06-02 day resolved; 2025-06-03 day resolved"),
    ("The teams will meet on 14 August.", "2025-08-14 day resolved"),
    ("They will meet on January 10.", "2026-01-10 day resolved"),
    ("They met on December 20.", "2024-12-20 day resolved"),
    ("On 30 February nothing happened.", ""),
    # ranges
    ("The first groups go between 25 and 28 July.", "2025-07-25/2025-07-28 range resolved"),
    ("The session ran from 23 to 24 July.", "2025-07-23/2025-07-24 range resolved"),
    ("The session of July 23-24 is over.", "2025-07-23/2025-07-24 range resolved"),
    ("The session of 23–24 July is over.", "2025-07-23/2025-07-24 range resolved"),
    ("From 28 February to 3 March 2022 they talked.", "2022-02-28/2022-03-03 range text"),
    # months and years
    (
        "The rounds in June and May led to swaps.",
        "2025-06-01/2025-06-30 month resolved; 2025-05-01/2025-05-31 month resolved",
    ),
    ("Talks in March 2022 collapsed.", "2022-03-01/2022-03-31 month text"),
    ("The invasion that began in February 2022 goes on.", "2022-02-01/2022-02-28 month text"),
    ("He wants a meeting in August.", "2025-08-01/2025-08-31 month resolved"),
    ("They last met in December.", "2024-12-01/2024-12-31 month resolved"),
    ("The May round ended early.", "2025-05-01/2025-05-31 month resolved"),
    ("It was agreed in early June.", "2025-06-01/2025-06-10 month resolved"),
    ("It was agreed in mid-July.", "2025-07-10/2025-07-20 month resolved"),
    ("It was agreed in late May.", "2025-05-21/2025-05-31 month resolved"),
    ("It was agreed last June.", "2025-06-01/2025-06-30 month resolved"),
    ("Talks have stalled since April.", "2025-04-01/2025-04-30 month resolved"),
    ("They first talked in 2022.", "2022-01-01/2022-12-31 year text"),
    ("He may come, he may not.", ""),
    ("The troops march on the city.", ""),
    # parts of the calendar
    ("The sides exchanged prisoners earlier this month.", "2025-07-01/2025-07-24 month resolved"),
    ("They met last month.", "2025-06-01/2025-06-30 month resolved"),
    ("They will meet next month.", "2025-08-01/2025-08-31 month resolved"),
    ("They will meet later this month.", "2025-07-24/2025-07-31 month resolved"),
    ("They will meet next week.", "2025-07-28/2025-08-03 week resolved"),
    ("The lists were swapped last week.", "2025-07-14/2025-07-20 week resolved"),
    ("The lists were swapped earlier this week.", "2025-07-21/2025-07-24 week resolved"),
    ("They meet this weekend.", "2025-07-26/2025-07-27 range resolved"),
    ("It was the first swap this year.", "2025-01-01/2025-12-31 year resolved"),
    ("It failed last year.", "2024-01-01/2024-12-31 year resolved"),
    # deadlines
    ("Kyiv proposed a summit by the end of August.", "2025-08-31 day resolved"),
    ("A summit by the end of August 2026 is the aim.", "2026-08-31 day text"),
    ("They want it before the end of the month.", "2025-07-31 day resolved"),
    ("It must be done by the end of next week.", "2025-08-03 day resolved"),
    ("It must be done by the end of the year.", "2025-12-31 day resolved"),
    ("He wants an answer by Thanksgiving.", "2025-11-27 day resolved"),
    ("The guns should fall silent by Christmas.", "2025-12-25 day resolved"),
    ("The exchange must be finished within 10 days.", "2025-07-24/2025-08-03 range resolved"),
    ("It will happen in the next two weeks.", "2025-07-24/2025-08-07 range resolved"),
    ("It will happen in the coming days.", "2025-07-24/2025-07-31 range resolved"),
    ("It must end within a week of the talks of 23 July.", "2025-07-23/2025-07-30 range resolved"),
    ("They will meet in three days.", "2025-07-27 day resolved"),
    # lengths of time are no dates
    ("The talks lasted three days.", ""),
    ("Trump set a 50-day deadline.", ""),
    # distances
    ("They met three days ago.", "2025-07-21 day resolved"),
    ("It was agreed two weeks ago.", "2025-07-07/2025-07-13 week resolved"),
    ("It was agreed a month ago.", "2025-06-01/2025-06-30 month resolved"),
    (
        "The war began on 24 February 2022 and talks opened four days later.",
        "2022-02-24 day text; 2022-02-28 day resolved",
    ),
    ("They met on 2 June and had spoken a week earlier.", "2025-06-02 day resolved; 2025-05-26 day resolved"),
    # what looks like a date and is none
    ("Article 5 and Resolution 2202 were quoted.", ""),
    ("At 14:43 the doors closed.", ""),
    ("They swapped 205 for 205.", ""),
)  # fmt: skip


def _shown(text: str, today: date | None = TODAY) -> str:
    return "; ".join(
        f"{s.start}{'' if s.start == s.end else f'/{s.end}'} {s.granularity} {s.basis}"
        for s in resolve_dates(clean(text), today, "feed")
    )


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text for text, _ in TABLE])
def test_a_phrase_names_its_days(text: str, wanted: str) -> None:
    """A phrase gives the days a reader of that Thursday understands, with their grain and basis."""
    assert _shown(text) == wanted


def test_the_table_is_large() -> None:
    """At least 120 phrases are pinned."""
    assert len(TABLE) >= 120


@pytest.mark.parametrize(
    ("text", "today", "wanted"),
    [
        ("Direct talks were held last Friday.", date(2025, 5, 23), "2025-05-16 day resolved"),  # a Friday
        ("The talks ended late on Wednesday.", date(2025, 7, 23), "2025-07-23 day resolved"),  # the day itself
        ("The second round will be held next Monday.", date(2025, 5, 28), "2025-06-02 day resolved"),
        ("The talks will take place next Monday.", date(2025, 6, 1), "2025-06-02 day resolved"),  # a Sunday
        ("They met on 28 December.", date(2026, 1, 3), "2025-12-28 day resolved"),
        ("They will meet on 5 January.", date(2025, 12, 28), "2026-01-05 day resolved"),
        ("They met in December.", date(2026, 1, 15), "2025-12-01/2025-12-31 month resolved"),
        ("The exchange of 29 February is remembered.", date(2024, 3, 1), "2024-02-29 day resolved"),
        ("Overnight into Tuesday they talked.", date(2025, 11, 25), "2025-11-25 day resolved"),
    ],
)
def test_a_phrase_counts_from_the_day_of_its_article(text: str, today: date, wanted: str) -> None:
    """Across weekends, years and leap days the same words name other days."""
    assert _shown(text, today) == wanted


@pytest.mark.parametrize("text", ["The talks ended on Wednesday.", "They met on 2 June.", "They met yesterday."])
def test_without_a_day_nothing_is_guessed(text: str) -> None:
    """Where the article's day is unknown a relative phrase is a date without a span."""
    found = dates(clean(text), None, None)
    assert [(m.kind, m.span) for m in found] == [("date", None)]


def test_a_date_in_full_needs_no_day_to_count_from() -> None:
    """A date printed with its year resolves where the article's day is unknown."""
    assert _shown("They met on 2 June 2025.", None) == "2025-06-02 day text"


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The minister said on Wednesday the talks will go on.", ["reporting"]),
        ("The talks were held on Wednesday, he told reporters on Thursday.", [None, "reporting"]),
        ("The Kremlin on Friday announced a pause.", ["reporting"]),
        ("The talks ended on Wednesday.", [None]),
    ],
)
def test_the_day_of_saying_is_marked(text: str, forms: list[str | None]) -> None:
    """A day that belongs to a verb of reporting is told apart from the event's day."""
    assert [m.form for m in dates(clean(text), TODAY, "feed")] == forms


def test_a_resolved_date_says_what_it_rests_on() -> None:
    """A worked-out day carries its reference, a day printed in full carries none."""
    worked_out, in_full = resolve_dates("On Wednesday they recalled 16 May 2025.", TODAY, "dateline")
    assert (worked_out.reference, in_full.reference) == ("dateline", None)

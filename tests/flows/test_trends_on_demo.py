"""Every saved question on the demo, against rows counted by hand; and the answers README.md prints.

What the rows are counted from, day by day (2026, UTC). Runs: 01-23 06:00, 24 20:00, 27, 30, 02-01, 02, 04, 05 (17:45,
22:00), 07, 14, 17, 18, 20, 24, 26, 03-06: 4 days of January, 11 of February, 1 of March; 9 feeds, of which one
(Der Uferbote) failed once, on 02-24. Articles about the talks:
  01-22 Saltmarsh announces Abu Dhabi · 23 Northline announces, Linden from the session (20:35) · 24 Meridian reports
  (17:05), printed by Northgate (17:48), Tallow (18:20) and on 25 Old Mill (05:30); Northline's own report (18:10)
  01-29 Old Mill: 1,000 bodies to Ukraine · 02-01 Northgate, 02-02 Saltmarsh: put off
  02-04 Tallow from the second session (18:36) · 05 Meridian (13:40) and Saltmarsh (17:30) report 314 prisoners agreed,
  Northgate (15:50): 157 each handed over · 13 Northline, 16 Meridian announce Geneva · 17 Linden (21:10) from the
  session · 18 Northline (13:05), 19 Saltmarsh (07:00) report · 19 Old Mill (13:00), 20 Tallow follow up · 22 Northgate
  looks back · 26 (Meridian, other news) 1,000 bodies · 03-05 Meridian: 200 each of 500 each · 03-06 Saltmarsh: 300.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from storage.query import query
from storage.trend import in_sql, run_trend, trend_names
from tests.lived_demo import LivedDemo
from tests.readme_answers import README, answer, asked

pytestmark = pytest.mark.slow

JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
AD1, AD2, GENEVA = "abu-dhabi-2026-1", "abu-dhabi-2026-2", "geneva-2026-1"
ALL = (None, None)

#: Trend, bounds and cuts, how many columns are compared, the rows.
GOLDEN: list[tuple[str, tuple[date | None, date | None], dict[str, str], int, list[tuple[Any, ...]]]] = [
    (  # Week of 01-19: 1 + 2 + 4 + 1 articles, 3 of them copies; 2 days polled of 9 outlets, 6 articles on those two
        # days: 6/18. Week of 01-26: Old Mill and Northgate; polled on 27, 30 and 02-01, one of the two on such a day.
        "coverage",
        (None, FEB),
        {"by": "all", "every": "week"},
        8,
        [(date(2026, 1, 19), "all", 8, 5, 9, 18, 28, 0.33), (date(2026, 1, 26), "all", 2, 2, 5, 27, 63, 0.04)],
    ),
    (  # Nothing polled on 01-28 and nothing known of it: a gap. On 29 nothing polled, but one article known later.
        "coverage",
        (date(2026, 1, 27), date(2026, 1, 29)),
        {"by": "all"},
        6,
        [
            (date(2026, 1, 27), "all", 0, 0, 0, 9),
            (date(2026, 1, 28), "all", None, None, None, 0),
            (date(2026, 1, 29), "all", 1, 1, 1, 0),
        ],
    ),
    (  # 314 agreed, 157 each home; 500 each announced, 200 and 300 each home; bodies of 01-29 and 02-26 under no round.
        "exchanges",
        ALL,
        {},
        8,
        [
            ("prisoners", AD1, date(2026, 1, 24), "agreed", None, None, None, 0),
            ("prisoners", AD2, date(2026, 2, 5), "agreed", 314, 314, 1.0, 1),
            ("prisoners", GENEVA, date(2026, 2, 18), "announced", 1000, 1000, 1.0, 2),
            ("bodies", None, None, None, None, 2000, None, 2),
        ],
    ),
    (  # 157 each on 02-05; 200 each on 03-05 and 300 each on 03-06.
        "prisoners_home",
        ALL,
        {},
        7,
        [(JAN, 0, 0, 0, 0, 0, 4), (FEB, 314, 157, 157, 1, 314, 11), (MAR, 1000, 500, 500, 2, 1314, 1)],
    ),
    (  # Linden 01-30 15:05: Trump asks Putin for a week's pause, who agrees; Northline 02-13: Moscow refuses a truce.
        # Days up to 03-06.
        "ceasefire",
        ALL,
        {},
        6,
        [
            ("RU", "any", "rejected", date(2026, 2, 13), None, 21),
            ("RU", "temporary", "accepted", date(2026, 1, 30), None, 35),
            ("US", "temporary", "called_for", date(2026, 1, 30), None, 35),
        ],
    ),
    (  # First round: Linden 20:35, Meridian +1230 min, Northline +1295, Tallow +1305, Old Mill +1975. Second: Tallow
        # 18:36, Meridian +1144, Saltmarsh +1374. Geneva: Linden 21:10, Northline +955, Saltmarsh +2030.
        "first",
        ALL,
        {},
        5,
        [
            ("The Linden Post", 2, 2, 0.0, 0),
            ("Tallow Street Observer", 1, 2, 652.5, 1305),
            ("Northline News Agency", 0, 2, 1125.0, 1295),
            ("Meridian Press Agency", 0, 2, 1187.0, 1230),
            ("Saltmarsh Courier", 0, 2, 1702.0, 2030),
            ("Old Mill Gazette", 0, 1, 1975.0, 1975),
        ],
    ),
    (  # What March says first: Meridian 500 each to come, 200 each (told twice), Saltmarsh 300 and 200; a mediator.
        "corroboration",
        (MAR, None),
        {"every": "month"},
        7,
        [(MAR, "prisoner_exchange", 5, 5, 0, 0, 0), (MAR, "mediator", 1, 1, 0, 0, 0)],
    ),
    (  # Of these Medinsky says the 500, and the Russian ministry thanks the mediator.
        "confirmed",
        (MAR, None),
        {},
        6,
        [("prisoner_exchange", 5, 0, 1, 0, 4), ("mediator", 1, 0, 1, 0, 0)],
    ),
    (  # Round of 01-24: Northgate 02-22. Of 02-05: Northgate 2.2 hours after Meridian, and on 02-22 (17 days). Geneva:
        # Old Mill, Tallow, Meridian, Saltmarsh after 1, 2, 15, 16 days, the first 23.9 hours after Northline.
        "follow_up_lag",
        (None, None),
        {},
        8,
        [
            ("istanbul-2025-3", date(2025, 7, 23), 1, 1, 1, None, 190.0, 190),
            (AD1, date(2026, 1, 24), 1, 1, 1, 685.9, 29.0, 29),
            (AD2, date(2026, 2, 5), 2, 1, 2, 2.2, 8.5, 17),
            (GENEVA, date(2026, 2, 18), 4, 4, 2, 23.9, 8.5, 16),
        ],
    ),
    (  # Saltmarsh 02-19 has Medinsky lead where others have Kostyukov, for both rounds of Abu Dhabi; nobody gave in.
        "conflicts",
        ALL,
        {},
        6,
        [(JAN, None, 0, 0, None, 4), (FEB, "delegation_head", 2, 0, 2, 11), (MAR, None, 0, 0, None, 1)],
    ),
    (  # Ukraine: a summit, interceptors. Russia: a summit in Moscow; land it demands. The US: a pause. Nobody answered.
        "proposals",
        ALL,
        {"by": "actor"},
        3,
        [("UA", 2, 2), ("RU", 1, 1), ("US", 1, 1)],
    ),
    (  # Zelensky (printed by four) and Sybiha; Umerov and Medinsky; nobody.
        "quotes",
        ALL,
        {"by": "side"},
        4,
        [(JAN, "UA", 2, 5), (FEB, "RU", 1, 1), (FEB, "UA", 1, 1), (MAR, None, 0, None)],
    ),
    (  # Of 12, 35 and 2 new entries: seven off topic or unread (cover), six pages not to be had (fetch), one too old,
        # one twice (poll), one empty (read), all in February.
        "drops",
        ALL,
        {"by": "stage", "every": "month"},
        6,
        [
            (JAN, None, 0, 12, None, 4),
            (FEB, "cover", 7, 35, 0.2, 11),
            (FEB, "fetch", 6, 35, 0.17, 11),
            (FEB, "poll", 2, 35, 0.06, 11),
            (FEB, "read", 1, 35, 0.03, 11),
            (MAR, None, 0, 2, None, 1),
        ],
    ),
    (  # Seen in the run of 17:45: published 13:40, 15:10, 15:20, 15:50, 17:30.
        "delay",
        (date(2026, 2, 5), date(2026, 2, 5)),
        {"every": "day"},
        5,
        [
            (date(2026, 2, 5), who, float(minutes), float(minutes), 1)
            for who, minutes in [
                ("Meridian Press Agency", 245),
                ("Old Mill Gazette", 155),
                ("Вечірній берег", 145),
                ("Northgate Daily", 115),
                ("Saltmarsh Courier", 15),
            ]
        ],
    ),
    (  # The alert of 01-23 06:00 rests on Saltmarsh (01-22 18:40) and Northline (01-23 01:25).
        "delay_to_alert",
        (date(2026, 1, 23), date(2026, 1, 23)),
        {"every": "day"},
        6,
        [(date(2026, 1, 23), "all", 275.0, 275.0, 680.0, 1)],
    ),
    (  # Of the articles seen at 17:45 those with facts, known when that run ended.
        "delay_to_fact",
        (date(2026, 2, 5), date(2026, 2, 5)),
        {"every": "day", "by": "outlet"},
        5,
        [
            (date(2026, 2, 5), "Meridian Press Agency", 245.0, 245.0, 1),
            (date(2026, 2, 5), "Northgate Daily", 115.0, 115.0, 1),
            (date(2026, 2, 5), "Saltmarsh Courier", 15.0, 15.0, 1),
        ],
    ),
    (  # The run of 02-17 22:00: an attack; Linden is in Geneva, so held; two had announced it, so confirmed.
        "changes",
        (date(2026, 2, 17), date(2026, 2, 17)),
        {},
        3,
        [
            (datetime(2026, 2, 17, 22, tzinfo=UTC), "attack wave completed", None),
            (datetime(2026, 2, 17, 22, tzinfo=UTC), "round confirmed", GENEVA),
            (datetime(2026, 2, 17, 22, tzinfo=UTC), "round held", GENEVA),
        ],
    ),
    (  # 2025-07-23 to 01-23: 184 days; 01-24 to 02-04: 11; 02-05 to 02-17: 12; 02-18 to the last run, 03-06: 16.
        "gaps",
        (JAN, None),
        {},
        9,
        [
            (AD1, "all", date(2026, 1, 23), date(2026, 1, 24), "Abu Dhabi", "istanbul-2025-3", 184, 2, None),
            (AD2, "all", date(2026, 2, 4), date(2026, 2, 5), "Abu Dhabi", AD1, 11, 2, None),
            (GENEVA, "all", date(2026, 2, 17), date(2026, 2, 18), "Geneva", AD2, 12, 2, 16),
        ],
    ),
    (  # Meridian 03-05 quotes Medinsky and the Russian ministry; Saltmarsh 03-06 names nobody.
        "people",
        (MAR, None),
        {},
        4,
        [(MAR, "medinsky", 1, 1), (MAR, "russian_defence_ministry", 1, 1)],
    ),
    (  # In March nobody proposes, demands, accepts or refuses; 500 each are announced, and handed over.
        "stances",
        (MAR, None),
        {},
        7,
        [(MAR, None, None, None, 0, None, 1)],
    ),
    (  # 9 feeds times 9, 28 and 6 days; polled on 4, 11 and 1 of them, one feed on one day less; 4, 12 and 1 runs.
        "polling",
        ALL,
        {"by": "all", "every": "month"},
        7,
        [
            (JAN, "all", 81, 36, 36, 0, 12),
            (FEB, "all", 252, 98, 108, 1, 35),
            (MAR, "all", 54, 9, 9, 0, 2),
        ],
    ),
    (  # Tallow 02-03 tells of a promise that had held until 02-01.
        "deadlines",
        ALL,
        {},
        7,
        [("ultimatum", 1, 0, 0, 0, 0, 1)],
    ),
]


@pytest.mark.parametrize(("name", "days", "cuts", "width", "rows"), GOLDEN, ids=[one[0] for one in GOLDEN])
def test_a_trend_counts_what_a_person_counts(
    lived_demo: LivedDemo,
    name: str,
    days: tuple[date | None, date | None],
    cuts: dict[str, str],
    width: int,
    rows: list[tuple[Any, ...]],
) -> None:
    """The rows are those counted by hand from the articles of the demo."""
    told = run_trend(lived_demo.snapshot, name, *days, by=cuts.get("by"), every=cuts.get("every"))
    assert [row[:width] for row in told.rows] == rows


def test_every_trend_is_counted_by_hand() -> None:
    """No saved question is without its golden rows."""
    assert {one[0] for one in GOLDEN} == set(trend_names())


def test_the_readme_prints_what_the_demo_answers(lived_demo: LivedDemo) -> None:
    """Each command of README.md prints what stands under it; ``python -m tests.readme_answers`` renews it."""
    commands = asked(README.read_text(encoding="utf-8"))
    assert len(commands) >= 5
    for command, printed in commands:
        assert answer(command, lived_demo.folder) == printed, command


def test_a_view_and_its_trend_agree(lived_demo: LivedDemo) -> None:
    """What came home by day, by round and by month is the same in all."""
    by_day = "select sum(total) from handovers where type = 'prisoner_exchange'"
    by_month = f"select sum(total) from ({in_sql('prisoners_home')})"
    by_round = "select sum(home_total) from prisoner_exchanges"
    assert {query(lived_demo.snapshot, sql).rows for sql in (by_day, by_month, by_round)} == {((1314,),)}

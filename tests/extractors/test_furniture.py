"""Furniture goes, the report stays, and every offset finds its way back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.furniture import Cut, cut
from extractors.furniture_lines import kind_of
from tests.extractors.pages import REPORT

TITLE = "Third session ends with a swap"
FURNITURE = {
    "rule": ["_____", "* * *", "—", "https://gazette.test/a", "desk@gazette.test", "2025-07-23T19:00:00Z"],
    "credit": [
        "© 2025 Example News Ltd.",
        "(c) 2025 Example",
        "Copyright 2025 The Associated Press. All rights reserved.",
        "Distributed by Example Syndicate, LLC.",
        "(Reporting by A. Roe; Editing by B. Poe)",
        "—With assistance from J. Doe.",
        "The Associated Press contributed to this report.",
        "Source: Agencies",
        "(AFP)",
        "This article was originally published by the Herald.",
    ],
    "note": ["Correction: An earlier version gave a wrong figure.", "Editor's note: Updated with a reaction."],
    "advert": ["Advertisement", "Story continues below", "Sponsored"],
    "related": ["Related articles", "Read more", "Most read", "More from World:", "DON’T MISS"],
    "link": [
        "Read also: Envoys prepare for autumn",
        "READ MORE: Who sits at the table",
        "MINISTER SAYS THE NEXT MEETING WILL BE THE LAST ONE",
        "The post Envoys meet appeared first on The Gazette.",
    ],
    "share": ["Share", "Share on Facebook", "Share this article", "Tweet", "Facebook Twitter WhatsApp", "Print"],
    "signup": ["Sign up for our newsletter", "Subscribe to The Gazette", "Follow us on X", "Download our app now"],
    "caption": [
        "Photo: A. Roe",
        "© Reuters",
        "FILE PHOTO: Envoys at a table last month",
        "Image caption, The hall before the session",
        "Envoys arrive at the palace. REUTERS/Jane Roe",
        "Buses with freed soldiers (AP Photo/Jane Roe)",
    ],
    "comments": ["Comments", "12 Comments", "Leave a reply", "Join the conversation"],
}
ABOVE = {
    "byline": ["By Jane Roe", "BY JANE ROE AND JOHN DOE", "By Jane Roe, Associated Press"],
    "section": [
        "Published in World & Nation",
        "Updated 3:15 p.m.",
        "July 23, 2025",
        "Published July 23, 2025 at 7:04 PM EDT",
        "Updated 3 hours ago",
        "4 min read",
    ],
}
SENTENCES = [
    *REPORT,
    "By Wednesday evening both teams had left.",
    "Comments by the envoy suggested otherwise.",
    "Share prices fell after the talks broke up.",
    "Read the text of the memorandum, he told reporters.",
    "NATO SAID NO.",
    "THE TWO SIDES AGREED TO EXCHANGE TWELVE HUNDRED PRISONERS.",
    "Follow-up talks are planned.",
    "Photos of the meeting showed two empty chairs.",
    "More than 1,000 bodies were returned",
    "“We agreed,” he said",
]


def _check(text: str, done: Cut) -> None:
    """Check that every span of the body lies in the source letter for letter, in order."""
    for at, start, length in done.spans:
        assert done.body[at : at + length] == text[start : start + length]
    assert sum(length for *_, length in done.spans) + max(0, len(done.spans) - 1) == len(done.body)
    assert list(done.spans) == sorted(done.spans)


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in FURNITURE.items() for line in lines])
def test_furniture_is_known_anywhere(kind: str, line: str) -> None:
    """A line of furniture is named by its kind below a report as above it."""
    assert kind_of(line, top=False) == kind_of(line, top=True) == kind


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in ABOVE.items() for line in lines])
def test_furniture_of_the_top_holds_only_there(kind: str, line: str) -> None:
    """Bylines, section lines and dates are furniture above a report and text inside it."""
    assert kind_of(line, top=True) == kind
    assert kind_of(line, top=False) is None


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_is_no_furniture(line: str) -> None:
    """Sentences that begin like furniture stay."""
    assert kind_of(line, top=True) is None


def test_a_report_is_freed_of_what_surrounds_it() -> None:
    """Only the report is left, credit and byline and note are kept apart, and the map is exact."""
    lines = [
        TITLE, "Published in World & Nation", "By Jane Roe", "Share", *REPORT[:3], "Advertisement",
        "Read also: Who sits at the table", *REPORT[3:], "_____", "Correction: It was Wednesday.",
        "© 2025 Example News Ltd.", "Comments", "peace at last!!! they agreed on everything",
    ]  # fmt: skip
    text = "\r\n".join(lines)
    done = cut(text, TITLE)
    assert done.body == "\n".join(REPORT)
    assert (done.bylines, done.notes) == (("By Jane Roe",), ("Correction: It was Wednesday.",))
    assert done.credits == ("© 2025 Example News Ltd.",)
    assert done.title_start == 0
    _check(text, done)


def test_offsets_lead_back_to_the_source() -> None:
    """The start and the exclusive end of any words of the body map to those words in the source."""
    text = f"{TITLE}\n\n  {REPORT[0]}\n\nShare\n\n{REPORT[1]}  \n"
    done = cut(text, TITLE)
    start = done.body.index("exchange of captives")
    end = start + len("exchange of captives")
    assert text[done.to_source(start) : done.to_source(end)] == "exchange of captives"
    last = len(done.body)
    assert text[done.to_source(last - 9) : done.to_source(last)] == done.body[-9:]
    assert done.title_to_source(3) == 3
    assert cut(REPORT[0], "").title_to_source(3) is None
    assert cut(f"“{TITLE}”\n{REPORT[0]}", TITLE).title_to_source(0) == 1
    assert cut(f"{TITLE.upper()}\n{REPORT[0]}", TITLE).title_to_source(0) is None


def test_a_list_of_other_headlines_goes_and_the_report_goes_on() -> None:
    """Headlines below "Related" are cut until the report continues with a sentence."""
    text = "\n".join((REPORT[0], "Related stories", "Envoys pack", "What the maps show", REPORT[1]))
    assert cut(text, "").body == "\n".join(REPORT[:2])


def test_a_button_above_the_report_ends_nothing() -> None:
    """The word Comments above the report is a button; below it everything after it is readers' words."""
    assert cut("Comments\n" + "\n".join(REPORT), "").body == "\n".join(REPORT)
    assert cut("\n".join((*REPORT, "3 comments", "Peace was agreed, I heard.")), "").body == "\n".join(REPORT)


def test_a_headline_repeated_with_the_outlet_is_cut() -> None:
    """The headline with another mark, case or the outlet's name behind it is the headline."""
    for line in (TITLE.upper(), f"{TITLE} | The Gazette", f"“{TITLE}”"):
        assert cut(f"{line}\n{REPORT[0]}", TITLE).body == REPORT[0]


def test_a_credit_that_closes_the_last_paragraph_is_cut() -> None:
    """A copyright behind the last sentence leaves the paragraph and joins the credits."""
    text = f"{REPORT[0]}\n{REPORT[1]} © 2025 Example News Ltd."
    done = cut(text, "")
    assert (done.body, done.credits) == ("\n".join(REPORT[:2]), ("© 2025 Example News Ltd.",))
    _check(text, done)


@given(st.text(max_size=600), st.text(max_size=40))
def test_any_text_maps_back(text: str, title: str) -> None:
    """Whatever the text, each span of the body is found in the source unchanged."""
    _check(text, cut(text, title))


@given(
    st.lists(st.sampled_from([line for lines in (*FURNITURE.values(), *ABOVE.values()) for line in lines] + SENTENCES))
)
def test_any_mixture_maps_back(lines: list[str]) -> None:
    """Furniture and sentences in any order map back too, and nothing but given lines is in the body."""
    text = "\n\n".join(lines)
    done = cut(text, TITLE)
    _check(text, done)
    assert set(done.body.split("\n")) <= {*lines, ""}


@pytest.mark.parametrize(
    "unit", ["A ", "a", "9", "© ", "photo ", "share ", "follow a. ' on", "July 23 ", "12:30 ", "(AP "]
)
def test_no_line_takes_long(unit: str) -> None:
    """The longest line that is looked at, of any repeated unit, is named within a twentieth of a second."""
    line = (unit * 420)[:418] + "~"
    began = time.perf_counter()
    kind_of(line, top=True)
    assert time.perf_counter() - began < 0.05

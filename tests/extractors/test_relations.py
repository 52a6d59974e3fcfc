"""How reports stand to each other, step by step; the labelled pairs themselves are scored, with floors."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

import config
from extractors.phases import carries_out, days_named, moves_on, phase, ranks, weekdays
from flows.relating import relate_records

TALKS: Final = config.load_talks(Path(config.__file__).parent / "talks" / "russia_ukraine")
NOW: Final = datetime(2026, 11, 23, tzinfo=UTC)
REPORT: Final = (
    "The delegations of Russia and Ukraine met in Geneva for six hours on Saturday behind closed doors.\n"
    "They spoke of an exchange of prisoners and of the bodies of the fallen, a member of a delegation told reporters.\n"
    "No day was named for another session, although both of them wish to meet again before the winter."
)


def _relation(one: dict[str, Any], other: dict[str, Any]) -> str:
    return relate_records((one, other), TALKS, TALKS.rounds, NOW)["relation"]


def _head(title: str, outlet: str, day: str) -> dict[str, Any]:
    return {"title": title, "outlet": outlet, "published": day, "text": "", "basis": "feed"}


def _said(text: str) -> dict[str, Any]:
    return {"title": "Russia-Ukraine talks: the latest", "text": text, "untitled": True}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The sides agreed to free 300 prisoners each.", "The sides did not agree to free 300 prisoners each."),
        ("The talks went into a third day.", "The third round of talks has begun."),
        ("Russia handed over 1,200 bodies on 4 March.", "Russia handed over 900 bodies on 2 April."),
        ("Envoys of Iran and the United States met in Geneva.", "Envoys of Russia and Ukraine met in Geneva."),
    ],
)
def test_different_things_stay_apart(one: str, other: str) -> None:
    """Agreed and not agreed, a day and a round, two handovers, two conflicts: never linked, whichever comes first."""
    assert (_relation(_said(one), _said(other)), _relation(_said(other), _said(one))) == ("different_event",) * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The sides will exchange 150 prisoners each.", "In all 300 prisoners will be exchanged by the sides."),
        ("The session lasted about 90 minutes.", "The meeting lasted less than two hours."),
    ],
)
def test_one_statement_in_other_words(one: str, other: str) -> None:
    """A count each and the whole, a length and its bound are one statement."""
    assert _relation(_said(one), _said(other)) == "duplicate"


def test_an_outlet_that_respells_a_name_has_written_anew() -> None:
    """The same headline printed elsewhere is a copy; with the name in another spelling it is told independently."""
    first = _head("Ukraine's Zelenskiy says delegation will travel to Geneva on Monday", "Harbour News", "2025-11-08")
    same = {**first, "outlet": "Northgate Daily"}
    other = {**same, "title": first["title"].replace("Zelenskiy", "Zelenskyy")}
    assert (_relation(first, same), _relation(first, other)) == ("syndicated_copy", "duplicate")


def test_one_address_is_a_new_version() -> None:
    """Two reports at one address are versions of one, however much the headline changed."""
    first = {**_head("Talks begin", "Harbour News", "2025-11-08"), "url": "https://harbour.example/talks"}
    assert _relation(first, {**first, "title": "No truce after long night in Geneva"}) == "new_version"


@pytest.mark.parametrize(
    ("changed", "relation"),
    [
        ({"url": "https://harbour.example/2025/envoys-to-meet-in-geneva-77124"}, "new_version"),
        ({"url": "https://harbour.example/2025/envoys-to-meet-in-geneva-77124", "outlet": "Bay Post"}, "other"),
        ({"url": "https://harbour.example/a/77124"}, "other"),
        ({"url": "https://harbour.example/x/envoys-to-meet-in-geneva-77124", "published": "2025-11-19"}, "other"),
        ({"url": "https://harbour.example/a/1", "text": f"{REPORT}\nThe envoys left at night."}, "new_version"),
        ({"url": "https://harbour.example/a/1", "text": "The envoys met in Geneva. They left again."}, "other"),
    ],
)
def test_a_report_put_up_again_is_a_new_version(changed: dict[str, Any], relation: str) -> None:
    """One outlet's same words of the address, or same text, within days: a version; anything less is none."""
    url = "https://harbour.example/2025/11/08/envoys-to-meet-in-geneva-76001"
    first = _head("Envoys of Russia and Ukraine to meet in Geneva", "Harbour News", "2025-11-08") | {"url": url}
    if "text" in changed:
        first |= {"text": REPORT, "basis": "page"}
    found = _relation(first, {**first, "title": "Envoys of Russia and Ukraine meet in Geneva", **changed})
    assert (found if found == "new_version" else "other") == relation


def test_phases_of_a_headline() -> None:
    """A headline tells before, during, after, or looks at it from outside."""
    assert phase("Negotiators to meet in Geneva on Monday") == "coming"
    assert phase("Talks under way in Geneva") == "running"
    assert phase("Talks end without a deal") == "over"
    assert phase("What the Geneva talks achieved") == "weighing"
    assert phase("Drones over Odesa") is None
    assert moves_on("coming", "over")
    assert moves_on(None, "weighing")
    assert not moves_on("over", "over")
    assert not moves_on(None, "over")


def test_turns_days_and_deals_in_a_headline() -> None:
    """Ordinals keep what they count; weekdays come in order; carrying out is told by its words."""
    assert ranks("Second day of the third round") == {(2, "day"), (3, "round")}
    assert ranks("Day one of the 2nd session") == {(1, "day"), (2, "round")}
    assert weekdays("Moved from Sunday to Monday") == ("sunday", "monday")
    assert carries_out("Freed under the Geneva deal")
    assert carries_out("Second stage of the swap")
    assert not carries_out("The sides agreed in Geneva")


def test_the_same_words_of_two_days_are_two_events() -> None:
    """What happens again and again is told in the same words; the day printed keeps it apart."""
    one, other = (f"Corridors were opened for civilians of Sumy on {day}." for day in ("5 March", "March 8"))
    assert _relation(_said(one), _said(other)) == "different_event"
    assert days_named(one) == {(5, "mar")}
    assert days_named(other) == {(8, "mar")}

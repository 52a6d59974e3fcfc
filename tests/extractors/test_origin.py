"""Origins and datelines: who wrote it, where and when it was filed."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.dateline import opening_agency, read_dateline
from extractors.origin import Origin, read_origin
from tests.extractors.pages import AGENCIES, NOW


def origin(
    *, credit: str = "", byline: str = "", body: str = "", outlet: str = "The Gazette"
) -> tuple[str, str, str | None]:
    """Read an origin from single lines."""
    found: Origin = read_origin(credits=(credit,), bylines=(byline,), body=body, outlet=outlet, agencies=AGENCIES)
    return found.name, found.basis, found.distributor


def test_a_credit_line_names_origin_and_distributor() -> None:
    """The owner of the copyright wrote it, the syndicate passed it on."""
    line = "©2024 Bloomberg L.P. All rights reserved. Distributed by Tribune Content Agency, LLC."
    assert origin(credit=line) == ("Bloomberg", "credit", "Tribune Content Agency")


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("By Jane Roe, Associated Press", "Associated Press"),
        ("By REUTERS", "The Gazette"),
        ("Reuters", "Reuters"),
        ("AFP", "AFP"),
        ("By Jane Roe for Interfax-Ukraine", "Interfax-Ukraine"),
        ("By Gazette staff with Reuters", "The Gazette"),
        ("Jane Roe and AFP", "The Gazette"),
        ("Photos by AFP", "The Gazette"),
        ("By Ap Roe", "The Gazette"),
    ],
)
def test_a_byline_names_the_agency_that_wrote(byline: str, name: str) -> None:
    """An agency in a byline is the origin unless it only helped; its sign is read in its own letters."""
    assert origin(byline=byline)[0] == name


def test_credit_goes_before_byline_and_byline_before_dateline() -> None:
    """Credit, byline, dateline and outlet are asked in this order."""
    body = "KYIV (AP) — Buses came."
    assert origin(credit="© 2025 Thomson Reuters", byline="AFP", body=body)[:2] == ("Reuters", "credit")
    assert origin(byline="AFP", body=body)[:2] == ("AFP", "byline")
    assert origin(body=body)[:2] == ("Associated Press", "dateline")
    assert origin(body="Buses came.")[:2] == ("The Gazette", "outlet")


def test_an_agencys_own_site_is_the_agency() -> None:
    """An outlet that signs as an agency is that agency, by its one name."""
    assert origin(outlet="AP News")[:2] == ("Associated Press", "outlet")
    assert origin(outlet="TASS")[:2] == ("TASS", "outlet")


@pytest.mark.parametrize(
    "line", ["AFP contributed to this report.", "—With assistance from Reuters.", "(Additional reporting by AP)"]
)
def test_helping_is_not_writing(line: str) -> None:
    """An agency that contributed is no origin."""
    assert origin(credit=line) == ("The Gazette", "outlet", None)


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("ISTANBUL, Turkey — Envoys met.", "Istanbul", None, None),
        ("MOSCOW, July 23. /TASS/. Envoys met.", "Moscow", "TASS", date(2025, 7, 23)),
        ("KYIV (AP) — Envoys met.", "Kyiv", "Associated Press", None),
        ("KYIV, Ukraine (AP) — Envoys met.", "Kyiv", "Associated Press", None),
        ("KYIV, July 23 (Reuters) - Envoys met.", "Kyiv", "Reuters", date(2025, 7, 23)),
        ("KYIV. July 23 (Interfax-Ukraine) - Envoys met.", "Kyiv", "Interfax-Ukraine", date(2025, 7, 23)),
        ("Istanbul (AFP) – Envoys met.", "Istanbul", "AFP", None),
        ("ABU DHABI, United Arab Emirates (AP) — Envoys met.", "Abu Dhabi", "Associated Press", None),
        ("KYIV/MOSCOW, 23 July 2025 (Reuters) — Envoys met.", "Kyiv/Moscow", "Reuters", date(2025, 7, 23)),
        ("UNITED NATIONS, Dec. 30 (AP) -- Envoys met.", "United Nations", "Associated Press", date(2024, 12, 30)),
        ("МОСКВА, 23 июля. /ТАСС/. Встреча прошла.", "Москва", None, date(2025, 7, 23)),
    ],
)
def test_a_dateline_is_read(opening: str, place: str, agency: str | None, day: date | None) -> None:
    """Place, agency and day of a dateline are read; a day without a year is the last one before publication."""
    found = read_dateline(opening, agencies=AGENCIES, published=NOW)
    assert found is not None
    assert (found.place, found.agency, found.day) == (place, agency, day)


@pytest.mark.parametrize(
    "opening",
    ["Envoys met in Istanbul — again.", "NATO — the alliance — met.", "A — B", "Putin (AP) said so.", "", "— —",
     "ENVOYS MEET AGAIN", "It was, July 23, (Reuters) said"],
)  # fmt: skip
def test_an_ordinary_opening_is_no_dateline(opening: str) -> None:
    """A sentence with a dash or brackets opens without a dateline."""
    assert read_dateline(opening, agencies=AGENCIES, published=NOW) is None


def test_a_dateline_may_stand_below_a_list_of_points() -> None:
    """The dateline is read below a standfirst, and no further down than the fifth line."""
    points, line = "Envoys part.\nNo date is named.\n", "KYIV (AP) — Buses came."
    found = read_dateline(points + line, agencies=AGENCIES, published=NOW)
    assert found is not None
    assert (found.place, opening_agency(points + line, AGENCIES)) == ("Kyiv", "Associated Press")
    assert read_dateline(points * 3 + line, agencies=AGENCIES, published=NOW) is None


def test_a_day_needs_a_year_from_somewhere() -> None:
    """Without a publication date a day without a year stays unknown, and a day that is none too."""
    without = read_dateline("KYIV, July 23 (AP) — X.", agencies=AGENCIES, published=None)
    wrong = read_dateline("KYIV, Feb. 30 (AP) — X.", agencies=AGENCIES, published=NOW)
    assert without is not None
    assert wrong is not None
    assert (without.day, wrong.day) == (None, None)


def test_an_agency_may_open_without_a_place() -> None:
    """A sign before the dash names the agency where no place stands."""
    assert opening_agency("July 23 (Reuters) - Envoys met.", AGENCIES) == "Reuters"
    assert opening_agency("(Reuters) — Envoys met.", AGENCIES) == "Reuters"
    assert opening_agency("Envoys met (Reuters) today - again.", AGENCIES) is None

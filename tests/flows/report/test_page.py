"""The page is made of values alone: what strangers wrote stays text, and nothing leads out but the web."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from lxml import etree, html

import config
from extractors.model import Talks
from flows.report import words
from flows.report.page import report_page, round_page
from storage.report import Material
from tests.flows.report.hostile import hostile
from tests.flows.report.made import NOW, ROUND, claim, material, piece


@cache
def _talks() -> Talks:
    return config.load(None, environment={}).talks


def _page(given: Material) -> etree._Element:
    return html.document_fromstring(report_page(given, _talks(), NOW))


def _strange(page: etree._Element) -> list[str]:
    """List what no page of ours has: a second script or style, handlers, styles in place, addresses off the web."""
    found = [one.tag for one in page.iter("img", "iframe", "object", "embed", "base", "b")]
    found += [one.tag for tag in ("script", "style") for one in list(page.iter(tag))[1:]]
    for one in page.iter(etree.Element):
        found += [f"{name}={value}" for name, value in one.items() if name.startswith("on") or name == "style"]
        href = one.get("href", "#")
        found += [href] if not href.startswith(("#", "http://", "https://", "data:,")) else []
    return found


@pytest.mark.parametrize("compose", [report_page, round_page])
def test_what_strangers_write_stays_text(compose: Any) -> None:
    """Script and markup in every place a publisher can write are shown as letters, and no such address is a link."""
    page = html.document_fromstring(compose(hostile(), _talks(), NOW))
    assert _strange(page) == []
    shown = page.text_content()
    assert "<script>alert(1)</script>" in shown
    assert ("{{ 7*7 }}" in shown, "\u202e" in shown, "\x00" in shown) == (True, False, False)


def test_links_out_take_nothing_along() -> None:
    """Every link to the web is opened apart, without opener or referrer."""
    given = material(claims={"c1": claim("c1")}, evidence={"c1": [piece("c1")]})
    links = [one for one in _page(given).iter("a") if one.get("href", "").startswith("http")]
    assert {(one.get("rel"), one.get("target")) for one in links} == {("noopener noreferrer nofollow", "_blank")}


def test_the_policy_allows_the_pages_own_script_and_style_alone() -> None:
    """The content policy names two hashes and nothing that may be fetched."""
    (policy,) = _page(material()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_a_number_has_its_evidence_with_the_sentence_around_it() -> None:
    """The number is a link to the words, which stand marked in their own sentence."""
    given = material(
        claims={"c1": claim("c1")},
        evidence={"c1": [piece("c1")]},
        by_round={ROUND: [{"claim_id": "c1", "round_id": ROUND, "in_all": 3}]},
    )
    page = _page(given)
    (number,) = page.xpath(f"//section[@id='round-{ROUND}']//a[text()='200']")
    (evidence,) = page.xpath(f"//*[@id='{number.get('href')[1:]}']//blockquote")
    assert evidence.text_content() == "On Thursday both sides freed 200 each at the border."
    assert evidence.find("mark").text == "freed 200 each"
    assert "2 more claims" in page.text_content()


def test_an_empty_database_makes_a_page_too() -> None:
    """Without a round, an article or a feed the page says so in every part."""
    shown = _page(material(rounds=[], in_full=())).text_content()
    assert "No round of the talks is known yet." in shown
    assert "No feed was polled yet." in shown


def test_an_old_snapshot_says_so() -> None:
    """A page made long after the last cycle says how old what it shows is."""
    late = NOW.replace(year=2027)
    page = html.document_fromstring(report_page(material(), _talks(), late))
    assert "365 days old" in page.text_content()


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        (" http://a.example ", "http://a.example"),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example/x", None),
        ("https://", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str | None, link: str | None) -> None:
    """Anything but http and https with a host is no link."""
    assert words.link(address) == link

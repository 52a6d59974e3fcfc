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
from storage.report import Material, Row
from tests.flows.report.made import NOW, ROUND, a_round, claim, material, piece

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><b style="color:red">{{ 7*7 }}\u202e\x00 </style>'
BAD_LINK = "javascript:alert(3)//https://northline.example"


@cache
def _talks() -> Talks:
    return config.load(None, environment={}).talks


def _page(given: Material) -> etree._Element:
    return html.document_fromstring(report_page(given, _talks(), NOW))


def _hostile() -> Material:
    said = claim("c1", matter="m", speakers=[HOSTILE], value={"quantity": 200.0, "unit": HOSTILE, "kind": HOSTILE})
    quote: Row = {
        "claim_id": "c2",
        "words": HOSTILE,
        "speaker": HOSTILE,
        "role": HOSTILE,
        "round_id": None,
        "outlets": 1,
    }
    quote |= {"said_at": NOW, "in_all": 1}
    deadline: Row = {
        "deadline_on": NOW.date(),
        "met": "open",
        "days_left": 0,
        "set_at": NOW,
        "type": "summit",
        "open": 1,
    }
    deadline |= {"actor": None, "status": "proposed", "words": HOSTILE, "claim_id": None, "in_all": 1}
    differs: Row = {"type": "summit", "subject": HOSTILE, "russia": "offered", "ukraine": "called_for", "in_all": 1}
    for side, adjective in (("russia", "russian"), ("ukraine", "ukrainian")):
        differs |= {f"{adjective}_number": None, f"{adjective}_claim_id": None}
        differs |= {f"{side}_says": HOSTILE, f"{side}_said_at": NOW}
    row = {"round_id": ROUND, "title": HOSTILE, "outlet": HOSTILE, "url": BAD_LINK, "in_all": 2, "published_at": NOW}
    version = {"claim_id": "c1", "since": NOW, "given_up": False, "voices": [{"who": HOSTILE}]}
    strange = dict.fromkeys(("title", "evidence_text", "before", "outlet"), HOSTILE)
    return material(
        rounds=[a_round(venue=HOSTILE, basis=HOSTILE, series=HOSTILE)],
        claims={"c1": said, "c2": claim("c2", type="quote", status="stated", value={"words": HOSTILE})},
        evidence={"c1": [piece("c1", **strange, url=BAD_LINK)]},
        by_round={ROUND: [{"claim_id": "c1", "round_id": ROUND, "in_all": 9}]},
        articles=[row | {"printed": 2, "origin": HOSTILE, "doc_class": "followup", "article_id": "a"}],
        followups=[row | {"relation": "refused", "reason": HOSTILE, "article_id": "a"}],
        events=[{"round_id": ROUND, "state": "held", "happened_on": None, "decided_at": NOW, "origins": [HOSTILE]}],
        conflicts=[{"round_id": ROUND, "type": "x", "resolved": False, "claims": [version, version], "in_all": 1}],
        quotes=[quote],
        deadlines=[deadline],
        differs=[differs],
        changes=[{"changed_at": NOW, "what": HOSTILE, "round_id": ROUND, "source_id": "x", "in_all": 1}],
        sources=[
            {
                "outlet": HOSTILE,
                "side": "third",
                "country": HOSTILE,
                "articles": 1,
                "own": 1,
                "takes_from": [HOSTILE],
                "last_at": NOW,
                "in_all": 1,
            }
        ],
    )


def _strange(page: etree._Element) -> list[str]:
    """List what no page of ours has: a second script or style, handlers, styles in place, addresses off the web."""
    found = [one.tag for one in page.iter("img", "iframe", "object", "embed", "base", "form", "b") if not _ours(one)]
    found += [one.tag for tag in ("script", "style") for one in list(page.iter(tag))[1:]]
    for one in page.iter(etree.Element):
        found += [f"{name}={value}" for name, value in one.items() if name.startswith("on") or name == "style"]
        href = one.get("href", "#")
        found += [href] if not href.startswith(("#", "http://", "https://", "data:,")) else []
    return found


def _ours(one: etree._Element) -> bool:
    return one.tag == "form" or (one.tag == "b" and not one.items() and one.getparent().tag == "figcaption")


@pytest.mark.parametrize("compose", [report_page, round_page])
def test_what_strangers_write_stays_text(compose: Any) -> None:
    """Script and markup in every place a publisher can write are shown as letters, and no such address is a link."""
    page = html.document_fromstring(compose(_hostile(), _talks(), NOW))
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

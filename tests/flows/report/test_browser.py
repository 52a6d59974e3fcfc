"""The report of the demo in a real browser: nothing is fetched, nothing complains, evidence is one click away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import config
from flows.report.page import report_page, round_page
from storage.report import read_report
from tests.flows.report.chromium import Scheme, browser, needs_chromium, opened
from tests.flows.report.hostile import hostile
from tests.lived_demo import LivedDemo

pytestmark = [pytest.mark.slow, needs_chromium]
#: Unfolds one of each kind and leaves three of every list: the others are made alike, and axe-core is slow.
UNFOLD = """
['', '.round', '.evidences'].forEach(kind => document.querySelector(`details${kind}`)?.setAttribute('open', ''));
document.querySelectorAll('ul, ol, tbody, details.evidences, .quotes').forEach(list =>
  [...list.children].slice(4).forEach(one => one.remove()));
document.querySelectorAll('details.round:not([open])').forEach(one => one.remove());
"""
NOW = datetime.fromisoformat("2026-03-06T21:00+00:00")


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    """Give one browser for all."""
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def report(lived_demo: LivedDemo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the report the demo wrote, with the page of a round beside it."""
    folder = tmp_path_factory.mktemp("report")
    talks = config.load(None, environment={}).talks
    page = round_page(read_report(lived_demo.snapshot, NOW, "geneva-2026-1"), talks, NOW)
    (folder / "round.html").write_text(page, encoding="utf-8")
    return Path(shutil.copy(lived_demo.folder / "report.html", folder))


def test_it_opens_without_a_word_and_asks_for_nothing(running: Browser, report: Path) -> None:
    """At phone and desktop width the console stays empty, nothing is fetched, nothing is wider than the screen."""
    for width in (390, 1280):
        watched = opened(running, report, width=width)
        overflow = watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (watched.complaints, watched.asked_for, overflow) == ([], [], 0)
        watched.page.close()


def test_a_click_on_a_number_shows_its_evidence(running: Browser, report: Path) -> None:
    """The 314 agreed at Abu Dhabi opens the sentence that says so, with its link; Escape closes it."""
    page = opened(running, report).page
    page.locator("#ledger td a.n", has_text="314").first.click()
    drawer = page.locator("dialog[open]")
    assert "314" in drawer.locator("mark").first.inner_text()
    assert str(drawer.locator("a.out").first.get_attribute("href")).startswith("http")
    assert drawer.locator("a.out").first.get_attribute("rel") == "noopener noreferrer nofollow"
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.close()


def test_every_number_leads_to_something_on_the_page(running: Browser, report: Path) -> None:
    """No link within the page is dead, in the report and on the page of a round."""
    for path in (report, report.with_name("round.html")):
        page = opened(running, path).page
        dead = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
            ".filter(id => !document.getElementById(id))"
        )
        assert dead == []
        page.close()


@pytest.mark.parametrize(("scheme", "rules"), [("light", None), ("dark", ["color-contrast"])])
def test_axe_finds_no_serious_fault(
    running: Browser, report: Path, scheme: Scheme, rules: Sequence[str] | None
) -> None:
    """With one of each that folds unfolded axe-core finds nothing serious or critical; dark differs in colours."""
    options: dict[str, object] = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    for path in (report, report.with_name("round.html")):
        page = opened(running, path, scheme=scheme).page
        page.evaluate(UNFOLD)
        found = Axe().run(page, options=options).response["violations"]
        bad = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
        assert bad == []
        page.close()


def test_the_button_turns_light_to_dark(running: Browser, report: Path) -> None:
    """One press shows the page in dark colours and says so in its address, the next in light ones."""
    page = opened(running, report).page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert (dark != light, page.evaluate("getComputedStyle(document.body).backgroundColor") == light) == (True, True)
    page.close()


def test_evidence_is_reached_by_keyboard_alone(running: Browser, report: Path) -> None:
    """Enter on a number opens its evidence with the focus inside; Escape leads back to the number."""
    page = opened(running, report).page
    number = page.locator("#ledger td a.n").first
    number.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('dialog[open]').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('href')") == number.get_attribute("href")
    page.close()


def test_without_script_a_number_leads_to_its_evidence(running: Browser, report: Path) -> None:
    """With script switched off the link unfolds the evidence at the end of the page and shows it."""
    context = running.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    number = page.locator("#ledger td a.n", has_text="314").first
    number.click()
    assert "314" in page.locator(str(number.get_attribute("href"))).locator("mark").first.inner_text()
    context.close()


def test_what_strangers_write_runs_nowhere(running: Browser, tmp_path: Path) -> None:
    """With script and markup in every place a publisher can write, nothing runs, asks or complains; it is shown."""
    path = tmp_path / "hostile.html"
    path.write_text(report_page(hostile(), config.load(None, environment={}).talks, NOW), encoding="utf-8")
    watched = opened(running, path)
    watched.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert "<script>alert(1)</script>" in watched.page.locator("#evidence blockquote").first.inner_text()
    watched.page.locator("main a.n[href='#e-c1']").first.click()
    assert watched.page.locator("dialog[open] img, dialog[open] script").count() == 0
    assert (watched.complaints, watched.asked_for) == ([], [])
    watched.page.close()

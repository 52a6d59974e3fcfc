"""The report of a database that grew: every list stays bounded and says how much it leaves out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

import config
from flows.report.page import report_page
from storage import lock
from storage.report import IN_FULL, LISTED, ROUNDS, read_report
from storage.snapshot import publish
from tests.bench.cycle import NOW
from tests.bench.grown import grow
from tests.lived_demo import LivedDemo

pytestmark = pytest.mark.slow


def test_a_hundred_times_the_articles_make_no_page_nobody_reads(lived_demo: LivedDemo, tmp_path: Path) -> None:
    """Of 4,000 articles twelve rounds are told in full and lists end where they should, each with what is left out."""
    database, snapshot = tmp_path / "parley.duckdb", tmp_path / "snapshot.duckdb"
    shutil.copy(lived_demo.folder / "parley.duckdb", database)
    grow(database, 4_000, NOW)
    with lock.hold(database, NOW):
        publish(database, snapshot)
    talks = config.load(None, environment={}).talks
    page = html.document_fromstring(report_page(read_report(snapshot, NOW), talks, NOW))
    assert len(page.xpath("//*[@id='rounds']//*[starts-with(@id, 'round-')][contains(@class, 'round')]")) == IN_FULL + 1
    assert len(page.xpath("//*[@id='timeline']//tbody/tr")) <= ROUNDS
    assert len(page.xpath("//figure[@class='quote']")) <= LISTED + IN_FULL * 6
    told = [" ".join(one.text_content().split()) for one in page.xpath("//p[@class='rest']")]
    assert any(line.endswith('parley query "from quotes"') for line in told)
    assert len(html.tostring(page)) < 4_000_000

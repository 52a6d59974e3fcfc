"""A cycle writes the page anew where it is told to; a page that cannot be written costs the cycle nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.flows.status.place import EVERY, Place


def _refreshing(place: Place, path: Path) -> None:
    report = place.config.settings.report.model_copy(update={"refresh": True, "path": str(path)})
    place.config = replace(place.config, settings=place.config.settings.model_copy(update={"report": report}))


def test_a_cycle_writes_the_page_whole(tmp_path: Path) -> None:
    """After the cycle the page stands alone in its folder and says until when it knows."""
    place, page = Place(tmp_path / "data"), tmp_path / "pages" / "talks.html"
    _refreshing(place, page)
    place.cycle()
    assert f"{place.now:%H:%M} UTC" in page.read_text()
    assert list(page.parent.iterdir()) == [page]


def test_a_page_that_cannot_be_written_stops_no_cycle(tmp_path: Path) -> None:
    """Where a file is in the way of the folder the cycle is done all the same, and status tells of the page."""
    place = Place(tmp_path / "data")
    (tmp_path / "taken").write_text("a file, and no folder")
    _refreshing(place, tmp_path / "taken" / "talks.html")
    place.cycle()
    place.cycle(place.now + EVERY)
    told = place.told(minutes=5)
    assert [fault.kind for fault in told.faults] == ["report_stale"]
    assert told.seen.known.runs[0].outcome == "done"


def test_nobody_asked_nobody_gets(tmp_path: Path) -> None:
    """As shipped a cycle writes no page."""
    place = Place(tmp_path / "data")
    place.cycle(place.now + timedelta(0))
    assert list(tmp_path.rglob("*.html")) == []

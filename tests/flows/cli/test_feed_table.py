"""`parley feeds` and `parley feeds show`: each feed's own rhythm, why it is asked so often, its week as a picture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import config as configuration
from extractors.errors import ParleyError
from flows.cli.feed_picture import show_one
from flows.cli.feed_table import show_feeds, told_feeds
from flows.cli.show import Form
from tests.flows.cli.weeks_of_feeds import LIVES, lived
from tests.storage.sample import NOW


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the snapshot of some weeks."""
    return lived(tmp_path_factory.mktemp("weeks"))


def printed(snapshot: Path, form: Form, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what `parley feeds` prints at NOW."""
    show_feeds(told_feeds(snapshot, NOW), form, configuration.load(None, environment={}))
    return capsys.readouterr().out


def test_the_table_tells_rhythm_and_reason(
    snapshot: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line a feed of at most a hundred columns; what no cycle met yet and what bounds all of them stands below."""
    monkeypatch.setenv("COLUMNS", "100")
    shown = printed(snapshot, Form.TABLE, capsys)
    assert max(map(len, shown.splitlines())) <= 100
    for words in (
        "weekdays by day",
        "not known yet",
        "rare",
        "by its rhythm",
        "waits out http 5xx",
        "stopped: it said",
    ):
        assert words in shown
    assert "not polled yet: tass" in shown
    assert "cycles start every 15 min" in shown


def test_programs_get_every_value(snapshot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON and CSV have a row a feed with the same names: spans in minutes, when silence would be told, flags."""
    rows = {row["name"]: row for row in json.loads(printed(snapshot, Form.JSON, capsys))}
    assert rows.keys() == LIVES.keys()
    assert printed(snapshot, Form.CSV, capsys).splitlines()[0].split(",") == [*rows["agency"]]
    assert rows["gone"]["asked_every_minutes"] is None
    assert rows["slow-cache"]["asked_every_minutes"] >= 180
    assert "the site asks" in rows["slow-cache"]["because"]
    assert rows["agency"]["flags"] == ["collapsed"]
    assert rows["agency"]["quiet_at"] > NOW.isoformat()
    assert rows["young"]["usual_gap_minutes"] is None


def test_one_feed_is_drawn_and_told(snapshot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its week has a bar an hour, still at the weekend; its polls and its flags are told in words, with what to do."""
    show_one(snapshot, "ministry", NOW, as_json=False)
    shown = capsys.readouterr().out
    days = {line[2:5]: line for line in shown.splitlines() if line[2:5] in {"Mon", "Tue", "Sun"}}
    assert "█" in days["Mon"]
    assert "█" not in days["Sun"]
    assert len(days["Tue"]) == len(days["Sun"]) <= 100
    assert "would be called quiet from 2026-11-24" in shown
    assert "304, nothing changed" in shown
    assert "Nothing is or was ever wrong with it." in shown

    show_one(snapshot, "agency", NOW, as_json=False)
    shown = capsys.readouterr().out
    assert "collapsed, since 2026-11-22 12:00Z, stands" in shown
    assert "→ open its address" in shown
    assert "quiet, since 2026-11-14 12:00Z, went 2026-11-15 12:00Z" in shown

    show_one(snapshot, "gone", NOW, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert len(told["rates"]) == 168
    assert [poll["reason"] for poll in told["polls"][:2]] == ["gone", "gone"]
    with pytest.raises(ParleyError, match="lists them"):
        show_one(snapshot, "nobody", NOW, as_json=False)

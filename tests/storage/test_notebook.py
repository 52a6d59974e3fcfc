"""The snapshot as notebooks open it: typed questions over one consistent state."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import storage
from extractors.errors import StoreError
from storage import Snapshot, lock, open_snapshot
from storage.database import open_live
from storage.feed import sync_feeds
from storage.snapshot import publish
from tests.storage.sample import BODY, NOW, feed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def opened(snapshot: Path) -> Iterator[Snapshot]:
    """Open the snapshot of one cycle."""
    with open_snapshot(snapshot) as one:
        yield one


def test_rounds_facts_and_claims_are_asked_by_name(opened: Snapshot) -> None:
    """Each gives the rows of its view, narrowed by what is asked for."""
    assert [row["round_id"] for row in opened.rounds()] == ["istanbul-2025-2", "istanbul-2025-3"]
    assert len(opened.rounds(discovered=True)) + len(opened.rounds(discovered=False)) == 2
    facts = opened.facts(round_id="istanbul-2025-3", kind="prisoner_exchange", since="2026-11-23", until="2026-11-23")
    assert {row["status"] for row in facts} == {"agreed"}
    assert facts.columns == [row["column_name"] for row in opened.sql("describe facts")]
    assert len(opened.facts(since="2026-11-24")) == len(opened.facts(kind="summit")) == 0
    assert opened.claims().one()["origins"] == 1
    assert len(opened.claims(origins=2)) == len(opened.conflicts()) == 0
    assert {row["doc_class"] for row in opened.articles(doc_class="round_report")} == {"round_report"}


def test_an_answer_is_a_relation_to_go_on_with(opened: Snapshot) -> None:
    """It can be filtered and counted by DuckDB; its types are known before anything is computed."""
    answer = opened.facts()
    assert answer.relation.filter("type = 'prisoner_exchange'").aggregate("count(*)").fetchall() == [(2,)]
    assert dict(zip(answer.columns, answer.types, strict=True))["published_at"] == "TIMESTAMP WITH TIME ZONE"
    assert opened.sql("select $a + 1 as n", a=2).one() == {"n": 3}
    assert "│" in repr(answer)
    with pytest.raises(StoreError, match="one row was expected and 2 came"):
        answer.one()


def test_a_notebook_shows_hostile_text_as_text(opened: Snapshot) -> None:
    """Markup of outlets is escaped, null is empty, and more rows than are shown are named."""
    told = opened.sql("select '<script>alert(1)</script>' as \"<b>\", null as n")._repr_html_()
    assert "<script" not in told
    assert "<th>&lt;b&gt;</th>" in told
    assert told.endswith("<td></td></tr></tbody></table>")
    assert opened.sql("from range(30)")._repr_html_().endswith("and more than these 20</p>")


def test_evidence_stands_between_its_neighbours(opened: Snapshot) -> None:
    """The words before, the words themselves and the words after are the text, by code points."""
    fact = next(iter(opened.facts()))
    told = opened.evidence(fact["fact_id"], around=10_000)
    assert told.before + told.words + told.after == BODY
    assert (told.words, told.url) == (fact["evidence_text"], fact["url"])
    assert len(opened.evidence(fact["fact_id"], around=5).after) <= 5
    with pytest.raises(StoreError, match="no fact 'none'"):
        opened.evidence("none")


def test_the_past_is_asked_by_its_instant(opened: Snapshot) -> None:
    """Before the first cycle nothing was known; after it all of it; an instant needs a zone."""
    before, after = opened.as_of(NOW - timedelta(days=365)), opened.as_of(NOW.isoformat())
    assert (len(before.facts()), len(before.rounds()), len(before.claims())) == (0, 0, 0)
    assert len(after.facts()) == len(opened.facts())
    assert len(after.claims()) == len(opened.claims())
    assert len(after.supports()) == len(after.articles()) - 1 == len(after.coverage()) - 1 == 2
    for wrong in ("2026-01-01", datetime(2026, 1, 1), "yesterday"):
        with pytest.raises(StoreError, match=r"zone|ISO 8601"):
            opened.as_of(wrong)
    assert opened.as_of(datetime(2026, 1, 1, tzinfo=UTC)).moment == datetime(2026, 1, 1, tzinfo=UTC)


def test_every_trend_is_answered_over_days(opened: Snapshot) -> None:
    """Saved questions run from a notebook; one that is not there names those that are."""
    for name in opened.trends():
        assert opened.trend(name).columns
        assert len(opened.trend(name, since="2001-01-01", until="2001-01-02")) == 0
    with pytest.raises(StoreError, match="there are"):
        opened.trend("cover")
    with pytest.raises(StoreError, match="no day"):
        opened.facts(since="July")


@pytest.mark.parametrize(
    ("made", "needs"),
    [("pandas", "pandas"), ("arrow", "pyarrow"), ("polars", "polars")],
)
def test_what_is_not_installed_is_named(opened: Snapshot, made: str, needs: str) -> None:
    """Arrow, pandas and polars are no dependencies; where they lack the error says what to install."""
    make: Callable[[], object] = getattr(opened.rounds(), made)
    if importlib.util.find_spec(needs):
        assert make() is not None
    else:
        with pytest.raises(StoreError, match=f"pip install {needs}"):
            make()


def test_a_notebook_searches_what_it_has_open(snapshot: Path, tmp_path: Path) -> None:
    """Words are found in the state that is open, narrowed to days and to evidence."""
    place = Path(shutil.copyfile(snapshot, tmp_path / "snapshot.duckdb"))
    with open_snapshot(place) as opened:
        assert opened.search("prisoners").total == 2
        assert opened.search("prisoners", since="2026-11-24").total == 0
        assert opened.search("presidents", evidence_only=True).hits == ()


def test_questions_of_a_notebook_are_locked_in_too(opened: Snapshot) -> None:
    """Nothing but the snapshot is read or changed, and an error names what comes nearest."""
    for sql in ("from read_text('/etc/passwd')", "create table x (i int)", "set threads = 1", "select 1; select 2", ""):
        with pytest.raises(StoreError):
            opened.sql(sql).rows()
    with pytest.raises(StoreError, match=r"did you mean rounds \(view\)"):
        opened.sql("from roundz")


def test_an_open_snapshot_keeps_its_state_and_the_next_one_is_new(database: Path, tmp_path: Path) -> None:
    """One process holds the old state and the new one side by side, for as long as it likes."""
    place = tmp_path / "s.duckdb"

    def published(*names: str) -> Snapshot:
        with open_live(database) as store:
            sync_feeds(store, [feed(name) for name in names], NOW)
        publish(database, place)
        return open_snapshot(place)

    with lock.hold(database, NOW), published("one") as old, published("one", "two") as new:
        assert [len(one.sql("from feeds")) for one in (old, new, old)] == [1, 2, 1]
        assert old.path == new.path == place


def test_the_usual_place_is_looked_for_from_here_upwards(
    snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a path var/snapshot.duckdb of this folder or of one above is opened."""
    below = tmp_path / "notes" / "july"
    below.mkdir(parents=True)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "snapshot.duckdb").symlink_to(snapshot)
    monkeypatch.chdir(below)
    with open_snapshot() as found:
        assert found.path == tmp_path / "var" / "snapshot.duckdb"
    with pytest.raises(StoreError, match="no snapshot at"):
        open_snapshot(tmp_path / "none.duckdb")


def test_importing_the_room_loads_no_notebook() -> None:
    """A writing flow that imports the room pays nothing for the notebook's names."""
    code = "import sys, storage; print('storage.notebook' in sys.modules, storage.open_snapshot.__module__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False storage.notebook\n"
    with pytest.raises(AttributeError, match="nothing"):
        _ = storage.nothing


def test_the_recipe_of_the_page_runs(snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notebook of storage/README.md runs as it is printed there."""
    (recipe,) = re.findall(r"```python\n(.*?)```", (ROOT / "storage" / "README.md").read_text(), re.DOTALL)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "snapshot.duckdb").symlink_to(snapshot)
    monkeypatch.chdir(tmp_path)
    exec(compile(recipe, "storage/README.md", "exec"), {})

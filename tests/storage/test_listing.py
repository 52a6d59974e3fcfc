"""What people look up by id or address."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.cli.explain import explain_article
from storage import lock
from storage.database import open_live
from storage.listing import one_article
from storage.snapshot import publish
from tests.storage.sample import NOW, article


def test_a_pointer_is_explained(
    cycled_database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An aggregator's item answers by its id: what it says, and that it is no article."""
    live, snapshot = tmp_path / "parley.duckdb", tmp_path / "snapshot.duckdb"
    live.write_bytes(cycled_database.read_bytes())
    with lock.hold(live, NOW):
        with open_live(live) as store:
            store.run(
                "update article set flags = ['pointer'], body = '' where article_id = $id", id=article().article_id
            )
            store.run("delete from fact where article_id = $id", id=article().article_id)
        publish(live, snapshot)
    found = one_article(snapshot, article().article_id[:10])
    assert (found.row["title"], found.row["flags"], found.facts) == (article().title, ["pointer"], [])
    monkeypatch.setenv("PARLEY_PATHS__SNAPSHOT", str(snapshot))
    explain_article(None, article().article_id, as_json=False)
    assert "an aggregator's pointer" in capsys.readouterr().out

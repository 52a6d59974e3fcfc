"""Old files of the archive go, what something current rests on stays readable, and the rows say what went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from extractors.errors import StoreError
from extractors.model import Archived
from storage.archive import Archive
from storage.retention import Aged, aged, forget, let_go
from storage.store import Store
from tests.storage.sample import NOW, later

YEAR = later(days=365)


@pytest.fixture
def archive(cycled: Store, tmp_path: Path) -> Path:
    """Give an archive in which the pages and polls of the cycle lie in one old file; today's file is being written."""
    folder = tmp_path / "archive"
    with Archive(folder) as writer:
        for table, key in (("document", "document_id"), ("poll", "feed")):
            for row in cycled.rows(f"select {key} as id from {table} order by all"):
                name_record(cycled, table, f"{key} = $id", str(row["id"]), write(writer, str(row["id"])))
        writer.flush()
    with Archive(folder) as writer:
        writer.write(url="http://x.test/", status=200, phrase="OK", headers=(), body=b"today", fetched_at=YEAR)
    return folder


def write(writer: Archive, text: str) -> Archived:
    """Write an answer."""
    return writer.write(
        url=f"http://x.test/{text}", status=200, phrase="OK", headers=(), body=text.encode(), fetched_at=NOW
    )


def name_record(store: Store, table: str, which: str, key: str, where: Archived) -> None:
    """Turn a row to a record."""
    store.run(
        f"update {table} set archive_file = $file, archive_offset = $place, archive_record_id = $record where {which}",
        id=key, file=where.file, place=where.offset, record=where.record_id,
    )  # fmt: skip


def old(store: Store, folder: Path) -> list[Aged]:
    """List what is older than the last day."""
    return aged(store, folder, YEAR.date())


def pages(store: Store, folder: Path) -> dict[str, bytes | None]:
    """Read every page that should be there, by its id; None for one that was let go."""
    rows = store.rows("select * from document order by document_id")
    return {row["document_id"]: None if row["let_go_at"] else body(folder, row) for row in rows}


def body(folder: Path, row: dict[str, object]) -> bytes:
    """Read the page of a row."""
    where = Archived(
        file=str(row["archive_file"]), offset=int(str(row["archive_offset"])), record_id=str(row["archive_record_id"])
    )
    return Archive(folder).read(where).body


def supersede(store: Store, keep: Sequence[str]) -> None:
    """Let nothing current rest on any page but these."""
    for table in ("coverage", "fact"):
        store.run(
            f"update {table} set superseded_at = now() where (article_id, version) in ("
            "select (article_id, version) from article where not list_contains($keep, document_id))",
            keep=list(keep),
        )


def test_what_something_current_rests_on_stays(cycled: Store, archive: Path) -> None:
    """Pages with a current reading are needed, polls are not, and the file that is being written is never old."""
    (file,) = old(cycled, archive)
    read = cycled.one("select count(distinct document_id) as n from article where document_id is not null")["n"]
    assert len(file.needed) == read > 0
    assert file.records > read
    assert aged(cycled, archive, NOW.date()) == []
    assert len(aged(cycled, archive, YEAR.date() + timedelta(days=1))) == 1


def test_the_rest_goes_and_says_so(cycled: Store, archive: Path) -> None:
    """What must stay lies, byte for byte, in a new file; rows of the rest say when they went; twice changes nothing."""
    before = pages(cycled, archive)
    kept = cycled.one("select min(document_id) as id from article where document_id is not null")["id"]
    supersede(cycled, [kept])
    (file,) = old(cycled, archive)
    gone = let_go(cycled, archive, file, YEAR)
    forget(archive, gone)
    assert pages(cycled, archive) == {name: text if name == kept else None for name, text in before.items()}
    assert (gone.documents, gone.polls) == (len(before) - 1, cycled.one("select count(*) as n from poll")["n"])
    assert cycled.rows("from poll where let_go_at is null") == []
    assert gone.into is not None
    assert not (archive / file.file).exists()
    (again,) = old(cycled, archive)
    assert (again.file, again.records, len(again.needed)) == (gone.into, 1, 1)


def test_a_file_nothing_rests_on_is_gone_whole(cycled: Store, archive: Path) -> None:
    """Where nothing must stay no new file is made."""
    supersede(cycled, [])
    (file,) = old(cycled, archive)
    gone = let_go(cycled, archive, file, YEAR)
    forget(archive, gone)
    assert gone.into is None
    assert set(pages(cycled, archive).values()) == {None}
    assert old(cycled, archive) == []


def test_a_crash_leaves_only_a_file_no_row_names(cycled: Store, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dying before the commit, or before the file is removed, loses no page; the next upkeep clears the file away."""
    before, genuine = pages(cycled, archive), Store.run
    (file,) = old(cycled, archive)

    def dies(self: Store, sql: str, /, **parameters: object) -> None:
        if sql == "commit":
            raise KeyboardInterrupt
        genuine(self, sql, **parameters)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "run", dies)
        with pytest.raises(KeyboardInterrupt):
            let_go(cycled, archive, file, YEAR)
    assert pages(cycled, archive) == before
    first, orphan = old(cycled, archive)
    assert (first, orphan.records) == (file, 0)
    let_go(cycled, archive, file, YEAR)
    for left in old(cycled, archive):
        if not left.records:
            forget(archive, let_go(cycled, archive, left, YEAR))
    assert {name: text for name, text in pages(cycled, archive).items() if text} == {
        name: text for name, text in before.items() if name in read_from(cycled)
    }
    assert len(list(archive.glob("*.warc.gz"))) == 2


def read_from(store: Store) -> set[str]:
    """Return the pages articles were read from."""
    return {row["id"] for row in store.rows("select distinct document_id as id from article")}


def test_a_needed_record_that_cannot_be_read_stops_it(cycled: Store, archive: Path) -> None:
    """A file that is damaged where it is needed stays as it is, and so do its rows."""
    (file,) = old(cycled, archive)
    (archive / file.file).write_bytes((archive / file.file).read_bytes()[: file.needed[-1].offset + 40])
    before = cycled.rows("from document order by all")
    with pytest.raises(StoreError):
        let_go(cycled, archive, file, YEAR)
    assert cycled.rows("from document order by all") == before

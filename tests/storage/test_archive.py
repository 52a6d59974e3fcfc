"""The archive keeps answers as received and survives being killed."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from extractors.errors import StoreError
from extractors.model import Archived
from storage.archive import Archive
from tests.storage.sample import NOW, later

PAGE = "<p>Переговори тривали сорок хвилин.</p>".encode()


def written(archive: Archive, body: bytes = PAGE, at: object = NOW, **headers: str) -> Archived:
    """Write an answer."""
    sent = tuple({"Content-Type": "text/html; charset=utf-8", **headers}.items())
    return archive.write(
        url="https://news.example/talks",
        status=200,
        phrase="OK",
        headers=sent,
        body=body,
        fetched_at=at,  # type: ignore[arg-type]
    )


def records(folder: Path) -> list[str]:
    """Read all files from front to back, as other tools do, and give the types of their records."""
    kinds = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            kinds += [record.rec_type for record in ArchiveIterator(file)]
    return kinds


def test_an_answer_comes_back_as_it_was_received(tmp_path: Path) -> None:
    """Address, status, headers, body and instant are the same after reading."""
    with Archive(tmp_path) as archive:
        where = written(archive, Server="x")
    stored = Archive(tmp_path).read(where)
    assert (stored.url, stored.status, stored.body, stored.fetched_at) == (
        "https://news.example/talks",
        200,
        PAGE,
        NOW,
    )
    assert stored.headers == (("Content-Type", "text/html; charset=utf-8"), ("Server", "x"))


def test_the_wire_bytes_are_kept_and_unpacked_on_reading(tmp_path: Path) -> None:
    """A gzipped answer stands in the archive as it came and is given back unpacked."""
    wire = gzip.compress(PAGE)
    with Archive(tmp_path) as archive:
        where = written(archive, wire, **{"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"})
        archive.flush()
        assert archive.read(where).body == PAGE
    with (tmp_path / where.file).open("rb") as file:
        record = next(r for r in ArchiveIterator(file) if r.rec_type == "response")
        assert record.raw_stream.read() == wire


def test_any_reader_can_read_the_files_from_front_to_back(tmp_path: Path) -> None:
    """Every file begins with its description and holds whole records."""
    with Archive(tmp_path) as archive:
        for _ in range(3):
            written(archive)
    assert records(tmp_path) == ["warcinfo", "response", "response", "response"]


def test_the_next_run_goes_on_in_the_same_file_and_a_new_day_begins_another(tmp_path: Path) -> None:
    """A day's runs share a file, another day has its own, and so has what no longer fits."""
    places = []
    for at in (NOW, later(hours=1), later(days=1)):
        with Archive(tmp_path) as archive:
            places.append(written(archive, at=at))
    assert [where.file for where in places] == [
        "parley-20261123-00001.warc.gz",
        "parley-20261123-00001.warc.gz",
        "parley-20261124-00002.warc.gz",
    ]
    with Archive(tmp_path, file_bytes=100) as archive:
        assert written(archive, at=later(days=1)).file == "parley-20261124-00003.warc.gz"
    assert all(Archive(tmp_path).read(where).body == PAGE for where in places)


@pytest.mark.parametrize("cut", [1, 20, 150])
def test_a_torn_tail_of_a_killed_run_is_cut_off(tmp_path: Path, cut: int) -> None:
    """What was not flushed is gone, what was flushed stays, and the file is whole again."""
    with Archive(tmp_path) as archive:
        first = written(archive)
    path = tmp_path / first.file
    whole = path.read_bytes()
    with path.open("ab") as file:
        file.write(whole[first.offset : first.offset + cut])
    with Archive(tmp_path) as archive:
        second = written(archive, b"<p>next</p>", at=later(minutes=15))
    assert second.offset == len(whole)
    assert Archive(tmp_path).read(first).body == PAGE
    assert records(tmp_path) == ["warcinfo", "response", "response"]


def test_a_lost_note_of_the_position_costs_a_new_file_only(tmp_path: Path) -> None:
    """Without its note, or with a wrong one, the archive begins a new file and harms none."""
    with Archive(tmp_path) as archive:
        first = written(archive)
    for note in (None, "{", '{"file": "../x", "length": 1}', f'{{"file": "{first.file}", "length": 9999999}}'):
        (tmp_path / "position.json").unlink()
        if note:
            (tmp_path / "position.json").write_text(note)
        with Archive(tmp_path) as archive:
            assert written(archive).file != first.file
    assert Archive(tmp_path).read(first).body == PAGE


def test_the_same_run_writes_the_same_bytes(tmp_path: Path) -> None:
    """Record ids and dates come from what is written, so that a second run gives an equal archive."""
    for name in ("a", "b"):
        with Archive(tmp_path / name) as archive:
            written(archive)
    (a,), (b,) = ([p.read_bytes() for p in (tmp_path / name).glob("*.gz")] for name in ("a", "b"))
    assert a == b


def test_a_wrong_place_is_refused(tmp_path: Path) -> None:
    """Another record, an offset into nowhere, a missing file and a foreign path are errors."""
    with Archive(tmp_path) as archive:
        where = written(archive)
    archive = Archive(tmp_path)
    for wrong in (
        replace(where, record_id="<urn:uuid:other>"),
        replace(where, offset=where.offset + 1),
        replace(where, offset=10**9),
        replace(where, file="parley-20261123-00009.warc.gz"),
        replace(where, file="../../etc/passwd"),
    ):
        with pytest.raises(StoreError):
            archive.read(wrong)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A record that unpacks to more than a page may hold is refused."""
    with Archive(tmp_path) as archive:
        where = written(archive, gzip.compress(bytes(65 * 2**20)), **{"Content-Encoding": "gzip"})
    with pytest.raises(StoreError, match="too large"):
        Archive(tmp_path).read(where)


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """A file in the archive's place is refused by name."""
    (tmp_path / "taken").touch()
    with pytest.raises(StoreError, match="taken"):
        written(Archive(tmp_path / "taken"))

"""A full disk and a killed writer lose nothing that was acknowledged."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from extractors.model import Archived
from storage import disk, lock
from storage.archive import Archive
from storage.database import open_live
from tests.storage.sample import NOW

ROOT = Path(__file__).resolve().parents[2]

FILLS_THE_DISK = """
import resource, sys
from pathlib import Path
from extractors.errors import StoreError
from storage import disk, lock
from storage.database import open_live
from storage.feed import sync_feeds
from tests.storage.sample import NOW, feed
path = Path(sys.argv[1])
with lock.hold(path, NOW), open_live(path) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 2_000_000,) * 2)
    number = 0
    try:
        while True:
            feeds = [feed(f"f{n}", seen_at=f"{number} " + "x" * 4000) for n in range(number, number + 20)]
            sync_feeds(store, feeds, NOW)
            number += 20
    except StoreError:
        print(number)
"""

WRITES_FOR_EVER = """
import json, sys
from pathlib import Path
from storage.archive import Archive
from tests.storage.sample import later
with Archive(Path(sys.argv[1])) as archive:
    for number in range(1_000_000):
        body = f"<p>{number}</p>".encode() * 500
        where = archive.write(
            url=f"https://news.example/{number}", status=200, phrase="OK", headers=(), body=body,
            fetched_at=later(seconds=number % 3600))
        if number % 3 == 2:
            archive.flush()
            print(json.dumps([where.file, where.offset, where.record_id, number]), flush=True)
"""


def test_what_was_committed_before_the_disk_was_full_is_there(database: Path) -> None:
    """A commit the disk refuses is a StoreError that leaves nothing, and every earlier commit stays."""
    done = subprocess.run(
        [sys.executable, "-c", FILLS_THE_DISK, str(database)], capture_output=True, text=True, timeout=120, cwd=ROOT
    )
    acknowledged = int(done.stdout)
    assert acknowledged >= 20
    with lock.hold(database, NOW), open_live(database) as store:
        assert store.one("select count(*) as n from feed") == {"n": acknowledged}


def test_what_was_flushed_before_a_kill_can_be_read(tmp_path: Path) -> None:
    """After SIGKILL every flushed record is there, and the next writer leaves whole files."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITES_FOR_EVER, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(40)]
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.read().splitlines()
    archive = Archive(tmp_path)
    for line in filter(lambda text: text.strip().endswith("]"), lines):
        file, offset, record_id, number = json.loads(line)
        stored = archive.read(Archived(file=file, offset=offset, record_id=record_id))
        assert stored.body.startswith(f"<p>{number}</p>".encode())
    with archive:
        archive.write(url="https://news.example/next", status=200, phrase="OK", headers=(), body=b"x", fetched_at=NOW)
    for path in tmp_path.glob("*.warc.gz"):
        with path.open("rb") as warc:
            kinds = {record.rec_type for record in ArchiveIterator(warc)}
            assert kinds <= {"warcinfo", "response"}


def test_a_copy_is_whole_whatever_its_length(tmp_path: Path) -> None:
    """Files that end inside a block, or are empty, are copied to the last byte, over what lay there before."""
    source, target = tmp_path / "source", tmp_path / "target"
    for length in (0, 1, 4095, 4096, 4097, 17 * 2**20 + 3):
        source.write_bytes((b"0123456789abcdefghijk" * (length // 21 + 1))[:length])
        target.write_bytes(b"older and longer" * 600)
        disk.copy(source, target)
        assert (target.stat().st_size, target.read_bytes() == source.read_bytes()) == (length, True)

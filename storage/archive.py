"""The archive: every answer as received, in WARC files any web-archive tool can read, gzipped record by record.

A record is on disk for good (`flush`) before a database row names it. What a killed run wrote after its last flush
no row can name: the next writer cuts it off, so that files stay whole for readers that go from front to back.
"""

from __future__ import annotations

import io
import json
import os
import re
import uuid
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, Self

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extractors.errors import StoreError
from extractors.model import Archived
from storage import disk

Headers = tuple[tuple[str, str], ...]

#: A file this long is followed by a new one; the size web archives use is 1 GB, ours stay easy to copy.
FILE_BYTES: Final = 256 * 2**20
#: More than a page may hold unpacked is no page of ours; a record beyond it is refused on reading.
MOST_BYTES: Final = 64 * 2**20
#: No file is as long.
_ENDLESS: Final = 2**63
_POSITION: Final = "position.json"
_NAME: Final = re.compile(r"parley-(\d{8})-(\d{5})\.warc\.gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An answer read back: its body with content encodings undone."""

    url: str
    status: int
    headers: Headers
    body: bytes
    fetched_at: datetime


class Archive:
    """A folder of WARC files; writing needs the writer's lock, reading nothing."""

    def __init__(self, folder: Path, *, file_bytes: int = FILE_BYTES) -> None:
        self.folder = folder
        self._file_bytes = file_bytes
        self._file: BinaryIO | None = None
        self._name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write(
        self, *, url: str, status: int, phrase: str, headers: Headers, body: bytes, fetched_at: datetime
    ) -> Archived:
        """Append an answer, its body as it came over the wire, and say where it lies; `flush` makes it last.

        Raises StoreError when the disk refuses.
        """
        try:
            file = self._file_for(fetched_at)
            offset = file.tell()
            record_id = f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{fetched_at.isoformat()} {url}')}>"
            kept = StatusAndHeaders(f"{status} {phrase}", [_kept(header) for header in headers], protocol="HTTP/1.1")
            self._append("response", record_id, fetched_at, url, body, kept)
        except OSError as error:
            raise StoreError(f"the archive {self.folder} cannot be written: {error}", subject=url) from error
        return Archived(file=self._name, offset=offset, record_id=record_id)

    def flush(self) -> None:
        """Bring all that was written to disk; only after this may a database row name it."""
        if self._file is None:
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            note = self.folder / f"{_POSITION}.new"
            with note.open("w") as out:
                json.dump({"file": self._name, "length": self._file.tell()}, out)
                out.flush()
                os.fsync(out.fileno())
            note.replace(self.folder / _POSITION)
            disk.sync(self.folder)
        except OSError as error:
            raise StoreError(f"the archive {self.folder} cannot be written: {error}") from error

    def read(self, where: Archived) -> Stored:
        """Read an answer back.

        Raises StoreError when the record is not there, is another one, or unpacks to more than MOST_BYTES.
        """
        try:
            with (self.folder / _safe(where.file)).open("rb") as file:
                file.seek(where.offset)
                record = next(iter(ArchiveIterator(file)))
                if record.rec_headers.get_header("WARC-Record-ID") != where.record_id:
                    raise StoreError(f"another record lies at {where.file}:{where.offset}", subject=where.record_id)
                body = record.content_stream().read(MOST_BYTES + 1)
                stored = _stored(record, body)
        except (OSError, StopIteration, ValueError, EOFError, ArchiveLoadFailed) as error:
            why = "" if isinstance(error, StopIteration | ValueError) else f" ({error})"  # what its reader tripped over
            raise StoreError(
                f"no whole record lies at {where.file}:{where.offset}{why}", subject=where.record_id
            ) from error
        if len(body) > MOST_BYTES:
            raise StoreError(f"the record at {where.file}:{where.offset} is too large", subject=where.record_id)
        return stored

    def close(self) -> None:
        """Flush and let go of the file."""
        if self._file is not None:
            self.flush()
            self._file.close()
            self._file = None

    def _file_for(self, moment: datetime) -> BinaryIO:
        """Give the file to append to: of that day and with room, else a new one."""
        if self._file is None:
            self._resume()
        day = moment.astimezone(UTC).strftime("%Y%m%d")
        if self._file is not None and (day not in self._name or self._file.tell() >= self._file_bytes):
            self.close()
        return self._file or self._begin(day, moment)

    def _resume(self) -> None:
        """Go on with the last file from where it was last flushed."""
        try:
            note = json.loads((self.folder / _POSITION).read_text())
            path = self.folder / _safe(note["file"])
            if path.stat().st_size < note["length"]:
                return
            self._name, self._file = path.name, path.open("r+b")
            self._file.truncate(note["length"])
            self._file.seek(note["length"])
        except (OSError, ValueError, KeyError, StoreError):
            return

    def _begin(self, day: str, moment: datetime) -> BinaryIO:
        self.folder.mkdir(parents=True, exist_ok=True)
        numbers = [int(found[2]) for path in self.folder.iterdir() if (found := _NAME.fullmatch(path.name))]
        self._name = f"parley-{day}-{max(numbers, default=0) + 1:05}.warc.gz"
        self._file = (self.folder / self._name).open("xb")
        about = f"software: parley\r\nformat: WARC File Format 1.1\r\nfilename: {self._name}\r\n".encode()
        record_id = f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, self._name)}>"
        self._append("warcinfo", record_id, moment, None, about, None)
        return self._file

    def _append(
        self,
        kind: str,
        record_id: str,
        moment: datetime,
        url: str | None,
        body: bytes,
        headers: StatusAndHeaders | None,
    ) -> None:
        stamp = moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        own = {"WARC-Record-ID": record_id, "WARC-Date": stamp}
        writer = WARCWriter(self._file, gzip=True, warc_version="WARC/1.1")
        record = writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            length=len(body),  # unsaid, warcio buffers the body in a file it does not close
            warc_headers_dict=own,
            http_headers=headers,
        )
        writer.write_record(record)


def carry(folder: Path, records: Sequence[Archived], moment: datetime) -> list[Archived]:
    """Copy records, byte for byte, into a new file of the day of ``moment``, on disk when this returns.

    Raises StoreError when one of them is not where it should be, or the disk refuses.
    """
    target = Archive(folder)
    try:
        with target._begin(f"{moment:%Y%m%d}", moment) as file:
            carried = []
            for where in records:
                offset = file.tell()
                file.write(_member(folder, where))
                carried.append(Archived(file=target._name, offset=offset, record_id=where.record_id))
            file.flush()
            os.fsync(file.fileno())
        disk.sync(folder)
    except OSError as error:
        raise StoreError(f"the archive {folder} cannot be written: {error}") from error
    return carried


def _member(folder: Path, where: Archived) -> bytes:
    """Return the bytes of one gzipped record as they lie in its file."""
    Archive(folder).read(where)  # refuses another record, and one that is torn
    unpack, piece, raw = zlib.decompressobj(wbits=31), b"", b""
    with (folder / _safe(where.file)).open("rb") as file:
        file.seek(where.offset)
        while not unpack.eof:
            piece = file.read(2**16)
            if not piece:
                raise StoreError(f"the record at {where.file}:{where.offset} is torn", subject=where.record_id)
            raw += piece
            unpack.decompress(piece)
    return raw[: len(raw) - len(unpack.unused_data)]


def day_of(name: str) -> date:
    """Return the day (UTC) of all records of a file, by its name."""
    found = _NAME.fullmatch(name)
    assert found is not None, name
    return datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC).date()


def in_use(folder: Path) -> str | None:
    """Return the name of the file a writer would go on with, None when there is none."""
    try:
        return str(json.loads((folder / _POSITION).read_text())["file"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_position(folder: Path) -> None:
    """Have the next writer begin a new file and cut nothing."""
    (folder / _POSITION).unlink(missing_ok=True)
    disk.sync(folder)


def whole_files(folder: Path) -> list[tuple[Path, int]]:
    """List the files of an archive, each with how many of its bytes count: a torn tail does not."""
    try:
        note = json.loads((folder / _POSITION).read_text())
        flushed = {str(note["file"]): int(note["length"])}
    except (OSError, ValueError, KeyError, TypeError):
        flushed = {}
    paths = sorted(path for path in folder.glob("*") if _NAME.fullmatch(path.name))
    return [(path, min(path.stat().st_size, flushed.get(path.name, _ENDLESS))) for path in paths]


def lost_record(folder: Path, file: str, offset: int, record_id: str | None) -> tuple[str, str] | None:
    """Return how a record is lost, ``missing`` or ``damaged``, and what shows it; None when it is there.

    With ``record_id`` it is read whole, without only its place is looked at.
    """
    try:
        length = (folder / _safe(file)).stat().st_size
    except (OSError, StoreError):
        return "missing", f"there is no such file in {folder}"
    if length <= offset:
        return "damaged", f"it has {length:,} bytes, and a record lies at {offset:,}"
    if record_id is not None:
        try:
            Archive(folder).read(Archived(file=file, offset=offset, record_id=record_id))
        except StoreError as error:
            return "damaged", str(error)
    return None


def _kept(header: tuple[str, str]) -> tuple[str, str]:
    """Keep a header as sent, save the one that would make readers undo chunks that are undone already."""
    name, value = header
    return (f"X-Archive-Orig-{name}", value) if name.lower() == "transfer-encoding" else header


def _safe(name: str) -> str:
    """Refuse any name but those this archive gives."""
    if not _NAME.fullmatch(name):
        raise StoreError(f"{name!r} is no file of the archive")
    return name


def _stored(record: Any, body: bytes) -> Stored:
    return Stored(
        url=record.rec_headers.get_header("WARC-Target-URI"),
        status=int(record.http_headers.get_statuscode()),
        headers=tuple(record.http_headers.headers),
        body=body,
        fetched_at=datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")),
    )

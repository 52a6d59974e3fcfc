"""Writes an export into a draft folder and swaps it in whole; nothing is written outside the folder that was named."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from extractors.errors import StoreError
from storage.database import open_snapshot
from storage.disk import sync
from storage.export.codes import MAPPING, event_codes
from storage.export.tables import BODIES, TABLES
from storage.store import Store, quoted

FORMS: Final = ("parquet", "csv", "jsonl")
MANIFEST: Final = "manifest.json"
_HOW: Final = {
    "parquet": "format parquet, compression zstd, partition_by (date)",
    "csv": "format csv, header",
    "jsonl": "format json",
}
#: First characters a spreadsheet would run as a formula (OWASP ASVS 1.2.10).
_FORMULA: Final = "'^[=+@\\t\\r-]'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is exported: a form, tables by name (none: all), days both included, and whether bodies go along."""

    form: str = "parquet"
    tables: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    bodies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an export holds; ``schema`` is the newest migration, ``known_until`` the newest run of the snapshot."""

    made_at: datetime
    form: str
    schema: str
    known_until: datetime | None
    since: date | None
    until: date | None
    bodies: bool
    tables: dict[str, dict[str, Any]]


def export(snapshot: Path, out: Path, wanted: Wanted, now: datetime) -> Manifest:
    """Write tables of a snapshot into the folder ``out``, which appears whole or not at all.

    An earlier export there is replaced; a folder of anything else is refused. Raises StoreError.
    """
    _refuse(out, wanted)
    with _draft(out) as draft, closing(open_snapshot(snapshot, writes=draft)) as store:
        store.stage("event_code", "event_code", [asdict(code) for code in event_codes()], **_CODE_TYPES)
        tables = {name: _write(store, draft, name, wanted) for name in wanted.tables or TABLES}
        manifest = Manifest(
            made_at=now, form=wanted.form, since=wanted.since, until=wanted.until, bodies=wanted.bodies, tables=tables,
            **store.one(_ABOUT),
        )  # fmt: skip
        shutil.copyfile(MAPPING, draft / MAPPING.name)
        text = json.dumps(asdict(manifest), indent=2, ensure_ascii=False, default=_plain)
        (draft / MANIFEST).write_text(f"{text}\n", encoding="utf-8")
    return manifest


def _refuse(out: Path, wanted: Wanted) -> None:
    unknown = set(wanted.tables) - TABLES.keys()
    if wanted.form not in FORMS or unknown:
        raise StoreError(f"forms are {', '.join(FORMS)}; tables are {', '.join(TABLES)}", subject=str(out))
    if out.exists() and not (out.is_dir() and ((out / MANIFEST).is_file() or not any(out.iterdir()))):
        raise StoreError(f"{out} is there and is no export; name an empty or a new folder", subject=str(out))


@contextmanager
def _draft(out: Path) -> Iterator[Path]:
    """Give a folder beside ``out`` and swap it in when the block ends well; else nothing is left of it."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as folder:
            draft = Path(folder).resolve() / "new"
            draft.mkdir()
            yield draft
            if out.exists():
                out.rename(draft.with_name("old"))
            try:
                draft.rename(out)
            except OSError:
                with suppress(OSError):
                    draft.with_name("old").rename(out)
                raise
            sync(out.parent)
    except OSError as error:
        raise StoreError(f"{out} cannot be written: {error}", subject=str(out)) from error


def _write(store: Store, draft: Path, name: str, wanted: Wanted) -> dict[str, Any]:
    """Write one table and return what the manifest says of it."""
    body = BODIES.get(name)
    left_out = f" exclude ({body})" if body and not wanted.bodies else ""
    sql = f"select *{left_out} from ({TABLES[name]}) where {_DAYS}"  # noqa: S608  questions of our own
    days: dict[str, object] = {"since": wanted.since, "until": wanted.until}
    columns = {row["column_name"]: row["column_type"] for row in store.rows(f"describe {sql}", **days)}
    if wanted.form == "csv":
        sql = f"select {', '.join(_cell(column, kind) for column, kind in columns.items())} from ({sql})"  # noqa: S608
    target = draft / name if wanted.form == "parquet" else draft / f"{name}.{wanted.form}"
    (written,) = store.rows(f"copy ({sql}) to {quoted(target)} ({_HOW[wanted.form]})", **days)
    files = [target] if target.is_file() else sorted(target.rglob("*.parquet")) if target.is_dir() else []
    return {"rows": written["Count"], "files": len(files), "columns": columns}


def _cell(column: str, kind: str) -> str:
    """Return a column as CSV holds it: lists as JSON, and text a spreadsheet would run after an apostrophe."""
    name = '"' + column.replace('"', '""') + '"'
    if kind.endswith("]") or kind.startswith(("STRUCT", "MAP")):
        return f"to_json({name})::varchar as {name}"
    if kind in ("VARCHAR", "JSON"):
        return f"if(regexp_matches({name}::varchar, {_FORMULA}), '''' || {name}, {name}::varchar) as {name}"
    return name


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


_CODE_TYPES: Final = {
    "type": "VARCHAR",
    "status": "VARCHAR",
    "cameo": "VARCHAR",
    "cameo_label": "VARCHAR",
    "plover": "VARCHAR",
    "plover_mode": "VARCHAR",
    "plover_context": "VARCHAR",
    "nearest": "BOOLEAN",
}
_DAYS: Final = "($since::date is null or date >= $since) and ($until::date is null or date <= $until)"
_ABOUT: Final = """
    select (select max(name) from migration) as schema, (select max(started_at) from run) as known_until
"""

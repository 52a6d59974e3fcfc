"""The snapshot as files: every form holds the same rows, appears whole or not at all, and carries no body unasked."""

from __future__ import annotations

import csv
import json
import shutil
from collections import defaultdict
from datetime import date
from pathlib import Path

import duckdb
import pytest

from extractors.errors import StoreError
from extractors.facts import REGISTER
from extractors.model import STATUSES
from storage import lock
from storage.article import Found, record_articles
from storage.database import open_live
from storage.export import FORMS, Wanted, export
from storage.export.codes import MAPPING, event_codes
from storage.export.tables import TABLES
from storage.snapshot import publish
from tests.storage.sample import BODY, NOW, article, entry

#: What a round's own state may be beside the statuses of facts.
ROUND_STATES = {"rumoured", "confirmed", "held"}
#: CAMEO's first two digits as PLOVER's categories; 08 and 17 to 19 are divided by the codes below them.
CATEGORIES: dict[str, set[str | None]] = {
    "01": {None}, "02": {None}, "03": {"AGREE"}, "04": {"CONSULT"}, "07": {"AID"}, "08": {"RETREAT"},
    "10": {"REQUEST"}, "11": {"ACCUSE"}, "12": {"REJECT"}, "13": {"THREATEN"}, "16": {"SANCTION"}, "19": {"ASSAULT"},
}  # fmt: skip


def read(sql: str, **paths: Path) -> list[tuple[object, ...]]:
    """Ask another DuckDB, which knows nothing of Parley."""
    with duckdb.connect() as other:
        return other.execute(sql, {name: str(path) for name, path in paths.items()} or None).fetchall()


def test_codes_are_given_to_types_and_statuses_there_are() -> None:
    """The mapping names fact types of the register and known statuses, each pair once."""
    pairs = [(code.type, code.status) for code in event_codes()]
    assert len(pairs) == len(set(pairs))
    assert {kind for kind, _ in pairs} <= {module.TYPE for module in REGISTER}
    assert {status for _, status in pairs} <= {*STATUSES, *ROUND_STATES}


def test_a_code_means_the_same_wherever_it_stands() -> None:
    """One CAMEO code has one label and one PLOVER category, mode and context, and the category of its first digits."""
    meanings: dict[str, set[tuple[str | None, ...]]] = defaultdict(set)
    for code in event_codes():
        meanings[code.cameo].add((code.cameo_label, code.plover, code.plover_mode, code.plover_context))
        assert code.plover in CATEGORIES[code.cameo[:2]]
    assert [cameo for cameo, meant in meanings.items() if len(meant) > 1] == []


def test_a_status_turns_the_code() -> None:
    """What is agreed, demanded, called for, refused and carried out are five codes; a condition is none."""
    codes = {(code.type, code.status): (code.cameo, code.plover) for code in event_codes()}
    told = "agreed demanded called_for rejected completed".split()
    assert len({codes["prisoner_exchange", status] for status in told}) == 5
    assert codes["prisoner_exchange", "agreed"] == ("0353", "AGREE")
    assert codes["prisoner_exchange", "completed"] == ("0841", "RETREAT")
    assert codes["summit", "rejected"] == ("125", "REJECT")
    assert codes["summit", "called_for"] == ("026", None)
    assert ("ceasefire_position", "conditioned") not in codes
    assert not any(kind == "quote" for kind, _ in codes)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_the_same_rows(snapshot: Path, tmp_path: Path, form: str) -> None:
    """Six tables are counted by the manifest, and another engine reads the same from every form."""
    out = tmp_path / "it's an export"
    made = export(snapshot, out, Wanted(form=form), NOW)
    assert {name: told["rows"] for name, told in made.tables.items()} == {
        "rounds": 2, "facts": 2, "claims": 1, "supports": 2, "conflicts": 0, "articles": 3
    }  # fmt: skip
    kept = json.loads((out / "manifest.json").read_text())
    assert (kept["form"], kept["made_at"], kept["bodies"]) == (form, NOW.isoformat(), False)
    assert kept["schema"].endswith(".sql")
    reads = {"parquet": "read_parquet($p)", "csv": "read_csv($p, all_varchar = true)", "jsonl": "read_json($p)"}
    place = out / ("facts/*/*.parquet" if form == "parquet" else f"facts.{form}")
    asked = f"select distinct date::varchar, type, cameo, plover, evidence_text from {reads[form]}"
    ((filed, kind, cameo, plover, words),) = read(asked, p=place)
    assert (filed, kind, cameo, plover) == ("2026-11-23", "prisoner_exchange", "0353", "AGREE")
    assert str(words) in BODY
    assert (out / MAPPING.name).read_bytes() == MAPPING.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name]


def test_parquet_lies_by_date(snapshot: Path, tmp_path: Path) -> None:
    """Each day is a folder as Hive names it, so that other engines read only the days they are asked for."""
    made = export(snapshot, tmp_path / "x", Wanted(tables=("rounds",)), NOW)
    assert sorted(path.name for path in (tmp_path / "x" / "rounds").iterdir()) == ["date=2025-06-02", "date=2025-07-23"]
    assert made.tables["rounds"]["files"] == 2


def test_bodies_go_along_only_when_asked_for(snapshot: Path, tmp_path: Path) -> None:
    """Without them no file holds a whole text; with them articles do, and the manifest says so."""
    for form in ("csv", "jsonl"):
        export(snapshot, tmp_path / form, Wanted(form=form), NOW)
        assert not any("presidents meet" in path.read_text() for path in (tmp_path / form).iterdir())
    made = export(snapshot, tmp_path / "whole", Wanted(form="jsonl", tables=("articles",), bodies=True), NOW)
    rows = [json.loads(line) for line in (tmp_path / "whole" / "articles.jsonl").read_text().splitlines()]
    assert {row["body"] for row in rows} == {BODY}
    assert made.bodies


def test_days_bound_what_is_exported(snapshot: Path, tmp_path: Path) -> None:
    """Both days are included; a table nothing is left of has no rows and says so."""
    inside = Wanted(tables=("facts",), since=date(2026, 11, 23), until=date(2026, 11, 23))
    assert export(snapshot, tmp_path / "a", inside, NOW).tables["facts"]["rows"] == 2
    outside = Wanted(tables=("facts", "rounds"), since=date(2026, 11, 24), form="csv")
    made = export(snapshot, tmp_path / "b", outside, NOW)
    assert [told["rows"] for told in made.tables.values()] == [0, 0]
    assert export(snapshot, tmp_path / "c", Wanted(since=date(2030, 1, 1)), NOW).tables["facts"]["files"] == 0


def test_an_earlier_export_is_replaced_and_any_other_folder_refused(snapshot: Path, tmp_path: Path) -> None:
    """A new export takes the old one's place whole; somebody's folder or file is never touched."""
    out, other, file = tmp_path / "out", tmp_path / "other", tmp_path / "file"
    export(snapshot, out, Wanted(form="csv"), NOW)
    export(snapshot, out, Wanted(form="jsonl", tables=("claims",)), NOW)
    assert sorted(path.name for path in out.iterdir()) == ["claims.jsonl", MAPPING.name, "manifest.json"]
    other.mkdir()
    (other / "letter.txt").write_text("dear")
    file.write_text("dear")
    for taken in (other, file):
        with pytest.raises(StoreError, match="is no export"):
            export(snapshot, taken, Wanted(), NOW)
    assert (file.read_text(), [path.name for path in other.iterdir()]) == ("dear", ["letter.txt"])
    for wrong in (Wanted(form="xlsx"), Wanted(tables=("feed",))):
        with pytest.raises(StoreError, match="forms are parquet, csv, jsonl; tables are rounds, facts"):
            export(snapshot, tmp_path / "w", wrong, NOW)


def test_a_broken_export_leaves_nothing_and_the_old_one_stays(
    snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle is an error that names the folder, without half an export beside it."""
    out = tmp_path / "out"
    export(snapshot, out, Wanted(form="csv"), NOW)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StoreError, match="cannot be written"):
        export(snapshot, out, Wanted(form="jsonl"), NOW)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_no_table_of_credentials_or_operators_can_be_exported() -> None:
    """Feeds, hooks, alerts and deliveries, whose addresses may carry secrets, are no export."""
    assert set(TABLES) == {"rounds", "facts", "claims", "supports", "conflicts", "articles"}


def test_a_spreadsheet_runs_nothing(database: Path, tmp_path: Path) -> None:
    """In CSV what begins like a formula follows an apostrophe; JSON lines and Parquet hold it as it was printed."""
    hostile = '=HYPERLINK("http://evil.test","talks")\n, "and" a line'
    with lock.hold(database, NOW):
        with open_live(database) as store:
            found = Found(entry_id=entry().entry_id, document_id=None, article=article(title=hostile, author="-1+1"))
            record_articles(store, [found], [], NOW)
        publish(database, tmp_path / "s.duckdb")
    for form in FORMS:
        export(tmp_path / "s.duckdb", tmp_path / form, Wanted(form=form, tables=("articles",)), NOW)
    with (tmp_path / "csv" / "articles.csv").open(newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["title"], row["author"]) == (f"'{hostile}", "'-1+1")
    assert row["published_at"].startswith("2026-11-23")
    assert json.loads(row["flags"]) == ["short"]
    (line,) = (tmp_path / "jsonl" / "articles.jsonl").read_text().splitlines()
    assert json.loads(line)["title"] == hostile
    assert read("select title from read_parquet($p)", p=tmp_path / "parquet" / "articles" / "*" / "*.parquet") == [
        (hostile,)
    ]

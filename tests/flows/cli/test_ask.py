"""`parley query`: tables people can read, forms programs can."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractors.errors import StoreError
from flows.cli.answer_view import short_type
from flows.cli.app import app


def _ask(data: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner(env={"PARLEY_PATHS__DATA": str(data), "COLUMNS": "100"}).invoke(app, ["query", *words], typed)


def test_a_table_names_its_columns_and_types_and_says_what_is_left_out(data: Path) -> None:
    """Names as SQL knows them, types under them, long cells cut with a notice, rows left out with a way to get them."""
    told = _ask(data, "select published_at, title, body, rounds from articles", "-n", "1").stdout.splitlines()
    assert told[0].split() == ["published_at", "title", "body", "rounds"]
    assert told[1].split() == ["utc", "instant", "text", "text", "varchar[]"]
    assert told[-2].endswith("long cells cut at 240 characters: --full shows them whole")
    assert told[-1].startswith("… and more than these 1: raise --limit")
    assert max(map(len, told[:-2])) <= 100
    whole = _ask(data, "select body from articles", "-n", "1", "--full").stdout
    assert "cut at" not in whole


def test_more_columns_than_fit_are_shown_record_by_record(data: Path) -> None:
    """Each value stands on a line of its own with its name and type; empty ones are left out."""
    told = _ask(data, "from facts", "-n", "2").stdout
    assert "— row 2 —" in told
    assert "evidence_text (text)" in told
    assert "deadline_start" not in _ask(data, "select * replace (null as deadline_start) from facts", "-n", "1").stdout


def test_a_statement_comes_from_a_file_or_from_standard_input(data: Path, tmp_path: Path) -> None:
    """The same answer, wherever the statement stands; none or two of them are refused."""
    file = tmp_path / "q.sql"
    file.write_text("-- how many?\nselect count(*) as n from articles;\n")
    by_file = _ask(data, "-f", str(file), "--json").stdout
    assert json.loads(by_file) == json.loads(_ask(data, "-", "--json", typed=file.read_text()).stdout)
    assert _ask(data).exit_code == 2
    assert _ask(data, "from rounds", "-f", str(file)).exit_code == 2
    missing = _ask(data, "-f", str(tmp_path / "none.sql"))
    assert isinstance(missing.exception, StoreError)
    assert "cannot be read" in str(missing.exception)


def test_programs_get_every_row_and_nothing_but_rows(data: Path, tmp_path: Path) -> None:
    """CSV and JSON know no row limit of their own; notices and times go to standard error."""
    many = "select unnest(range(150)) as n"
    told = _ask(data, many, "--csv", "--timing")
    assert len(list(csv.DictReader(io.StringIO(told.stdout)))) == 150
    assert told.stderr.endswith(" ms\n")
    assert len(json.loads(_ask(data, many, "--json").stdout)) == 150
    cut = _ask(data, many, "--json", "-n", "3")
    assert (len(json.loads(cut.stdout)), "raise --limit" in cut.stderr) == (3, True)
    written = _ask(data, many, "--parquet", str(tmp_path / "n.parquet"))
    assert (written.stdout, "150 rows written" in written.stderr) == ("", True)


def test_no_rows_still_name_the_columns(data: Path) -> None:
    """An empty answer says which columns it would have had."""
    assert _ask(data, "select round_id, state from rounds where false").stdout == "no rows; columns: round_id, state\n"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("TIMESTAMP WITH TIME ZONE", "utc instant"),
        ("VARCHAR", "text"),
        ('STRUCT(claim_id VARCHAR, "value" JSON)[]', "struct[]"),
        ("VARCHAR[]", "varchar[]"),
        ("DECIMAL(18,3)", "decimal(18,3)"),
    ],
)
def test_types_are_short(name: str, short: str) -> None:
    """A type fits the head of a column."""
    assert short_type(name) == short


def test_the_snapshot_is_exported_with_what_is_in_it(data: Path, tmp_path: Path) -> None:
    """`parley export` counts what it wrote where, and says how new it is."""
    run = CliRunner(env={"PARLEY_PATHS__DATA": str(data), "COLUMNS": "100"})
    told = run.invoke(app, ["export", "--out", str(tmp_path / "x"), "--facts", "--claims", "--format", "jsonl"])
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["facts", "claims"]
    assert lines[-1].endswith("UTC")
    manifest = json.loads((tmp_path / "x" / "manifest.json").read_text())
    assert manifest["tables"]["facts"]["rows"] == len((tmp_path / "x" / "facts.jsonl").read_text().splitlines())
    wrong = run.invoke(app, ["export", "--out", str(tmp_path)])
    assert "is no export" in str(wrong.exception)

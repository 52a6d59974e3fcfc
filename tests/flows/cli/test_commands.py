"""The commands that look, over the snapshot of one small cycle; and what starting the command line costs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli.app import app
from flows.cli.show import _shares, plain

HEAVY = "prefect duckdb trafilatura httpx pydantic rich feedparser"


def _ask(data: Path, *words: str) -> Result:
    return CliRunner(env={"PARLEY_PATHS__DATA": str(data), "COLUMNS": "100"}).invoke(app, list(words))


def test_asking_for_help_imports_nothing_heavy() -> None:
    """`parley --help` loads neither Prefect nor DuckDB nor any other large library."""
    code = f"import sys, flows.cli.app; print([m for m in '{HEAVY}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["rounds", "followups", "facts", "articles"])
def test_lists_are_tables_json_and_csv(data: Path, command: str) -> None:
    """Each list is printed as a table, as JSON and as CSV, with the same number of rows."""
    table, as_json, as_csv = (_ask(data, command, *switch) for switch in ((), ("--json",), ("--csv",)))
    assert (table.exit_code, as_json.exit_code, as_csv.exit_code) == (0, 0, 0)
    rows = json.loads(as_json.stdout)
    assert rows
    assert len(list(csv.DictReader(io.StringIO(as_csv.stdout)))) == len(rows)
    assert max(len(line) for line in table.stdout.splitlines()) <= 100


def test_an_article_is_explained(data: Path) -> None:
    """An article's class, reasons, facts and links are told by the beginning of its id."""
    (report, *_) = json.loads(_ask(data, "articles", "--class", "round_report", "--json").stdout)
    told = _ask(data, "explain", report["id"])
    assert told.exit_code == 0
    assert "class round_report" in told.stdout
    assert "because" in told.stdout
    assert json.loads(_ask(data, "explain", report["id"], "--json").stdout)["facts"]
    assert "\n       + round" in _ask(data, "explain", report["id"], "--trace").stdout


def test_a_question_is_answered_and_a_wrong_one_explained(data: Path) -> None:
    """SQL is answered; an unknown view gives the list of views and exit code 1 or 2."""
    assert json.loads(_ask(data, "query", "select count(*) as n from articles", "--json").stdout)[0]["n"] > 0
    wrong = _ask(data, "query", "from nowhere")
    assert wrong.exit_code != 0
    assert "views to ask" in str(wrong.exception)


def test_the_status_says_what_to_do(data: Path) -> None:
    """A last cycle long past needs somebody, in words, and exit code 1."""
    told = _ask(data, "status")
    assert told.exit_code == 1
    assert "cycle_late" in told.stdout
    assert "since 2026-02-05 17:45 UTC" in told.stdout
    assert json.loads(_ask(data, "status", "--json").stdout)["exit"] == 1


def test_the_shipped_configuration_is_sound(data: Path) -> None:
    """`parley check` counts what it found."""
    told = _ask(data, "check")
    assert told.exit_code == 0
    assert "known rounds" in told.stdout


def test_hostile_text_stays_on_its_line() -> None:
    """Escape sequences, direction marks and line breaks do not reach the terminal."""
    assert plain("a\x1b[31mb\u202ec\nd\x07") == "a[31mbc d"


def test_columns_share_the_room() -> None:
    """Short columns are whole, long ones share the rest; where nothing fits all shrink."""
    assert _shares([5, 10, 200], 80) == [5, 10, 61]
    assert _shares([5, 10, 12], 80) == [5, 10, 12]
    assert sum(_shares([30] * 6, 60)) <= 50

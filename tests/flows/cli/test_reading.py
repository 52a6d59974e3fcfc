"""``parley read``: one file, address or stream for people and programs; JSON lines in, JSON lines out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from extractors.errors import FetchError
from flows.cli.reading import read_batch, read_one, records_in
from flows.record import BadRecord
from flows.wire import Wire
from flows.wire.page import Page
from tests.flows.test_understanding import PAGE, PLAN, REPORT

DAY = "2025-07-24T08:00:00+03:00"


def _read(what: str | Path, *, as_json: bool = False, trace: bool = False, **said: str) -> None:
    usual: dict[str, Any] = {"title": None, "published": DAY, "outlet": None, "url": None}
    read_one(None, str(what), **usual | said, as_json=as_json, trace=trace)


def test_a_text_is_shown_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Class, rounds, facts with their words and quotations with their speakers are printed by name."""
    (tmp_path / "report.txt").write_text(REPORT)
    _read(tmp_path / "report.txt")
    shown = capsys.readouterr().out
    for words in (
        REPORT.splitlines()[0],
        "class: round_report",
        "istanbul-2025-3: concluded, 2025-07-23 (Russia, Ukraine)",
        "agreed · both sides · 1,200 prisoners of war",
        "“We sat for an hour,” — Vladimir Medinsky",
    ):
        assert words in shown


def test_a_new_round_is_shown_as_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A session nobody knew is marked."""
    (tmp_path / "plan.txt").write_text(PLAN)
    _read(tmp_path / "plan.txt", published="2026-01-22T12:00:00+03:00")
    assert "(Russia, Ukraine)  NEW" in capsys.readouterr().out


def test_json_is_the_answer_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the whole answer is printed, offsets into the file's text."""
    (tmp_path / "report.txt").write_text(REPORT)
    _read(tmp_path / "report.txt", as_json=True)
    answer = json.loads(capsys.readouterr().out)
    spans = [fact["evidence"] for fact in answer["facts"]]
    assert [REPORT[one["start"] : one["end"]] for one in spans] == [one["text"] for one in spans]


@pytest.mark.slow
def test_a_page_is_read_in_a_child(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that begins like a page is read as one."""
    (tmp_path / "page.html").write_text(f"<!-- saved -->\n<!DOCTYPE html>{PAGE}")
    _read(tmp_path / "page.html", as_json=True, title="Envoys close session")
    assert json.loads(capsys.readouterr().out)["class"] == "round_report"


@pytest.mark.slow
def test_an_address_is_fetched(wire: Wire, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An address is fetched as the cycle would fetch it; its host is the outlet until told otherwise."""
    monkeypatch.setenv("PARLEY_WEB__ALLOW", json.dumps(sorted(wire.allow)))
    address = wire.publish("127.0.0.1", "/report", Page(body=PAGE.encode()))
    _read(address, as_json=True, title="Envoys close session")
    assert json.loads(capsys.readouterr().out)["origin"] == "127.0.0.1"
    with pytest.raises(FetchError):
        _read(wire.url("127.0.0.1", "/nothing"))


def test_how_a_text_was_read_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --trace every sentence is shown with its cues and rules; as JSON too."""
    (tmp_path / "report.txt").write_text(f"{REPORT}\nIt rained.\n")
    _read(tmp_path / "report.txt", trace=True)
    shown = capsys.readouterr().out
    for words in ("cues agree", "+ prisoner_exchange agreed BOTH 1200 [exchange", "It rained.  (no event word)"):
        assert words in shown
    _read(tmp_path / "report.txt", trace=True, as_json=True)
    assert {"clauses", "facts", "silent"} <= json.loads(capsys.readouterr().out)[0].keys()


@pytest.mark.slow
def test_how_a_page_was_read_is_traced_in_a_child(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page is traced where it can do no harm."""
    (tmp_path / "page.html").write_text(f"<!DOCTYPE html>{PAGE}")
    _read(tmp_path / "page.html", trace=True, title="Envoys close session")
    assert "More of it.  (no event word)" in capsys.readouterr().out


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A dash reads what is piped in."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(REPORT.encode())))
    _read("-", as_json=True)
    assert json.loads(capsys.readouterr().out)["main_round"] == "istanbul-2025-3"


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00 no text", b"%PDF-1.4\n\xe2\xe3"])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, raw: bytes) -> None:
    """What is neither a page nor text in UTF-8 is refused by name, and so is a file that is not there."""
    (tmp_path / "raw").write_bytes(raw)
    with pytest.raises(BadRecord, match="raw is neither"):
        _read(tmp_path / "raw")
    with pytest.raises(BadRecord, match="No such file"):
        _read(tmp_path / "gone")


def test_hostile_text_does_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences and overrides of a text are not printed."""
    (tmp_path / "report.txt").write_text(REPORT.replace("“We", "“\x1b[2J\u202eWe"))
    _read(tmp_path / "report.txt")
    shown = capsys.readouterr().out
    assert "We sat for an hour" in shown
    assert not {"\x1b", "\u202e"} & set(shown)


def test_lines_are_read_as_records() -> None:
    """Blank lines are passed over; what is no JSON object says which line it is."""
    found = list(records_in([b'{"id": 1}\n', b"\n", b"[1]\n", b"\xff\n", b"[" * 100_000, b'{"id": 2}']))
    assert [one for one in found if isinstance(one, dict)] == [{"id": 1}, {"id": 2}]
    assert [str(one)[:6] for one in found if isinstance(one, BadRecord)] == ["line 3", "line 4", "line 5"]


@pytest.mark.slow
def test_a_batch_answers_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every line has one line of ASCII, in order; a bad one says why and the run goes on."""
    records = [{"id": "a", "text": REPORT, "published": DAY}, {"id": "b"}, {"id": "c", "text": PLAN, "published": DAY}]
    lines = [json.dumps(records[0]), "nonsense", *map(json.dumps, records[1:])]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    read_batch(None, tmp_path / "in.jsonl")
    out = capsys.readouterr().out
    assert out.isascii()
    answers = [json.loads(line) for line in out.splitlines()]
    assert [(one["id"], "error" in one) for one in answers] == [("a", False), (None, True), ("b", True), ("c", False)]
    with pytest.raises(BadRecord):
        read_batch(None, tmp_path / "gone.jsonl")

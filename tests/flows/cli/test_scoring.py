"""``parley score``: tables for people, everything for programs, and an exit code when a floor falls."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.errors import ConfigError
from flows.cli.scoring import show_score
from flows.floors import FILE, digest_of
from flows.score_corpus import load_corpus
from tests.flows.test_understanding import REPORT

GOLD = {
    "source": {"published": "2025-07-24T08:00:00+03:00"},
    "document": {"class": "round_report", "main_round": "istanbul-2025-3"},
    "facts": [
        {
            "id": "g01", "type": "prisoner_exchange", "status": "agreed", "actor": "BOTH", "scope": "main",
            "core": True, "slots": {"quantity": 1200, "unit": "prisoner_of_war"}, "round": "istanbul-2025-3",
            "attribution": {"speaker": "medinsky", "kind": "indirect", "via": None, "speaker_role": None},
            "evidence": {"start": REPORT.index("agreed to"), "end": REPORT.index(" of war"), "text": "agreed to"},
        }
    ],
    "must_not_extract": [{"id": "n01", "type": "prisoner_exchange", "wrong": {"status": "completed"}, "why": "agreed"}],
    "labelling": {"exhaustive_types": ["prisoner_exchange"]},
}  # fmt: skip
PROBE = {"id": "p1", "group": "summit", "text": REPORT, "published": "2025-07-24", "expect": [{
    "type": "summit", "status": "agreed", "actor": None, "slots": {}}], "forbid": [], "note": "not in it"}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Write a corpus of one text and one probe that cannot be right."""
    for name in ("gold", "texts"):
        (tmp_path / name).mkdir()
    (tmp_path / "gold" / "ours-1.json").write_text(json.dumps(GOLD))
    (tmp_path / "texts" / "ours-1.txt").write_text(REPORT)
    (tmp_path / "probes.jsonl").write_text(json.dumps(PROBE) + "\n")
    return tmp_path


@pytest.mark.slow
def test_a_corpus_is_scored_through_the_pool(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON holds the figures over text and probe, and names what failed."""
    show_score(None, corpus, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert (told["figures"]["facts.strict"], told["figures"]["main_round"], told["figures"]["probes"]) == (
        1.0,
        1.0,
        0.0,
    )
    assert list(told["failures"]["probes"]) == ["p1"]
    assert told["fallen"] == []


@pytest.mark.slow
def test_a_fallen_floor_ends_with_an_exit_code(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The tables are printed, then what fell; the exit code is 1."""
    floors = {"corpus": digest_of(corpus), "floors": {"probes": 0.5}}
    (corpus / FILE).write_text(json.dumps(floors))
    with pytest.raises(SystemExit) as ended:
        show_score(None, corpus, as_json=False)
    shown = capsys.readouterr().out
    assert ended.value.code == 1
    assert "prisoner_exchange" in shown
    assert "FALLEN: probes is 0.0000, below its floor 0.5" in shown


def test_a_folder_that_is_no_corpus_is_refused(tmp_path: Path, corpus: Path) -> None:
    """No gold, a missing text and a broken line are told by their files."""
    with pytest.raises(ConfigError, match="no labelled corpus"):
        load_corpus(tmp_path / "texts")
    (corpus / "probes.jsonl").write_text("{\n")
    with pytest.raises(ConfigError, match=r"probes\.jsonl: line 1 is no JSON"):
        load_corpus(corpus)
    (corpus / "texts" / "ours-1.txt").unlink()
    with pytest.raises(ConfigError, match=r"texts/ours-1\.txt is missing"):
        load_corpus(corpus)

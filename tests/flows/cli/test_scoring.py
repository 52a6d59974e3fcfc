"""``parley score``: tables for people, everything for programs, and an exit code when a floor falls."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.errors import ConfigError
from flows import score_runs
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
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a corpus of one text and one probe that cannot be right."""
    tmp_path = tmp_path_factory.mktemp("corpus")
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


@pytest.mark.slow
def test_a_kept_run_is_compared_with(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run is kept as JSON; against itself nothing differs, against a doctored one the fact is named."""
    kept = tmp_path / "run.json"
    show_score(None, corpus, as_json=True, save=kept)
    run = json.loads(kept.read_text())
    capsys.readouterr()
    show_score(None, corpus, as_json=False, diff=str(kept))
    assert capsys.readouterr().out == "0 gained, 0 lost, 0 told otherwise\n"
    name = next(name for name in run["outcomes"] if name.startswith("fact ours-1"))
    run["outcomes"][name] = [0, "not found"]
    kept.write_text(json.dumps(run))
    show_score(None, corpus, as_json=True, diff=str(kept))
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["kind"], change["name"], change["before"]) == ("gained", name, "not found")


@pytest.mark.slow
def test_a_revision_reads_with_its_own_rules(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The corpus is read by a committed copy of the code in which one type has no rules; its loss is told."""
    old = tmp_path / "old"
    root = Path(score_runs.__file__).parents[1]
    for room in ("config", "extractors", "flows", "storage"):
        shutil.copytree(root / room, old / room, ignore=shutil.ignore_patterns("__pycache__"))
    register = old / "extractors" / "facts" / "__init__.py"
    register.write_text(register.read_text().replace("    prisoner_exchange,\n", ""))
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "old"]):
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words], cwd=old, check=True)
    monkeypatch.setattr(score_runs, "_ROOT", old)
    show_score(None, corpus, as_json=True, diff="HEAD")
    (change,) = [one for one in json.loads(capsys.readouterr().out)["changes"] if one["name"].startswith("fact")]
    assert (change["kind"], "prisoner_exchange" in change["name"]) == ("gained", True)


def test_nothing_to_compare_with_is_told(corpus: Path, tmp_path: Path) -> None:
    """A word that is no file and no revision, a file that is no run, and a run on another corpus are refused."""
    (tmp_path / "other.json").write_text("[]")
    (tmp_path / "run.json").write_text(json.dumps({"format": score_runs.FORMAT, "corpus_sha256": "0"}))
    for what, why in (
        ("no-such-revision", "neither"),
        (str(tmp_path / "other.json"), "no run"),
        (str(tmp_path / "run.json"), "another corpus"),
    ):
        with pytest.raises(ConfigError, match=why):
            score_runs.run_before(what, corpus, None, datetime(2025, 7, 24, tzinfo=UTC))

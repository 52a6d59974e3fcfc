"""What Parley understands of its own labelled texts stays at least as good as pinned."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import config
from extractors.facts import REGISTER
from extractors.score.corpus import records
from extractors.score.figures import figures
from extractors.score.floors import broken, raised
from extractors.score.report import Report, score
from flows.floors import FILE, digest_of, fallen, pin, read_floors
from flows.score_corpus import OWN_CORPUS, load_corpus, rounds_for
from flows.understanding import read_or_explain

TALKS = Path(config.__file__).parent / "talks" / "russia_ukraine"
NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def report() -> Report:
    """Read the project's own corpus in this process and judge it."""
    talks, corpus = config.load_talks(TALKS), load_corpus(OWN_CORPUS)
    known = rounds_for(corpus, talks)
    answers = {one["id"]: read_or_explain(one, talks, known, NOW) for one in records(corpus)}
    return score(corpus, answers.__getitem__, registered=[module.TYPE for module in REGISTER])


def test_no_figure_falls_below_its_floor(report: Report) -> None:
    """Every pinned figure of the project's own corpus is at or above its floor, every count of faults at or below."""
    assert fallen(OWN_CORPUS, report) == []


def test_floors_are_pinned_where_they_matter() -> None:
    """Facts, classes, rounds, quotations, probes, evidence and traps all have a bound."""
    floors = read_floors(OWN_CORPUS)
    assert floors is not None
    assert {name.split(".")[0] for name in floors.bounds} >= {
        "facts", "class", "on_talks", "main_round", "quotes", "probes", "evidence", "count",
    }  # fmt: skip


def test_every_evidence_re_reads(report: Report) -> None:
    """The offsets of every fact lead to its own words in the text as it was given."""
    assert figures(report)["evidence"] == 1.0


def test_a_fall_is_told() -> None:
    """A lower share, one more trap and a figure that vanished are each told; a better figure is not."""
    told = broken({"facts": 0.79, "class": 0.9, "count.traps": 2.0}, {"facts": 0.8, "count.traps": 1.0, "gone": 0.5})
    assert [sentence.split()[0] for sentence in told] == ["facts", "count.traps", "gone"]
    assert broken({"facts": 0.8, "count.traps": 0.0}, {"facts": 0.8, "count.traps": 1.0}) == []


def test_floors_only_rise() -> None:
    """A better figure lifts its floor to the hundredth below, a worse one leaves it; ceilings only sink."""
    floors = {"facts": 0.8, "class": 0.9, "count.traps": 3.0}
    assert raised({"facts": 0.8291, "class": 0.7, "count.traps": 1.0}, floors) == {
        "facts": 0.82, "class": 0.9, "count.traps": 1.0,
    }  # fmt: skip


@pytest.fixture
def pinned(tmp_path: Path, report: Report) -> Path:
    """Pin one figure of the report beside a corpus of one file."""
    (tmp_path / "gold.json").write_text("{}")
    bounds = {"facts.lenient.all": figures(report)["facts.lenient.all"]}
    (tmp_path / FILE).write_text(json.dumps({"corpus": digest_of(tmp_path), "floors": bounds}))
    return tmp_path


def test_a_changed_corpus_is_told(pinned: Path, report: Report) -> None:
    """Figures of another corpus than the one pinned are not taken for the same; pinning again accepts it."""
    assert fallen(pinned, report) == []
    (pinned / "gold.json").write_text("[]")
    assert fallen(pinned, report) == ["the corpus has changed since its floors were pinned"]
    assert pin(pinned, report) == []
    assert fallen(pinned, report) == []


def test_a_lower_figure_is_not_pinned(pinned: Path, report: Report) -> None:
    """Pinning refuses to lower a floor and leaves the file as it was."""
    before = json.loads((pinned / FILE).read_text())
    (pinned / FILE).write_text(json.dumps({**before, "floors": {"facts.lenient.all": 1.1}}))
    told = pin(pinned, report)
    assert len(told) == 1
    assert json.loads((pinned / FILE).read_text())["floors"] == {"facts.lenient.all": 1.1}


def test_a_folder_without_floors_promises_nothing(tmp_path: Path, report: Report) -> None:
    """A corpus nobody pinned floors for cannot fall."""
    assert fallen(tmp_path, report) == []

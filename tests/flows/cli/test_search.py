"""`parley search` over the snapshot of one small cycle."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli.app import app
from flows.cli.search import _phrase


def _search(data: Path, *words: str) -> Result:
    return CliRunner(env={"PARLEY_PATHS__DATA": str(data), "COLUMNS": "100"}).invoke(app, ["search", *words])


def test_hits_are_shown_with_marked_words_facts_and_links(data: Path) -> None:
    """Where there is no colour words stand between stars; the address is on a line of its own."""
    told = _search(data, "prisoners", "OR", "delegations", "-n", "2")
    assert told.exit_code == 0
    assert "*" in told.stdout
    assert "    http://" in told.stdout
    assert " articles, " in told.stdout.splitlines()[-1]
    assert max(map(len, told.stdout.splitlines())) <= 100


def test_programs_get_the_same_hits(data: Path) -> None:
    """JSON has marks as code points and the facts; CSV one line for each hit."""
    told = json.loads(_search(data, "talks", "--json").stdout)
    assert told["total"] >= len(told["hits"]) > 0
    hit = told["hits"][0]
    marked = [hit["passage"][start:end] for start, end in hit["passage_marks"]]
    marked += [hit["title"][start:end] for start, end in hit["title_marks"]]
    assert {word.lower() for word in marked} <= {"talks", "talk"}
    assert marked
    rows = list(csv.DictReader(io.StringIO(_search(data, "talks", "--csv").stdout)))
    assert [row["url"] for row in rows] == [one["url"] for one in told["hits"]]


def test_no_hit_is_exit_code_one_and_a_phrase_gives_way_to_its_words(data: Path) -> None:
    """Nothing found says so; a quoted argument no article holds as it stands is looked for word by word."""
    none = _search(data, "zzyzx")
    assert (none.exit_code, "no article holds these words" in none.stdout) == (1, True)
    parted = _search(data, "talks Ukraine Russia")
    assert (parted.exit_code, "no article has the phrase" in parted.stderr) == (0, True)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("working groups", '"working groups"'),
        ("groups", "groups"),
        ('"working groups" Kyiv', '"working groups" Kyiv'),
        ("bodies OR prisoners", "bodies OR prisoners"),
        ("talks -iran", "talks -iran"),
        ("prison* exch*", "prison* exch*"),
    ],
)
def test_what_the_shell_unquoted_is_a_phrase_again(typed: str, asked: str) -> None:
    """Several words in one argument are a phrase unless signs in it say otherwise."""
    assert _phrase(typed) == asked

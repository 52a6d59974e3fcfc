"""The whole configuration: what ships loads, and every fault of every file is said at once."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from pydantic import ValidationError

import config
from tests.config.broken import BROKEN, LEXICON, REGISTRY
from tests.config.folder import SHIPPED, change, faults, make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a correct folder to break."""
    return make(tmp_path)


def test_a_correct_folder_has_no_fault(folder: Path) -> None:
    """The folder the other tests break loads as it is."""
    assert faults(folder) == []


@pytest.mark.parametrize("case", BROKEN, ids=str)
def test_every_fault_is_said_with_its_file_and_key(folder: Path, case: str) -> None:
    """A broken key gives exactly its own sentence, with the file, the dotted key and what is allowed."""
    file, old, new, sentences = BROKEN[case]
    change(folder, file, old, new)
    assert faults(folder) == sentences


def test_all_faults_of_all_files_come_at_once(folder: Path) -> None:
    """One error lists the faults of settings, feeds, lexicon and registry together."""
    for case in ("a number out of range", "a kind that is none", "a time zone that is none", "an unknown series"):
        change(folder, *BROKEN[case][:3])
    found = faults(folder)
    assert [line.split(":")[0] for line in found] == ["config/settings.toml", "config/feeds.toml", LEXICON, REGISTRY]


def test_doubled_feeds_are_reported_by_name_and_by_address(folder: Path) -> None:
    """A name used twice, and an address that differs only in scheme, www or a last slash, are faults."""
    path = folder / "feeds.toml"
    block = path.read_text()
    again = block.replace('"anadolu"', '"again"').replace("https://www.", "http://")
    path.write_text(block + block + again)
    assert faults(folder) == [
        "config/feeds.toml: feed.anadolu.name stands here twice",
        "config/feeds.toml: feed.again.url is the address of feed.anadolu too",
    ]


def test_broken_toml_is_named_with_its_line(folder: Path) -> None:
    """A quotation mark that is never closed is reported with the line it stands in."""
    change(folder, "feeds.toml", 'kind = "state"', 'kind = "state')
    (fault,) = faults(folder)
    assert re.fullmatch(r"config/feeds\.toml: broken TOML: .*\(at line 9, column \d+\)", fault)


def test_a_file_that_is_not_utf_8_is_named_with_its_line(folder: Path) -> None:
    """A byte that is not UTF-8 is reported by its line."""
    path = folder / "feeds.toml"
    path.write_bytes(path.read_bytes() + b"# caf\xe9\n")
    assert faults(folder) == ["config/feeds.toml: line 11 is not UTF-8; save the file as UTF-8"]


def test_a_byte_order_mark_and_windows_lines_are_read(folder: Path) -> None:
    """A file saved with a byte-order mark and CRLF loads."""
    path = folder / "feeds.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert faults(folder) == []


def test_missing_files_are_each_named(tmp_path: Path) -> None:
    """An empty folder names every file it lacks."""
    (tmp_path / "config").mkdir()
    assert faults(tmp_path / "config") == [
        "config/settings.toml: the file is missing",
        "config/feeds.toml: the file is missing",
    ]


def test_what_ships_loads(tmp_path: Path) -> None:
    """The shipped configuration loads with at least fourteen feeds from both parties, hosts and the world."""
    loaded = config.load(environment={})
    assert len(loaded.feeds) >= 14
    assert {"RU", "UA", "TR", "AE", "QA", "GB", "US"} <= {feed.country for feed in loaded.feeds}
    assert {"state", "public", "private", "official"} == {feed.kind for feed in loaded.feeds}
    assert loaded.talks.parties == ("RU", "UA")


def test_paths_are_absolute_and_lie_under_the_data_folder(folder: Path) -> None:
    """Data lies beside the configuration folder, everything else in it."""
    paths = config.load(folder, environment={}).settings.paths
    data = folder.parent.resolve() / "var"
    assert Path(paths.data) == data
    assert {Path(paths.database).parent, Path(paths.snapshot).parent, Path(paths.archive).parent} == {data}


def test_the_configuration_is_frozen(folder: Path) -> None:
    """Neither the whole nor a setting can be changed after loading."""
    loaded = config.load(folder, environment={})
    with pytest.raises(FrozenInstanceError):
        loaded.feeds = ()  # type: ignore[misc]
    with pytest.raises(ValidationError):
        loaded.settings.web.robots = False


def test_importing_config_loads_no_pydantic() -> None:
    """A command that only prints its help does not pay for validation."""
    code = "import sys, config; print('pydantic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=SHIPPED.parent, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("value", ["3", '"x"', "[]", "[[]]", "{ a = 1 }", "2026-01-01"])
@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("settings.toml", "web"),
        ("settings.toml", "alerts"),
        ("feeds.toml", "feed"),
        ("lexicon.toml", "person"),
        ("lexicon.toml", "side"),
        ("registry.toml", "round"),
        ("registry.toml", "series"),
        ("talks.toml", "parties"),
        ("talks.toml", "lexicon"),
    ],
)
def test_nonsense_is_a_fault_and_never_a_crash(folder: Path, file: str, key: str, value: str) -> None:
    """Whatever stands where a table or list is expected, the answer is a fault of that file."""
    next(folder.rglob(file)).write_text(f"{key} = {value}\n")
    assert any(file in fault or "lexicon" in key for fault in faults(folder))

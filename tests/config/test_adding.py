"""Blocks added to feeds.toml: behind what is there, which stays as it is, or nothing at all."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

import config
from config.adding import add_feeds, added, as_toml
from config.feeds import FeedBlock
from extractors.errors import ConfigError

SHIPPED = Path(config.__file__).parent / "feeds.toml"


def block(name: str, url: str = "", **changes: object) -> FeedBlock:
    """Make a block."""
    values = {"outlet": 'The "Wire" – новости', "family": name, "country": "GB", "language": "en", "kind": "private"}
    more = {"name": name, "url": url or f"https://{name}.example/rss", "seen_at": "2026-11-28 a test"}
    return FeedBlock.model_validate(values | more | changes)


def test_what_stands_there_stays_byte_for_byte(tmp_path: Path) -> None:
    """Comments, order and rights are kept; the new blocks stand at the end and are read as they were meant."""
    copy = Path(shutil.copy(SHIPPED, tmp_path / "feeds.toml"))
    copy.chmod(0o640)
    new = [block("new-wire", every_minutes=30), block("new-map", format="news_sitemap")]
    assert add_feeds(tmp_path, new) == copy
    assert copy.read_bytes().startswith(SHIPPED.read_bytes())
    assert copy.stat().st_mode & 0o777 == 0o640
    assert [FeedBlock.model_validate(one) for one in tomllib.loads(copy.read_text())["feed"][-2:]] == new
    assert [path.name for path in tmp_path.iterdir()] == ["feeds.toml"]


@pytest.mark.parametrize("before", [as_toml(block("old")), as_toml(block("old")).replace("\n", "\r\n") + "\r\n"])
def test_lines_end_as_they_did(before: str) -> None:
    """A file without a last line end, or of another system, stays whole."""
    after = added(before, [block("new")], "config/feeds.toml")
    assert after.startswith(before)
    assert ("\r\n" in after) == ("\r\n" in before)
    assert after.replace("\r\n", "").count("\n") == (0 if "\r\n" in before else after.count("\n"))
    assert [one["name"] for one in tomllib.loads(after.replace("\r\n", "\n"))["feed"]] == ["old", "new"]


@pytest.mark.parametrize("second", [block("other", "http://www.old.example/rss/"), block("old", "https://x.example/f")])
def test_no_feed_is_there_twice(second: FeedBlock, tmp_path: Path) -> None:
    """A name or an address that is there refuses all of them, and the file is as it was."""
    before = as_toml(block("old"))
    (tmp_path / "feeds.toml").write_text(before)
    with pytest.raises(ConfigError, match="old"):
        add_feeds(tmp_path, [block("fresh"), second])
    assert (tmp_path / "feeds.toml").read_text() == before

"""Reads the whole configuration folder and collects every fault before it says anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from config import Config
from config.environment import overruled
from config.faults import explain
from config.feeds import FeedsFile, doubles
from config.files import label, read_toml
from config.settings import Settings
from config.topics import read_talks
from extractors.errors import ConfigError
from extractors.model import Feed, Talks


def load(folder: Path, environment: Mapping[str, str]) -> Config:
    """Return the configuration of ``folder`` as the environment overrules it; see ``config.load``."""
    home = folder.resolve()
    settings, faults = _settings(home, environment)
    feeds, feed_faults = _feeds(home)
    talks, talks_faults = _talks(home, settings)
    faults += feed_faults + talks_faults
    if faults or settings is None or talks is None:
        raise ConfigError(faults)
    languages = settings.watch.languages
    return Config(settings=settings.under(home.parent), feeds=feeds, talks=replace(talks, languages=languages))


def _settings(home: Path, environment: Mapping[str, str]) -> tuple[Settings | None, list[str]]:
    path = home / "settings.toml"
    name = label(path, home)
    data, faults = read_toml(path, name)
    if faults:
        return None, faults
    faults = _secrets(data, name)
    merged, sources, strangers = overruled(data, environment)
    origins = {key: f"{variable} (environment)" for key, variable in sources.items()}
    try:
        return Settings.model_validate(merged), faults + strangers
    except ValidationError as error:
        return None, faults + strangers + explain(error, Settings, merged, name, origins)


def _secrets(data: Mapping[str, Any], name: str) -> list[str]:
    """Refuse a password written into the file: files are copied, shown and committed."""
    web = data.get("web")
    proxy = web.get("proxy") if isinstance(web, dict) else None
    if isinstance(proxy, str) and "@" in proxy:
        return [f"{name}: web.proxy carries a password; set PARLEY_WEB__PROXY in the environment instead"]
    return []


def _feeds(home: Path) -> tuple[tuple[Feed, ...], list[str]]:
    path = home / "feeds.toml"
    name = label(path, home)
    data, faults = read_toml(path, name)
    if faults:
        return (), faults
    try:
        blocks = FeedsFile.model_validate(data).feed
    except ValidationError as error:
        return (), explain(error, FeedsFile, data, name)
    return tuple(block.feed() for block in blocks), [f"{name}: {fault}" for fault in doubles(blocks)]


def _talks(home: Path, settings: Settings | None) -> tuple[Talks | None, list[str]]:
    """Read the topic the settings name; without readable settings, every topic, so that no fault waits for the next."""
    if settings is None:
        folders = sorted(path.parent for path in home.glob("talks/*/talks.toml"))
        return None, [fault for folder in folders for fault in read_talks(folder, home)[1]]
    talks, faults = read_talks(home / "talks" / settings.watch.talks, home)
    if talks:
        strange = sorted(set(settings.watch.languages) - set(talks.languages))
        told = f"the topic is written for {', '.join(talks.languages)} only"
        faults += (
            [f"{label(home / 'settings.toml', home)}: watch.languages names {', '.join(strange)}; {told}"]
            if strange
            else []
        )
    return talks, faults

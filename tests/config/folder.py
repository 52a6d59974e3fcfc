"""A small, correct configuration folder that tests break one key at a time."""

from __future__ import annotations

import shutil
from pathlib import Path

import config
from extractors.errors import ConfigError

SHIPPED = Path(config.__file__).parent

FEED = """
[[feed]]
name = "anadolu"
url = "https://www.aa.com.tr/en/rss/default?cat=guncel"
outlet = "Anadolu"
family = "anadolu"
country = "TR"
language = "en"
kind = "state"
seen_at = "2026-11-23 a list of feeds"
"""
LEXICON = """
[[person]]
id = "umerov"
side = "UA"
given = ["Rustem"]
surnames = ["Umerov", "Umierov"]
offices = [{ titles = ["defence minister"], since = 2023-09-06, until = 2025-07-17 }]

[[person]]
id = "medinsky"
side = "RU"
given = ["Vladimir"]
surnames = ["Medinsky"]

[[institution]]
id = "nsdc"
side = "UA"
name = "National Security and Defence Council"

[[side]]
id = "RU"
names = ["Russia"]
[[side]]
id = "UA"
names = ["Ukraine"]
[[place]]
name = "Istanbul"
kind = "city"
country = "TR"
zone = "Europe/Istanbul"
[[place]]
name = "Ciragan Palace"
kind = "venue"
city = "Istanbul"
country = "TR"
"""
REGISTRY = """
known_until = 2026-01-15
[series]
istanbul-2025 = "Istanbul 2025"
[[round]]
id = "istanbul-2025-3"
series = "istanbul-2025"
number = 3
start_on = 2025-07-23
end_on = 2025-07-23
city = "Istanbul"
country = "TR"
participants = ["RU", "UA"]
heads = { RU = "medinsky", UA = "umerov" }
numbered = true
"""
TALKS = 'topic = "russia_ukraine"\nparties = ["RU", "UA"]\nlanguages = ["en"]\n'


def make(home: Path) -> Path:
    """Write the folder into ``home / "config"`` and return it; the settings are the shipped ones."""
    folder = home / "config"
    topic = folder / "talks" / "russia_ukraine"
    topic.mkdir(parents=True)
    shutil.copy(SHIPPED / "settings.toml", folder)
    (folder / "feeds.toml").write_text(FEED)
    (topic / "talks.toml").write_text(TALKS)
    (topic / "lexicon.toml").write_text(LEXICON)
    (topic / "registry.toml").write_text(REGISTRY)
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace ``old``, which must stand in the file, by ``new``."""
    path = next(folder.rglob(file))
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def faults(folder: Path, **environment: str) -> list[str]:
    """Load the folder and return what is wrong with it; nothing when it loads."""
    try:
        config.load(folder, environment=environment)
    except ConfigError as error:
        return error.faults
    return []

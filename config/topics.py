"""Reads a topic's folder, its words and its known rounds, into one frozen value."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import Field, ValidationError

from config.agreement import disagreements
from config.faults import explain
from config.files import label, read_toml
from config.lexicon import AgencyTable, LexiconFile, SideId, Slug, Text
from config.registry import RegistryFile
from config.shape import Many, Shape
from extractors.errors import ConfigError
from extractors.model import Agency, Talks

File = TypeVar("File", bound=Shape)


class TalksFile(Shape):
    """``talks.toml``: the parties, the languages, and where lexicon and registry lie, seen from the folder."""

    topic: Slug
    parties: Annotated[Many[SideId], Field(min_length=2, max_length=2)]
    languages: Annotated[Many[Annotated[str, Field(pattern=r"^[a-z]{2}$")]], Field(min_length=1)]
    lexicon: Text = "lexicon.toml"
    registry: Text = "registry.toml"
    theatre: SideId | None = None  # the party on whose soil the war is fought
    agency: Many[AgencyTable] = ()  # beside the lexicon's own: agencies only this folder's outlets print


def read_talks(folder: Path, home: Path) -> tuple[Talks | None, list[str]]:
    """Return the folder's talks, or None, and every fault; ``home`` is what file names are shown from."""
    front, faults = _read(folder / "talks.toml", TalksFile, home)
    if front is None:
        return None, faults
    lexicon_path, registry_path = (folder / front.lexicon).resolve(), (folder / front.registry).resolve()
    lexicon, lexicon_faults = _read(lexicon_path, LexiconFile, home)
    registry, registry_faults = _read(registry_path, RegistryFile, home)
    faults = lexicon_faults + registry_faults
    if lexicon is None or registry is None:
        return None, faults
    version = _version(folder / "talks.toml", lexicon_path, registry_path)
    talks = _talks(front, lexicon, registry, version)
    names = label(lexicon_path, home), label(registry_path, home)
    return talks, disagreements(talks, lexicon_name=names[0], registry_name=names[1])


def load_talks(folder: Path) -> Talks:
    """Return the topic in ``folder``.

    ``talks.toml`` there may point to a lexicon elsewhere, so that two registries share one. Raises ConfigError with
    every fault of the three files.
    """
    talks, faults = read_talks(folder, folder.resolve())
    if faults or talks is None:
        raise ConfigError(faults)
    return talks


def _read(path: Path, model: type[File], home: Path) -> tuple[File | None, list[str]]:
    name = label(path, home)
    data, faults = read_toml(path, name)
    if faults:
        return None, faults
    return _validated(data, model, name)


def _validated(data: dict[str, Any], model: type[File], name: str) -> tuple[File | None, list[str]]:
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, explain(error, model, data, name)


def _talks(front: TalksFile, lexicon: LexiconFile, registry: RegistryFile, version: str) -> Talks:
    return Talks(
        topic=front.topic,
        parties=(front.parties[0], front.parties[1]),
        languages=front.languages,
        persons=lexicon.persons(),
        sides=lexicon.sides(),
        places=lexicon.places(),
        rivals=lexicon.rivals(),
        agencies=(*(Agency(**table.model_dump()) for table in front.agency), *lexicon.agencies()),
        known_until=registry.known_until,
        rounds=tuple(table.round() for table in registry.round),
        series=registry.series,
        version=version,
        topics=lexicon.topics(),
        theatre=front.theatre,
    )


def _version(*paths: Path) -> str:
    """Return 16 hex digits of the SHA-256 over the files' own hashes: any changed byte is a new version."""
    digests = (hashlib.sha256(path.read_bytes()).digest() for path in paths)
    return hashlib.sha256(b"".join(digests)).hexdigest()[:16]

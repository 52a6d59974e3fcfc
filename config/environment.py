"""Lets the environment overrule ``settings.toml`` for one run: PARLEY_SECTION__KEY is ``section.key``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from config.faults import model_of, nearest
from config.settings import Settings

PREFIX = "PARLEY_"


def overruled(
    data: Mapping[str, Any], environment: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str], list[str]]:
    """Return ``data`` with the environment's values set, the variable behind each dotted key, and the faults.

    A variable belongs to Parley when it starts with PARLEY_ and the name of a section.
    """
    merged = _copied(data)
    sources: dict[str, str] = {}
    faults: list[str] = []
    for variable in sorted(environment):
        path = _path(variable)
        if path is None:
            continue
        fault = _set(merged, path, environment[variable])
        sources[".".join(path)] = variable
        faults += [f"{variable} (environment): {fault}"] if fault else []
    return merged, sources, faults


def _path(variable: str) -> list[str] | None:
    if not variable.startswith(PREFIX):
        return None
    words = variable.removeprefix(PREFIX).lower()
    section = next((name for name in Settings.model_fields if words == name or words.startswith(f"{name}_")), None)
    return words.split("__") if section or "__" in words else None


def _set(merged: dict[str, Any], path: list[str], raw: str) -> str | None:
    """Put the value at ``path``; return what is wrong with the path, or None."""
    field = _field(path)
    if isinstance(field, str):
        return field
    table = merged
    for word in path[:-1]:
        inside = table.get(word)
        table[word] = table = inside if isinstance(inside, dict) else {}
    table[path[-1]] = raw if field.annotation is str else _value(raw)
    return None


def _field(path: list[str]) -> FieldInfo | str:
    """Return the field a path leads to, or what is wrong with the path."""
    model: type[BaseModel] | None = Settings
    for at, word in enumerate(path):
        fields = model.model_fields if model else {}
        if word not in fields:
            return f"{'.'.join(path[: at + 1])} is unknown{nearest(word, fields)}; write PARLEY_SECTION__KEY"
        field = fields[word]
        model = model_of(field.annotation)
    return f"{'.'.join(path)} is a table; write PARLEY_SECTION__KEY" if model else field


def _value(raw: str) -> Any:
    """Return a number, truth value or list as TOML writes it; anything else stays the text it is."""
    try:
        return tomllib.loads(f"value = {raw}")["value"] if "\n" not in raw else raw
    except tomllib.TOMLDecodeError:
        return raw


def _copied(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _copied(value) if isinstance(value, dict) else value for name, value in data.items()}

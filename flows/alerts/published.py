"""The published schema of what a hook is told: ``schema/alert-2.json``, JSON Schema 2020-12, part of the package."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

#: Raised when a field changes its meaning or goes; a new field does not raise it.
VERSION: Final = 2


@cache
def schema() -> dict[str, Any]:
    """Return the schema of ``VERSION``; whoever sends checks against it in tests, whoever receives may do so daily."""
    text = files("flows.alerts").joinpath("schema", f"alert-{VERSION}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded

"""What a fact module shows of itself: sentences it reads and sentences it must leave alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with the facts its module must give, and no others of that type.

    ``gives`` holds one mapping per expected fact: ``status``, ``actor``, ``scope`` and slots under their gold names
    (flat, not under ``slots``); only the named values are compared. An empty tuple: this module gives nothing.
    """

    text: str
    gives: tuple[Mapping[str, Any], ...] = ()
    title: str = ""
    published: str = "2025-07-24T08:00:00+03:00"

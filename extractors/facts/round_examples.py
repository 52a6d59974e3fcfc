"""Sentences of the round module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

EXAMPLES: Final[tuple[Example, ...]] = ()

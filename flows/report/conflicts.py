"""Disagreements as the report tells them: the versions of one thing side by side, each with its voices; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flows.report.claims import Said, title_of
from flows.report.words import text
from flows.wording import Names, figure
from storage.report import Material, Row

_SIDES: Final = (("RU", "russia", "russian"), ("UA", "ukraine", "ukrainian"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the versions and who holds it since when."""

    said: Said
    voices: str
    since: datetime | None
    given_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Claims that cannot all be true."""

    round_id: str | None
    title: str
    resolved: bool
    versions: list[Version]


def conflicts_of(material: Material, said: Mapping[str, Said], names: Names) -> list[Disagreement]:
    """Tell the conflicts, what is still open first."""
    called = {**material.voices, **names}
    return [
        Disagreement(
            round_id=row["round_id"],
            title=title_of(row["type"]),
            resolved=row["resolved"],
            versions=[
                Version(
                    said=said[one["claim_id"]],
                    voices=", ".join(text(called.get(voice["who"], voice["who"]), 80) for voice in one["voices"][:6]),
                    since=one["since"],
                    given_up=one["given_up"],
                )
                for one in row["claims"]
                if one["claim_id"] in said
            ],
        )
        for row in material.conflicts
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A matter both sides spoke of and did not say the same."""

    title: str
    sides: list[tuple[str, str, Said | None, str, datetime]]  # side, status and number, its claim, words, when


def differences_of(material: Material, said: Mapping[str, Said]) -> list[Difference]:
    """Tell where the sides do not say the same."""
    return [
        Difference(
            title=" · ".join(part for part in (title_of(row["type"]), text(row["subject"]).replace("_", " ")) if part),
            sides=[_voice(row, *side, said) for side in _SIDES],
        )
        for row in material.differs
    ]


def _voice(
    row: Row, side: str, name: str, of: str, said: Mapping[str, Said]
) -> tuple[str, str, Said | None, str, datetime]:
    number = row[f"{of}_number"]
    told = row[name].replace("_", " ") + (f", {figure(number)}" if number is not None else "")
    return side, told, said.get(row[f"{of}_claim_id"]), text(row[f"{name}_says"], 400), row[f"{name}_said_at"]

"""Disagreements as the report tells them: the versions of one thing side by side, each with its voices; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flows.report.claims import Said, title_of
from flows.report.words import text
from flows.wording import Names
from storage.report import Material


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

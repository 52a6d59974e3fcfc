"""A claim as the report tells it: what is said, who stands behind it, and the words that say so; pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import regex

from flows.report.words import link, text
from flows.wording import Names, actors, amount_parts, details
from storage.report import Material, Row

_TITLES: Final = {
    "prisoner_exchange": "Prisoner exchange",
    "body_repatriation": "Return of bodies",
    "civilian_child_return": "Return of children",
    "round": "The session",
    "delegation_head": "Head of delegation",
    "ceasefire_position": "Ceasefire",
    "ceasefire_deal": "Ceasefire",
    "summit": "Leaders’ meeting",
    "next_contact": "Next contact",
}
#: Statuses in the order of how settled they are, with what a group of them is called.
GROUPS: Final = (
    ("Carried out", ("completed", "partially_completed")),
    ("Agreed", ("agreed", "accepted")),
    ("Announced or under way", ("announced", "scheduled", "promised", "ongoing", "concluded")),
    ("Proposed or asked for", ("proposed", "offered", "called_for", "demanded", "supported", "conditioned")),
    ("Refused, denied or put off", ("rejected", "denied", "cancelled", "postponed", "expired")),
    ("Threatened", ("threatened", "issued")),
    ("Said", ("stated", "unclear")),
)
_SIDES: Final = {
    "both": "both sides",
    "RU": "Russian officials",
    "UA": "Ukrainian officials",
    "third": "third parties",
}
#: Slots by the first word of their name, as people say them.
_SAID_AS: Final = {"date": "on {}", "person": "{}", "topic": "{}", "kind": "{}", "number": "round {}", "applies": "{}"}
#: Values that say nothing.
_EMPTY: Final = frozenset({"kind any"})
#: Where a sentence ends; what stands around the words is cut there.
_END: Final = regex.compile(r"(?<=[.!?…][”’\"')]?)\s+(?=\p{Lu}|[“‘\"'])|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of evidence: the words, the sentence around them, who printed and who wrote it."""

    before: str
    words: str
    after: str
    outlet: str
    origin: str
    title: str
    url: str | None
    published_at: datetime | None
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim in words; ``number`` is the one to click, with the words before and after it."""

    id: str  # of its evidence on the page
    claim_id: str
    title: str
    status: str
    round_id: str | None
    type: str
    actor: str
    sides: str  # ids of who acts, for colour
    before: str
    number: str
    after: str
    origins: int
    outlets: int
    facts: int
    both_sides: str
    backing: str
    first_seen_at: datetime
    last_seen_at: datetime
    contested: bool
    value: Mapping[str, Any]
    pieces: tuple[Piece, ...]

    @property
    def more(self) -> int:
        """How many facts stand behind it that the page does not show."""
        return max(0, self.facts - len(self.pieces))

    @property
    def line(self) -> str:
        """The claim in one line."""
        parts = (self.title, self.status, self.actor, f"{self.before}{self.number}{self.after}")
        return " · ".join(part for part in parts if part)


def anchor(claim_id: str) -> str:
    """Return the name of the place on the page where a claim's evidence stands."""
    return f"e-{claim_id[:16]}"


def title_of(kind: str) -> str:
    """Return what a type of fact is called."""
    return _TITLES.get(kind, kind.replace("_", " ").capitalize())


def group_of(status: str) -> str:
    """Return the group a status belongs to."""
    return next((name for name, members in GROUPS if status in members), "Said")


def told(material: Material, names: Names) -> dict[str, Said]:
    """Tell every claim of the material, by id."""
    return {key: _said(row, material.evidence.get(key, []), names) for key, row in material.claims.items()}


def _said(row: Row, evidence: list[Row], names: Names) -> Said:
    value = json.loads(row["value"] or "{}")
    before, number, after = _what(value, names)
    return Said(
        id=anchor(row["claim_id"]),
        claim_id=row["claim_id"],
        title=title_of(row["type"]),
        status=row["status"].replace("_", " ").replace("stated", ""),
        round_id=row["round_id"],
        type=row["type"],
        actor=_capital(actors(row["actor"], names)) if row["actor"] else "",
        sides=row["actor"] or "",
        before=text(before) + (" " if before.endswith(" ") else ""),
        number=number,
        after=text(after) if not after.startswith(" ") else f" {text(after)}",
        origins=row["origins"],
        outlets=row["outlets"],
        facts=row["facts"],
        both_sides=row["both_sides"],
        backing=_SIDES.get(row["both_sides"] or "", "others"),
        first_seen_at=row["first_seen_at"],
        last_seen_at=row["last_seen_at"],
        contested=row["matter"] is not None,
        value=value,
        pieces=tuple(_piece(one, names) for one in evidence),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _what(value: Mapping[str, Any], names: Names) -> tuple[str, str, str]:
    if isinstance(value.get("words"), str):
        return f"“{value['words']}”", "", ""
    slots = {name: _dated(one) for name, one in value.items()}
    if slots.get("quantity") is None:
        return "; ".join(_details(slots, names)), "", ""
    before, number, after = amount_parts(slots)
    return before, number, "; ".join([after, *_details(slots, names)])


def _details(slots: Mapping[str, Any], names: Names) -> Iterator[str]:
    """Give the details with a word where the name of the slot is none people use."""
    for words in details(slots, names):
        if words in _EMPTY:
            continue
        name, _, rest = words.replace("applies to", "applies").partition(" ")
        yield _SAID_AS.get(name, f"{name} {{}}").format(rest) if rest else words


def _dated(one: Any) -> Any:
    """Turn a day into words; what is none stays."""
    try:
        return f"{(on := date.fromisoformat(one)).day} {on:%B %Y}" if isinstance(one, str) else one
    except ValueError:
        return one


def _piece(row: Row, names: Names) -> Piece:
    speaker = names.get(row["speaker"] or "", row["speaker"] or "")
    return Piece(
        before=_last_sentence(row["before"] or ""),
        words=text(row["evidence_text"]),
        after=_first_sentence(row["after"] or ""),
        outlet=text(row["outlet"], 120),
        origin=text(row["origin"], 120),
        title=text(row["title"], 300) or "(no title)",
        url=link(row["url"]),
        published_at=row["published_at"],
        speaker=text(", ".join(part for part in (speaker, row["speaker_role"]) if part), 160),
    )


def _last_sentence(before: str) -> str:
    """Return what stands before the words in their own sentence; a cut one begins with an ellipsis."""
    parts = _END.split(before)
    kept = parts[-1]
    cut = "…" if len(parts) == 1 and len(before) >= 240 else ""
    return cut + text(kept) + (" " if kept[-1:].isspace() else "")


def _first_sentence(after: str) -> str:
    """Return what stands after the words in their own sentence."""
    parts = _END.split(after)
    cut = "…" if len(parts) == 1 and len(after) >= 240 else ""
    return (" " if parts[0][:1].isspace() else "") + text(parts[0]) + cut

"""Tiny labels and answers for the scorer's own tests; every sentence is ours."""

from __future__ import annotations

from typing import Any

TEXT = (
    "Swap agreed in Istanbul\n"
    "The two delegations agreed to exchange 205 prisoners from each side on Monday. "
    "Rustem Umerov led the Ukrainian team. “Nobody left the table angry,” he said afterwards."
)


def fact(kind: str, status: str, actor: str | None = "BOTH", /, *, words: str = "", **changes: Any) -> dict[str, Any]:
    """Build a fact in the gold form; ``words`` are looked up in TEXT, keywords that are no field are slots."""
    start = TEXT.index(words) if words else 0
    fields = {"confidence", "scope", "round", "core", "id", "status_alt", "actor_alt", "round_alt", "attribution"}
    return {
        "type": kind,
        "status": status,
        "actor": actor,
        "slots": {name: value for name, value in changes.items() if name not in fields},
        "scope": "main",
        "round": None,
        "attribution": {"speaker": None},
        "confidence": 0.9,
        "evidence": {"in": "body", "text": words, "start": start, "end": start + len(words)},
        **{name: value for name, value in changes.items() if name in fields},
    }


def swap(status: str = "agreed", quantity: Any = 205, per_side: str = "each", /, **changes: Any) -> dict[str, Any]:
    """Build the exchange the text tells of."""
    words = "agreed to exchange 205 prisoners"
    return fact(
        "prisoner_exchange", status, "BOTH", **{"words": words, "quantity": quantity, "per_side": per_side, **changes}
    )


def labels(*facts: dict[str, Any], exhaustive: tuple[str, ...] | None = None, **document: Any) -> dict[str, Any]:
    """Build a gold file; without ``exhaustive`` every type is."""
    gold: dict[str, Any] = {"document": {"class": "round_report", "main_round": None, **document}, "facts": list(facts)}
    return gold if exhaustive is None else {**gold, "labelling": {"exhaustive_types": list(exhaustive)}}

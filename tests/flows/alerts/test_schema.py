"""The published schema is a schema, takes what it should and refuses the rest."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from flows.alerts.published import VERSION, schema
from tests.flows.alerts.made import NOW, payload
from tests.flows.alerts.strict import faults

CLAIM = {
    "id": "claim-1", "round_id": None, "type": "prisoner_exchange", "status": "agreed", "actor": None,
    "value": {"quantity": {"lo": 314, "hi": 314}}, "both_sides": "both",
}  # fmt: skip
EVENT = {"event_id": "e", "kind": "round.rumoured", "subject": "r", "summary": "Talk.", "decided_at": NOW.isoformat()}


def test_it_is_a_schema_of_2020_12() -> None:
    """The file is valid against the meta schema and says the version the code sends."""
    Draft202012Validator.check_schema(schema())
    assert schema()["properties"]["version"] == {"const": VERSION}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"kind": "round.correction", "correction": {"of": "event-0", "was": "Held.", "now": "Cancelled.", "who": None}},
        {"kind": "claim.agreed", "claim": CLAIM},
        {"kind": "operations.feed_quiet", "subject": "operations", "operation": {"what": "outlet-a", "since": None}},
        {"kind": "digest", "subject": "digest", "events": [EVENT]},
    ],
)
def test_every_family_of_events_fits(changes: dict[str, Any]) -> None:
    """A round, a correction, a claim, an operation and a digest are valid, even when no other field is allowed."""
    assert faults(payload(**changes)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 1},
        {"kind": "round.exploded"},
        {"kind": "claim.agreed"},
        {"kind": "round.correction"},
        {"kind": "operations.feed_quiet"},
        {"kind": "digest"},
        {"decided_at": "2026-02-05T18:00:00"},
        {"summary": ""},
        {"evidence": [{"words": "w", "url": "javascript:alert(1)"}]},
        {"typo": 1},
    ],
)
def test_what_is_not_an_alert_is_refused(changes: dict[str, Any]) -> None:
    """A wrong version, an unknown kind, a missing part, a naive instant and a misspelt field are faults."""
    assert faults(payload(**changes))

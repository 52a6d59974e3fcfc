"""The published schema as the tests hold it: a field it does not name is a fault, and formats count."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from flows.alerts.published import schema


def _closed(part: Any) -> Any:
    if isinstance(part, list):
        return [_closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    closed = {key: _closed(value) for key, value in part.items()}
    return closed | {"additionalProperties": False} if "properties" in part and "required" in part else closed


def faults(payload: Any) -> list[str]:
    """Return what is wrong with a payload, one sentence a fault; nothing for one that may be sent."""
    checker = Draft202012Validator.FORMAT_CHECKER
    found = Draft202012Validator(_closed(schema()), format_checker=checker).iter_errors(payload)
    return [f"{error.json_path}: {error.message}" for error in found]

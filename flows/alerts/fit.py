"""Makes a payload fit for programs: no unseen characters, every text bounded, the whole of it small. Pure.

Programs take text for text, so ``<b>`` and ``@channel`` stay what the article said; whoever shows them escapes them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from flows.alerts.plain import seen

#: Standard Webhooks recommends to stay under 20 kB.
BYTES: Final = 20_000
#: Longest text of a field, in characters: the published schema's own limits.
_LONGEST: Final = {"url": 2000, "words": 1000, "reason": 2000, "why": 2000, "detail": 2000}
_USUAL: Final = 500
#: The lists that may grow long, and how they shrink: all, then fewer, at last none.
_LISTS: Final = ("evidence", "supporters", "events", "outcome")
_KEPT: Final = (50, 20, 10, 5, 2, 1, 0)


def fitted(payload: Mapping[str, Any]) -> str:
    """Return the payload as compact JSON of at most ``BYTES`` bytes, keys sorted; long lists lose their ends."""
    clean = _clean(payload, "")
    for kept in _KEPT:
        text = _json({key: value[:kept] if _long(key, value) else value for key, value in clean.items()})
        if len(text.encode()) <= BYTES:
            return text
    return _json(_core(clean))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _long(key: str, value: Any) -> bool:
    return key in _LISTS and isinstance(value, list)


def _clean(value: Any, key: str) -> Any:
    if isinstance(value, str):
        return seen(value, _LONGEST.get(key, _USUAL))
    if isinstance(value, Mapping):
        return {str(name)[:100]: _clean(inner, str(name)) for name, inner in value.items()}
    return [_clean(inner, key) for inner in value] if isinstance(value, list | tuple) else value


def _core(clean: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is left of a payload whose round or claim alone is too large: enough to ask Parley for the rest."""
    named = {key: value for key, value in clean.items() if isinstance(value, str | int | bool)}
    return named | {key: [] for key in _LISTS if _long(key, clean.get(key))}

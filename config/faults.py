"""Turns what the validation refused into sentences: file, key, what is allowed, and the key probably meant."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

Location = tuple[int | str, ...]

#: Keys whose values, and tables whose whole content, never appear in a message: secrets get pasted where they stand.
HIDDEN = frozenset({"proxy", "hooks"})
#: The key whose value says which of several models a table must fit.
TAG = "channel"


def explain(
    error: ValidationError,
    model: type[BaseModel],
    data: Mapping[str, Any],
    name: str,
    sources: Mapping[str, str] | None = None,
) -> list[str]:
    """Return one sentence per fault of ``data``, which ``model`` refused, each beginning with the file ``name``.

    ``sources``: dotted keys that came from elsewhere (an environment variable), and from where.
    """
    sentences = ((key(fault["loc"], data), _says(dict(fault), model)) for fault in error.errors())
    return [f"{(sources or {}).get(where, name)}: {where} {says}" for where, says in sentences]


def key(loc: Location, data: Any) -> str:
    """Return the dotted key of a location; a block is called by its ``name`` or ``id``, else by its number from 1."""
    words: list[str] = []
    for step in loc:
        if _is_tag(step, data):
            continue
        data = _inside(data, step)
        words.append(_block(data, step) if isinstance(step, int) else f".{step}")
    return "".join(words).removeprefix(".")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean "x"?`` for the nearest known word, or the list of those allowed."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1)
    if close:
        return f'; did you mean "{close[0]}"?'
    return f"; allowed: {', '.join(choices)}" if choices else ""


def _is_tag(step: int | str, data: Any) -> bool:
    """Return whether a step of a location only says which model a table was held against."""
    return isinstance(data, Mapping) and step not in data and isinstance(step, str) and step == data.get(TAG)


def _inside(data: Any, step: int | str) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _block(data: Any, step: int) -> str:
    title = (data.get("name") or data.get("id")) if isinstance(data, Mapping) else None
    return f".{title}" if isinstance(title, str) else f"[{step + 1}]"


def _says(fault: dict[str, Any], model: type[BaseModel]) -> str:
    """Say what is wrong: the sentence's second half, after the key."""
    loc: Location = fault["loc"]
    if fault["type"] == "extra_forbidden":
        return "is unknown" + nearest(str(loc[-1]), _known(model, loc[:-1]))
    if fault["type"] == "missing":
        return "is missing" + _purpose(model, loc)
    purpose = _purpose(model, loc)
    if fault["type"] == "string_pattern_mismatch" and purpose:
        return f"does not fit{purpose}{_got(fault)}"
    message = re.sub(r"^(?:Input|Value|String|Tuple|List) should", "must", fault["msg"].removeprefix("Value error, "))
    whole_table = fault["type"] == "value_error" and isinstance(fault["input"], dict)
    return f"{'has a fault: ' if whole_table else ''}{message[0].lower()}{message[1:]}{_got(fault)}"


def _got(fault: dict[str, Any]) -> str:
    value = fault["input"]
    if HIDDEN.intersection(fault["loc"]) or isinstance(value, dict | list):
        return ""
    return f"; got {value!r:.80}"


def _known(model: type[BaseModel], loc: Location) -> list[str]:
    found = _model_at(model, loc)
    return list(found.model_fields) if found else []


def _purpose(model: type[BaseModel], loc: Location) -> str:
    found = _model_at(model, loc[:-1])
    field = found.model_fields.get(str(loc[-1])) if found else None
    return f": {field.description}" if field and field.description else ""


def _model_at(model: type[BaseModel], loc: Location) -> type[BaseModel] | None:
    """Return the model of the table at ``loc``; steps into lists, tuples and mappings leave it unchanged."""
    current: list[type[BaseModel]] = [model]
    for step in loc:
        tagged = [one for one in current if _tag(one) == step]
        fields = next((one.model_fields for one in current if isinstance(step, str) and step in one.model_fields), None)
        current = tagged or (_models_of(fields[str(step)].annotation) if fields else current)
    return next(iter(current), None)


def _tag(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get(TAG)
    return next(iter(get_args(field.annotation)), None) if field else None


def model_of(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside an annotation such as ``Web``, ``tuple[Web, ...]`` or ``Web | None``, if any."""
    return next(iter(_models_of(annotation)), None)


def _models_of(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel):
        return [annotation]
    parts = get_args(annotation) if _composed(annotation) else ()
    return [found for part in parts for found in _models_of(part)]


def _composed(annotation: Any) -> bool:
    return get_origin(annotation) in {tuple, list, dict, Union, types.UnionType, Annotated}

"""What every configuration model has in common: strict, frozen, and closed to unknown keys."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

Item = TypeVar("Item")


class Shape(BaseModel):
    """A table of a TOML file; a key it does not name is a fault, and no value is converted to fit."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


#: A TOML array, kept as a tuple.
Many = Annotated[tuple[Item, ...], BeforeValidator(_as_tuple)]

"""The page lists the keys there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from config.faults import model_of
from config.settings import Settings
from config.shape import Shape
from tests.config.folder import SHIPPED


def _keys(model: type[Shape], before: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = model_of(field.annotation)
        if inner is not None and issubclass(inner, Shape):
            yield from _keys(inner, f"{before}{name}.")
        else:
            yield before + name


def test_every_key_of_the_settings_is_documented() -> None:
    """README.md lists every key of settings.toml once, in the order of the models, and no other."""
    listed = re.findall(r"^\| `([a-z_.]+)` \|", (SHIPPED / "README.md").read_text(), re.MULTILINE)
    assert listed == list(_keys(Settings))

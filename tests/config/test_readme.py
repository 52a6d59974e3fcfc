"""The page lists the keys there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from config.faults import model_of
from config.hooks import AtomHook, CommandHook, HookShape, LinesHook, MailHook, NotifyHook, WebhookHook
from config.settings import Settings
from config.shape import Shape
from tests.config.folder import SHIPPED


def _keys(model: type[Shape], before: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = model_of(field.annotation)
        if inner is not None and issubclass(inner, Shape) and not issubclass(inner, HookShape):
            yield from _keys(inner, f"{before}{name}.")
        else:
            yield before + name


def test_every_key_of_the_settings_is_documented() -> None:
    """README.md lists every key of settings.toml once, in the order of the models, and no other."""
    listed = re.findall(r"^\| `([a-z_.]+)` \|", (SHIPPED / "README.md").read_text(), re.MULTILINE)
    assert listed == list(_keys(Settings))


def test_every_key_of_a_hook_is_documented() -> None:
    """README.md lists every key every hook may have, then those of each channel, in the order of the models."""
    text = (SHIPPED / "README.md").read_text()
    listed = re.findall(r"^\| ([a-z]+) \| `([a-z_]+)` \|", text, re.MULTILINE)
    common = [*HookShape.model_fields]
    kinds = (WebhookHook, NotifyHook, MailHook, AtomHook, CommandHook, LinesHook)
    own = {
        str(kind.model_fields["channel"].annotation).split("'")[1]: [
            name for name in kind.model_fields if name not in {*common, "channel"}
        ]
        for kind in kinds
    }
    assert listed == [
        ("every", "channel"),
        *(("every", name) for name in common),
        *((channel, name) for channel, names in own.items() for name in names),
    ]

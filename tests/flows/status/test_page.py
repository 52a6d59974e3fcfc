"""The page, the advice and the register agree with each other and with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import typer

from flows.cli.app import app
from flows.status.fault import Kind
from flows.status.page import PAGE, page
from flows.status.register import REGISTER


def test_the_page_lists_every_fault() -> None:
    """README.md is what the register says; `python -m flows.status.page` writes it."""
    text = PAGE.read_text()
    assert page(text) == text


def test_names_are_told_apart() -> None:
    """No two kinds of faults share a name, and there are at least fifteen."""
    names = [kind.name for kind in REGISTER]
    assert len({*names}) == len(names) >= 15


def _commands(command: Any, before: str = "parley") -> Iterator[str]:
    yield before
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, f"{before} {name}")


@cache
def _known() -> frozenset[str]:
    return frozenset(_commands(typer.main.get_command(app)))


@pytest.mark.parametrize("kind", REGISTER, ids=lambda kind: kind.name)
def test_what_to_do_exists(kind: Kind) -> None:
    """Every command an advice names is one of the program's."""
    known = _known()
    for said in re.findall(r"`(parley [a-z ]+)", kind.advice):
        words = said.split()
        assert any(" ".join(words[:n]) in known - {"parley"} for n in (2, 3)), said

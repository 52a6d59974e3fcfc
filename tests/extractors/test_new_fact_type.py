"""A new fact type is one file and one line: the one the README shows is tried as it stands there."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractors import engine
from extractors.facts import REGISTER
from extractors.triggers import Gated
from tests.extractors.reading import facts_of

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.fixture
def walkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Write the README's module to a file and put it into the register."""
    code = re.search(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    assert code is not None
    (tmp_path / "walkout.py").write_text(code[1])
    spec = importlib.util.spec_from_file_location("walkout", tmp_path / "walkout.py")
    assert spec is not None and spec.loader is not None  # noqa: PT018
    module: Any = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "walkout", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(engine, "REGISTER", (*REGISTER, module))
    monkeypatch.setitem(engine._WORDS, module.TYPE, Gated(module.WORDS))
    loaded: ModuleType = module
    return loaded


def test_the_readme_shows_a_fact_type_that_works(walkout: ModuleType) -> None:
    """Its examples come out as it says, four that give a fact and four that give none."""
    given = [example.gives for example in walkout.EXAMPLES]
    assert (sum(map(bool, given)), sum(not one for one in given)) == (4, 4)
    for example in walkout.EXAMPLES:
        found = [fact for fact in facts_of(example.text) if fact["type"] == walkout.TYPE]
        assert len(found) == len(example.gives), example.text
        for fact, wanted in zip(found, example.gives, strict=True):
            assert {name: fact[name] for name in wanted} == dict(wanted)


def test_the_other_types_read_as_before(walkout: ModuleType) -> None:
    """A type more changes no fact of another."""
    text = (
        "Russia and Ukraine met in Istanbul. The Russian delegation walked out of the talks. "
        "The two sides agreed to swap 90 prisoners each."
    )
    found = [(fact["type"], fact["status"]) for fact in facts_of(text)]
    assert ("walkout", "completed") in found
    assert ("prisoner_exchange", "agreed") in found

"""Rules read phenomena, not the texts they were written beside."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.shared import SHARED

ROOT = Path(__file__).resolve().parents[1]
MOST = 4  # consecutive words a rule may share with a text
DEMO = sorted((ROOT / "flows" / "demo" / "corpus" / "texts").glob("*.txt"))
SEED = SHARED / "corpus" / "texts" / "seed.txt"


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"\\[a-zA-Z]", " ", text).casefold())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + MOST + 1]) for i in range(len(words) - MOST))


@cache
def _texts(path: Path) -> tuple[tuple[int, str], ...]:
    """List the string constants of a module that are neither docstrings nor in the sentences that show a rule."""
    return tuple(_constants(path))


def _constants(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text())
    shown = {id(part) for node in ast.walk(tree) if _is_example(node) for part in ast.walk(node)}
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings | shown:
            yield node.lineno, node.value


def _is_example(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Example", "E", "_example"}
    )


def _shared_runs(paths: list[Path]) -> list[str]:
    known = {run for path in paths for run in _runs(_words(path.read_text()))}
    return [
        f"{module.relative_to(ROOT)}:{line} {' '.join(run)}"
        for module in sorted((ROOT / "extractors").rglob("*.py"))
        if not module.stem.endswith("_examples")
        for line, text in _texts(module)
        for run in _runs(_words(text))
        if run in known
    ]


@pytest.mark.skipif(not DEMO, reason="the demo's texts are not here")
def test_no_rule_holds_a_phrase_of_the_demo() -> None:
    """No string of the extractors shares five consecutive words with a demo page."""
    assert _shared_runs(DEMO) == []


@pytest.mark.skipif(not SEED.is_file(), reason="the development corpus ../shared is not here")
def test_no_rule_holds_a_phrase_of_the_seed() -> None:
    """No string of the extractors shares five consecutive words with the seed."""
    assert _shared_runs([SEED]) == []


def test_the_check_sees_through_the_marks_of_a_pattern() -> None:
    """Five words in a row are found although a pattern spells them with blanks, groups and classes."""
    pattern = r"both\s+(?:delegations)\s+had[ ]dinner\b together"
    assert list(_runs(_words(pattern))) == [("both", "delegations", "had", "dinner", "together")]

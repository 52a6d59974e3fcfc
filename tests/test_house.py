"""The house keeps its own rules: arrows, sizes, names, docstrings."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("config", "extractors", "storage", "flows")
FILES = sorted(path for room in (*ROOMS, "tests") for path in (ROOT / room).rglob("*.py"))
MAY_IMPORT = {
    "extractors": {"extractors"},
    "config": {"config", "extractors"},
    "storage": {"storage", "extractors"},
    "flows": set(ROOMS),
}
#: What only one room may use.
OWNED = {"duckdb": "storage", "warcio": "storage", "httpx": "flows", "httpcore": "flows", "prefect": "flows"}
#: The files that assemble flows; only they import prefect.
ASSEMBLE_FLOWS = {"flows/monitor.py", "flows/scheduled.py", "flows/deployments.py"}
PURE_FORBIDDEN = {"os", "pathlib", "socket", "subprocess", "logging", "time", "random", "tomllib"}
CLOCKS = re.compile(r"\b(?:datetime\.now|utcnow|date\.today|time\.time)\(")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def _nodes(path: Path) -> tuple[ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef, ...]:
    """Parse a file once; only what the rules look at is kept."""
    looked_at = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef)
    return tuple(node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, looked_at))


def _imports(path: Path) -> Iterator[str]:
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in _nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _wrong_imports(path: Path) -> list[str]:
    room = _name(path).split("/")[0]
    tops = {module.split(".")[0] for module in _imports(path)}
    wrong = [f"imports the room {top}" for top in tops & set(ROOMS) - MAY_IMPORT[room]]
    wrong += [f"uses {top}, which belongs to {OWNED[top]}" for top in tops & OWNED.keys() if OWNED[top] != room]
    if room == "extractors":
        wrong += [f"uses {top}: extractors only think" for top in tops & PURE_FORBIDDEN]
        wrong += ["reads a clock"] if CLOCKS.search(path.read_text()) else []
    if "prefect" in tops and _name(path) not in ASSEMBLE_FLOWS:
        wrong.append("imports prefect and assembles no flow")
    if "tomllib" in tops and room != "config":
        wrong.append("reads TOML outside config")
    return wrong


def _too_large(path: Path) -> list[str]:
    lines = path.read_text().count("\n")
    long = [node.name for node in _functions(path) if (node.end_lineno or 0) - node.lineno + 1 > 40]
    return [f"has {lines} lines"] * (lines > 300) + [f"{name} has more than 40 lines" for name in long]


def _untold(path: Path) -> list[str]:
    tests = [node for node in _functions(path) if node.name.startswith("test_")]
    return [node.name for node in tests if not (ast.get_docstring(node) or "").strip().endswith(".")]


def _wrong(rule: Callable[[Path], list[str]], paths: Iterable[Path]) -> dict[str, list[str]]:
    """Name every file that breaks a rule, and how: a thousand files are three tests, each telling all of them."""
    return {_name(path): found for path in paths if (found := rule(path))}


def test_imports_follow_the_arrows() -> None:
    """Every module imports only what its room allows."""
    assert _wrong(_wrong_imports, [path for path in FILES if "tests" not in path.parts]) == {}


def test_files_and_functions_stay_small() -> None:
    """No file has more than 300 lines and no function more than 40."""
    assert _wrong(_too_large, FILES) == {}


def test_every_test_states_a_truth() -> None:
    """Every test function has a docstring of one sentence that ends in a full stop."""
    assert _wrong(_untold, [path for path in FILES if path.name.startswith("test_")]) == {}


def test_no_file_is_a_drawer() -> None:
    """No module is called utils, helpers or common."""
    assert [_name(p) for p in FILES if p.stem in {"utils", "helpers", "common", "util", "misc"}] == []


def test_functions_are_short_in_the_median() -> None:
    """The median function of the four rooms has fewer than eight lines."""
    sizes = sorted(
        (node.end_lineno or 0) - node.body[0].lineno + 1
        for path in FILES
        if "tests" not in path.parts
        for node in _functions(path)
    )
    assert not sizes or sizes[len(sizes) // 2] < 8


def test_the_rules_see_a_violation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted import of duckdb and of a clock, a long function and a test that says nothing are reported."""
    planted = tmp_path / "extractors" / "bad.py"
    planted.parent.mkdir()
    planted.write_text("import duckdb, os\nfrom storage import x\nfrom datetime import datetime\ndatetime.now()\n")
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    assert len(_wrong_imports(planted)) == 4
    large = tmp_path / "extractors" / "large.py"
    large.write_text("def test_it():\n" + "    pass\n" * 300)
    assert _wrong(_too_large, [large]) == {"extractors/large.py": ["has 301 lines", "test_it has more than 40 lines"]}
    assert _wrong(_untold, [large]) == {"extractors/large.py": ["test_it"]}

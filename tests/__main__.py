"""The one command: static checks, the fast suite, then the end-to-end part; stops at the first that fails."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PYTEST: Final = (sys.executable, "-m", "pytest", "-q", "--no-header")
#: The longest of the files with end-to-end tests, longest first, so that neither core is idle at the end.
LONGEST: Final = tuple(
    f"tests/{name}.py"
    for name in (
        "flows/test_serve_accidents",
        "flows/test_serve",
        "flows/test_demo",
        "flows/test_kill",
        "flows/test_stream",
        "flows/test_replay",
        "storage/test_crash",
        "flows/alerts/test_weeks_of_hooks",
        "flows/alerts/test_delivery",
        "flows/test_readers",
        "flows/report/test_browser",
    )
)


def slow_files() -> tuple[str, ...]:
    """List the files that hold end-to-end tests, the longest first; collecting the others would cost seconds."""
    here = sorted(
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("test_*.py")
        if "pytest.mark.slow" in path.read_text(encoding="utf-8")
    )
    return (*(name for name in LONGEST if name in here), *(name for name in here if name not in LONGEST))


STEPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("ruff check", (sys.executable, "-m", "ruff", "check", "--quiet", ".")),
    ("ruff format", (sys.executable, "-m", "ruff", "format", "--check", "--quiet", ".")),
    ("mypy strict", (sys.executable, "-m", "mypy", "--no-error-summary")),
    # Half of the tests each, in their order, so that what a file sets up is set up once; who is done takes over.
    ("fast tests", (*PYTEST, *"-n 2 --dist worksteal".split(), "-m", "not slow")),
    # Two files side by side: what a file sets up (a replayed stream, killed cycles) is set up once.
    ("end-to-end tests", (*PYTEST, *"-n 2 --dist loadfile --no-loadscope-reorder -m slow".split(), *slow_files())),
)


def main() -> int:
    """Run every step in order, say how long each took, and return the first failure's exit code or 0."""
    for name, command in STEPS:
        print(f"── {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, check=False).returncode
        print(f"   {name}: {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - started:.0f} s", flush=True)
        if code:
            return code
    print("all checks passed", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The one command: static checks, the fast suite, then the end-to-end part; stops at the first that fails."""

from __future__ import annotations

import subprocess
import sys
import time

PYTEST = (sys.executable, "-m", "pytest", "-q", "--no-header")
LONGEST = ("tests/flows/test_serve_accidents.py", "tests/flows/test_serve.py")
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff check", (sys.executable, "-m", "ruff", "check", "--quiet", ".")),
    ("ruff format", (sys.executable, "-m", "ruff", "format", "--check", "--quiet", ".")),
    ("mypy strict", (sys.executable, "-m", "mypy", "--no-error-summary")),
    ("fast tests", (*PYTEST, "-n", "2", "-m", "not slow")),
    # Two files side by side: what a file sets up (a demo, a replayed stream) is set up once. The longest two begin.
    ("end-to-end tests", (*PYTEST, *"-n 2 --dist loadfile --no-loadscope-reorder -m slow".split(), *LONGEST, "tests")),
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

"""The questions README.md answers, asked of the demo: ``python -m tests.readme_answers FOLDER`` writes them anew.

FOLDER is where ``parley demo --data FOLDER`` left its database.
"""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import Final

from typer.testing import CliRunner

from flows.cli.app import app

README: Final = Path(__file__).resolve().parents[1] / "README.md"
#: A block that begins with a command and goes on with what it prints.
BLOCK: Final = re.compile(r"^```\n\$ parley (.+)\n((?:(?!```).*\n)*)```$", re.MULTILINE)


def asked(text: str) -> list[tuple[str, str]]:
    """Return each command with the answer that is printed under it."""
    return BLOCK.findall(text)


def answer(command: str, folder: Path) -> str:
    """Return what a command prints over the demo, at a width of 100."""
    runner = CliRunner(env={"PARLEY_PATHS__DATA": str(folder), "COLUMNS": "100"})
    told = runner.invoke(app, shlex.split(command)).stdout
    return "".join(f"{line.rstrip()}\n" for line in told.splitlines())


def main(folder: Path) -> None:
    """Write the answers into README.md."""
    text = README.read_text(encoding="utf-8")
    renewed = BLOCK.sub(lambda found: f"```\n$ parley {found[1]}\n{answer(found[1], folder)}```", text)
    README.write_text(renewed, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

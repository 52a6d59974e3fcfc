"""The page of all faults, from the register: `python -m flows.status.page` writes it, a test keeps it true."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from flows.status.fault import SUBJECT
from flows.status.register import REGISTER

PAGE: Final = Path(__file__).parent / "README.md"
_MARK: Final = "<!-- from the register: python -m flows.status.page -->\n"


def page(text: str) -> str:
    """Return a page with the table behind its mark made anew."""
    told = [(kind, kind.advice.replace(SUBJECT, "NAME")) for kind in REGISTER]
    rows = [f"| `{kind.name}` | {kind.urgency.name.lower()} | {kind.means} | {advice} |" for kind, advice in told]
    table = "\n".join(["| name | urgency | what it means | what to do |", "|---|---|---|---|", *rows])
    return f"{text.partition(_MARK)[0]}{_MARK}{table}\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

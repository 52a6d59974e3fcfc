"""Texts made to cost much: a module's own words without end, nested quotation marks, no full stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle
from types import ModuleType
from typing import Final

import regex

from extractors.clause import LONGEST
from extractors.facts import REGISTER

_OPENS: Final = "Russia and Ukraine held talks. "


def words_of(module: ModuleType) -> str:
    """Give the words of the sentences a module reads, without the marks that end or part them."""
    told = " ".join(example.text for example in module.EXAMPLES if example.gives)
    return str(regex.sub(r"[^\w ]+", " ", told))


def trigger_of(module: ModuleType) -> str:
    """Give one trigger of a module (a first word where it names none)."""
    hint = module.WORDS.search(words_of(module)) if hasattr(module, "WORDS") else None
    return str(hint[0] if hint else words_of(module).split()[0]).strip()


def _sentence(piece: str) -> str:
    """Give the longest sentence that is still cut into clauses."""
    return f"Kyiv {piece * (LONGEST // len(piece) + 1)}"[: LONGEST - 2] + ". "


#: Shapes of hostile text by name: each makes a piece, and pieces follow each other to the length asked for.
SHAPES: Final[dict[str, Callable[[ModuleType], str]]] = {
    "no full stop": words_of,
    "one trigger": lambda module: f"{trigger_of(module)} ",
    "nested quotes": lambda module: f'“{trigger_of(module)} ‘Kyiv said: "',
    "short quotes": lambda module: f"“We {trigger_of(module)} it all now,” Putin said. ",
    "short sentences": lambda module: f"Kyiv said {trigger_of(module)} on Monday. ",
    "commas": lambda module: f"{trigger_of(module)}, and, not, if ",
    "numbers": lambda module: f"1,200 {trigger_of(module)} 300 for each ",
    "brackets": lambda module: f"({trigger_of(module)} — [",
    "one line each": lambda module: f"{trigger_of(module)}\n",
    "long sentences": lambda module: _sentence(f"{trigger_of(module)}, and, not, if "),
    "long bracketed sentences": lambda module: _sentence(f"({trigger_of(module)} — ["),
    "long wordy sentences": lambda module: _sentence(words_of(module)),
}


def hostile(shape: str, length: int, modules: Sequence[ModuleType] = REGISTER) -> str:
    """Give a text of so many characters in a shape, with the words of the modules in turn."""
    pieces, text, long = [SHAPES[shape](module) for module in modules], [_OPENS], 0
    for piece in cycle(pieces):
        text.append(piece)
        long += len(piece)
        if long >= length:
            return "".join(text)[:length]
    raise AssertionError("no module is registered")

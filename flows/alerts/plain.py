"""Makes text from anywhere harmless: for people's eyes, for chat services, and bounded in length. Pure.

Headlines are written by strangers. What is dangerous differs from service to service and changes with their releases,
so text for chats loses every character that means something to any of them, rather than being escaped for one: no
service can unescape what is not there. Replacements have no compatibility form that folds back into what they replace.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import regex

#: Controls, format characters (bidi overrides, zero width, tags), surrogates, private use, unassigned.
_UNSEEN: Final = regex.compile(
    r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]"
)
_SPACE: Final = regex.compile(r"[\s\p{Z}\p{Cc}]+")
#: More marks on one letter than any writing needs climb over the lines above and below.
_PILED: Final = regex.compile(r"(\p{M}{3})\p{M}+")
#: What ends a sentence after an address is no part of it.
_ADDRESS: Final = regex.compile(r"https?://\S{0,2000}[^\s.,;:!?)\]}>'\"]", regex.IGNORECASE)
_SCHEME: Final = regex.compile(r":(?=//)|(?<=\b(?:javascript|data|vbscript|mailto|tel)):", regex.IGNORECASE)
_ENTITY: Final = regex.compile(r"&(?=#?\w)")
#: At the start of a line they make headings, lists and rules.
_LEADING: Final = "#=+- "
_DISARMED: Final = str.maketrans({
    "@": "(at)", "<": "‹", ">": "›", "[": "(", "]": ")", "{": "(", "}": ")", "`": "'", "*": "∗", "_": "-", "~": "∼",
    "|": "¦", "\\": "∖",
    # the same signs in full and small width, which services fold back
    "＠": "(at)", "﹫": "(at)", "＜": "‹", "﹤": "‹", "＞": "›", "﹥": "›", "［": "(", "］": ")", "｛": "(", "｝": ")",
    "＆": " & ", "﹠": " & ", "｀": "'", "＊": "∗", "﹡": "∗", "＿": "-", "～": "∼", "｜": "¦",
    "＼": "∖", "﹨": "∖", "：": "∶", "﹕": "∶",
})  # fmt: skip
#: What no address needs and some service reads as markup; percent-encoded it leads to the same page.
_IN_ADDRESS: Final = {ord(sign): f"%{ord(sign):02X}" for sign in "<>\"'()[]{}|\\^`*@"}


def bounded(text: str, limit: int) -> str:
    """Return a text of at most ``limit`` characters; a cut one ends in an ellipsis."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def visible(text: str) -> str:
    """Return a text without a character that is not seen or changes how others are; line ends are such too."""
    return str(_UNSEEN.sub("", text))


def seen(text: str, limit: int) -> str:
    """Return a text as one line without a character that is not seen or changes how others are; at most ``limit`` long.

    ``<b>`` and ``@channel`` stay as they are: for receivers that take text for text.
    """
    # Cut first: nobody waits for a million characters to be cleaned of which five hundred are shown.
    line = visible(_SPACE.sub(" ", text[: limit * 4]))
    return bounded(_PILED.sub(r"\1", _SPACE.sub(" ", line)).strip(), limit)


def disarmed(text: str, limit: int, links: Collection[str] = ()) -> str:
    """Return a text as one line that no chat service reads as mention, link, markup or entity; at most ``limit`` long.

    Only addresses in ``links``, those of the evidence, stay links; one that would be cut is left out whole.
    """
    line, parts, rest = seen(text, limit * 2).lstrip(_LEADING), [], 0
    for found in _ADDRESS.finditer(line):
        if (address := _kept(found[0], links)) is None:
            continue
        parts += [_inert(line[rest : found.start()]), address]
        rest = found.start() + len(found[0])
    return _joined([*parts, _inert(line[rest:])], limit)


def _kept(address: str, links: Collection[str]) -> str | None:
    return address.translate(_IN_ADDRESS) if address in links else None


def _inert(text: str) -> str:
    return str(_SCHEME.sub("∶", _ENTITY.sub(" & ", text))).translate(_DISARMED)


def _joined(parts: list[str], limit: int) -> str:
    """Join words and addresses, which alternate, up to the limit; an address goes in whole or not at all."""
    line = ""
    for at, part in enumerate(parts):
        is_address = at % 2 == 1
        if len(line) + len(part) <= limit:
            line += part
            continue
        return f"{line[: limit - 1]}…" if is_address else bounded(line + part, limit)
    return line

"""Markup to plain text: nothing a feed or page sends may reach a screen, a log or a rule as anything but words."""

from __future__ import annotations

import html
import re
from typing import Final

from lxml import etree
from lxml import html as lxml_html

_BLOCKS: Final = frozenset(
    "p div br li ul ol dl dt dd tr table h1 h2 h3 h4 h5 h6 blockquote pre section article header footer hr "
    "figure figcaption aside main nav form".split()
)
_SILENT: Final = ("script", "style", "template", "noscript", "iframe", "object", "svg", "head")
#: Controls, bidirectional overrides, zero-width marks and soft hyphens; joiners inside Persian or Hindi words stay.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
#: What XML forbids, written out or by number; parsers raise on it, or lose everything behind it.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE: Final = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_SPACE: Final = re.compile(r"[^\S\n]+")
_BREAK: Final = re.compile(r"\s*\n\s*|[\x0b\x0c\x85\u2028\u2029]+")
_TAG: Final = re.compile(r"<(?=[a-zA-Z/!?])")
#: Line lengths of mail and typewriters.
_WRAPPED: Final = (45, 100)
#: What a value must hold to be worth parsing: a tag, a comment, an entity.
_MARKUP: Final = re.compile(r"<[a-zA-Z/!?]|&(?:#|\w+;)")
#: Escaping upon escaping is undone this often; what then still looks like a tag loses its bracket.
_DEPTH: Final = 3


def clean(text: str) -> str:
    """Remove what cannot be seen, replace lone surrogates by U+FFFD, and fold blanks; line breaks stay, one at most."""
    text = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))
    return _SPACE.sub(" ", _BREAK.sub("\n", text)).strip()


def plain(value: str, limit: int) -> str:
    """Turn a value that may hold HTML, escaped once or more often, into at most ``limit`` characters of plain text.

    Blocks become lines; scripts and styles vanish; a bare ``<`` between words stays. Input beyond ten times the limit
    is not looked at: markup of an honest text is never nine tenths.
    """
    text = value[: limit * 10]
    for _ in range(_DEPTH):
        if not _MARKUP.search(text):
            break
        text = _without_markup(text)
    return shorten(clean(_TAG.sub("‹", text) if _TAG.search(text) else text), limit)


def plain_line(value: str, limit: int) -> str:
    """Give ``plain`` text on one line, for titles and names."""
    return shorten(" ".join(plain(value, limit).split()), limit)


def unwrap(text: str) -> str:
    """Turn the line ends inside hard-wrapped paragraphs into blanks, one character for one; other texts stay.

    Wrapped is a text with empty lines between paragraphs of which most have only full lines of ``_WRAPPED`` characters
    that mostly do not end a sentence.
    """
    blocks = re.split(r"(\n[^\S\n]*\n\s*)", text)
    several = [block for block in blocks if "\n" in block.strip()]
    wrapped = [block for block in several if _is_wrapped(block.strip().split("\n"))]
    if len(blocks) < 3 or 2 * len(wrapped) < len(several):
        return text
    return "".join(_joined(block) if block in wrapped else block for block in blocks)


def _is_wrapped(lines: list[str]) -> bool:
    full = [line for line in lines[:-1] if _WRAPPED[0] <= len(line.rstrip()) <= _WRAPPED[1]]
    closed = [line for line in full if re.search(r"[.!?:][\"”’)]*\s*$", line)]
    return len(full) == len(lines) - 1 and 3 * len(closed) < 2 * len(full) + 1


def _joined(block: str) -> str:
    inner = block.rstrip("\n")
    return inner.replace("\n", " ") + block[len(inner) :]


def mend(markup: str) -> str:
    """Replace the characters XML forbids, written out or by number, by a reference to U+FFFD; nothing else changes."""
    return _FORBIDDEN.sub("&#xFFFD;", _REFERENCE.sub(_safe_reference, markup))


def shorten(text: str, limit: int) -> str:
    """Cut a text at ``limit`` characters, at a blank where one is near, and mark the cut with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    blank = head.rfind(" ", limit - 40)
    return (head[:blank] if blank > 0 else head).rstrip() + "…"


def _without_markup(text: str) -> str:
    """Read the text as an HTML fragment once; what the parser refuses is only unescaped."""
    try:
        tree = lxml_html.fragment_fromstring(mend(_INVISIBLE.sub("", text)), create_parent="div", parser=_parser())
    except (etree.LxmlError, ValueError, AssertionError):
        return html.unescape(text)
    for silent in list(tree.iter(*_SILENT)):
        silent.drop_tree()
    for block in tree.iter(*_BLOCKS):
        if block is not tree:
            block.tail = f"\n{block.tail or ''}"
            block.text = f"\n{block.text or ''}" if block.tag != "br" else block.text
    return str(tree.text_content())


def _safe_reference(match: re.Match[str]) -> str:
    """Keep a reference to a character that exists; any other costs one letter instead of a whole feed."""
    digits, base = (match[1], 16) if match[1] else (match[2], 10)
    code = int(digits, base) if len(digits) < 8 else 0
    fine = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000
    return match[0].rstrip(";") + ";" if fine else "&#xFFFD;"


def _parser() -> lxml_html.HTMLParser:
    """Make a parser a value: lxml parsers keep state and are not shared between threads."""
    return lxml_html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False)

"""Stable names for things: ids from their parts, fingerprints from their words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"\w+")


def digest(*parts: str) -> str:
    """Hash the parts, in order, to 32 hex digits; the same on every machine and in every version.

    BLAKE2b with 16 bytes: a billion ids collide with a chance of one in 10^20.
    """
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        state.update(len(raw).to_bytes(8, "big") + raw)  # lengths first, so that ("ab", "c") is not ("a", "bc")
    return state.hexdigest()


def words_of(text: str) -> str:
    """Reduce a text to its words in one normal form: NFKC, case folded, single blanks, no punctuation."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def content_hash(title: str, body: str) -> str:
    """Hash what a reader reads (SHA-256, hex); typography and spacing do not make a new version."""
    return hashlib.sha256(f"{words_of(title)}\n{words_of(body)}".encode("utf-8", "surrogatepass")).hexdigest()


def copy_key(body: str) -> str:
    """Hash the body alone: two articles with one key are one text, whoever printed it under whatever headline."""
    return digest("copy", words_of(body))

"""One record in, one answer out: what ``parley read --batch`` prints and ``parley score`` judges."""

from __future__ import annotations

import io
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from extractors.annotate import annotate
from extractors.engine import CLAUSES
from extractors.errors import ParleyError, UnreadableArticle
from extractors.model import Article, Reading, Round, Talks
from extractors.tracing import SentenceTrace, trace_sentences
from extractors.understand import Words, read_words, understand, understand_words
from flows.answer import Answer, answer_of, nothing_in
from flows.placing import place_in_rounds
from flows.record import Record, article_of, published_at
from flows.relating import relate_records


def read_record(record: Record, talks: Talks, known_rounds: Sequence[Round], now: datetime) -> Answer:
    """Return what Parley understands of one record, in the gold form.

    ``record``: ``text`` or ``html``, and what a feed would say: ``id, title, published, url, outlet``. With ``text``
    offsets count code points of that text unchanged (evidence in a title given apart: of the title); a short first
    line without a full stop is the title when none is given; a title alone, or ``basis`` feed, counts as what only a
    feed says. With ``html`` (text, or bytes with ``content_type`` and ``charset`` as the server named them) offsets
    are of the answer's ``text``, the extracted body. ``published``: ISO 8601 or RFC 822; without a zone it is taken
    as UTC, a bare day as its noon. ``now`` (aware) stands in where no time is given.

    Raises BadRecord and UnreadableArticle.
    """
    published = published_at(record, now)
    try:
        article, cut = article_of(record, talks, published, now)
    except UnreadableArticle as error:
        if error.reason == "empty_body" and (record.get("text") or "").strip():
            return {"id": record.get("id"), **nothing_in(error)}
        raise
    reading, book = place_in_rounds(
        understand(article, talks, known_rounds, published or now), talks, known_rounds, now
    )
    known = frozenset(one.round_id for one in known_rounds)
    return {"id": record.get("id"), **answer_of(reading, cut, str(record.get("text") or ""), book, known)}


def trace_record(record: Record, talks: Talks, now: datetime) -> tuple[SentenceTrace, ...]:
    """Return how every sentence of one record was read.

    Raises BadRecord and UnreadableArticle.
    """
    article, _ = article_of(record, talks, published_at(record, now), now)
    return trace_sentences(annotate(article, talks))


def read_or_explain(record: Record, talks: Talks, known_rounds: Sequence[Round], now: datetime) -> Answer:
    """Return the answer for one record, or ``{"id", "error"}`` when it cannot be read.

    A record ``{"id", "pair": [record, record]}`` asks how the second stands to the first; its answer is
    ``{"id", "relation", "reason"}``.
    """
    try:
        if record.get("pair"):
            return {"id": record.get("id"), **relate_records(record["pair"], talks, known_rounds, now)}
        return read_record(record, talks, known_rounds, now)
    except ParleyError as error:
        return {"id": record.get("id"), "error": str(error)}


def packed(talks: Talks, known_rounds: Sequence[Round]) -> bytes:
    """Return talks and rounds as they travel to reading children, which open them once each."""
    return pickle.dumps((talks, tuple(known_rounds)))


def read_packed(records: Sequence[Record], pack: bytes, now: datetime) -> list[Answer]:
    """Read several records in a child process; ``pack``: from ``packed``."""
    talks, known_rounds = _opened(pack)
    return [read_or_explain(record, talks, known_rounds, now) for record in records]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A reading, and the article's words as they travel to be understood again when other rounds are known."""

    reading: Reading
    words: bytes


def understand_packed(articles: Sequence[Article], talks: bytes, rounds: bytes, now: datetime) -> list[Understood]:
    """Understand several articles in a child process; ``talks, rounds``: pickled, which each child opens once."""
    topic, known = _opened(talks), _opened(rounds)
    read = [read_words(article, topic) for article in articles]
    return [Understood(reading=understand_words(one, known, now), words=_folded(one)) for one in read]


def understand_again_packed(words: Sequence[bytes], talks: bytes, rounds: bytes, now: datetime) -> list[Reading]:
    """Understand in a child process, beside other rounds, what was read in one before."""
    topic, known = _opened(talks), _opened(rounds)
    return [understand_words(_Unfolder(one, topic).load(), known, now) for one in words]


def _folded(words: Words) -> bytes:
    """Pack words without the topic, which is there already, and with no more than the clauses of what rules noted."""
    noted: dict[tuple[object, ...], Any] = {CLAUSES: words.annotated.kept[CLAUSES]}
    pack = io.BytesIO()
    _Folder(pack, pickle.HIGHEST_PROTOCOL).dump(replace(words, annotated=replace(words.annotated, kept=noted)))
    return pack.getvalue()


class _Folder(pickle.Pickler):
    def persistent_id(self, part: object) -> str | None:
        return "talks" if isinstance(part, Talks) else None


class _Unfolder(pickle.Unpickler):
    """Puts the topic of this process where one was left out."""

    def __init__(self, pack: bytes, talks: Talks) -> None:
        super().__init__(io.BytesIO(pack))
        self._talks = talks

    def persistent_load(self, _: str) -> Talks:
        return self._talks


@lru_cache(maxsize=2)
def _opened(pack: bytes) -> Any:
    """Open a pack once a child: the topic, the rounds known now, or both."""
    return pickle.loads(pack)  # noqa: S301 (written by our own parent process)

"""A labelled corpus as values, and what each of its texts would have arrived as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

Record = dict[str, Any]

#: Times in gold files that name no zone are those of Kyiv: they are the clocks of sites in Kyiv and Moscow, which are
#: at most an hour apart, and local days are what counts.
SITE_ZONE: Final = ZoneInfo("Europe/Kyiv")
_BARE_DAY: Final = len("2025-07-24")
#: A headline that only says what the words under it are about.
TOPIC: Final = "Russia-Ukraine talks: the latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Texts with labels, probes, titles and pairs (JSON values); ``rounds``: a registry's, as written in its file."""

    name: str
    texts: Mapping[str, str]
    gold: Mapping[str, Mapping[str, Any]]
    probes: Sequence[Mapping[str, Any]] = ()
    titles: Sequence[Mapping[str, Any]] = ()
    rounds: Sequence[Mapping[str, Any]] = ()
    pairs: Sequence[Mapping[str, Any]] = ()


def records(corpus: Corpus) -> Iterator[Record]:
    """Give every text, probe, title and pair as a record to read, its id telling which it is."""
    for name, gold in corpus.gold.items():
        yield of_text(name, corpus.texts[name], gold)
    for probe in corpus.probes:
        yield {**_said(probe, "title", "text", "published"), "id": probe_id(probe)}
    for line in corpus.titles:
        yield {**_said(line, "title", "url", "outlet"), "id": title_id(line), "basis": "feed"} | {
            "text": line.get("summary") or "",
            "published": line.get("date"),
        }
    for pair in corpus.pairs:
        yield {"id": pair_id(pair), "pair": [_side(pair[name], corpus) for name in ("a", "b")]}


def of_text(name: str, text: str, gold: Mapping[str, Any]) -> Record:
    """Return a text with what its gold file's ``source`` says a feed gave."""
    source, document = gold.get("source") or {}, gold.get("document") or {}
    said = source.get("published") or document.get("published_assumed")
    return {**_said(source, "title", "url", "outlet"), "id": text_id(name), "text": text, "published": _zoned(said)}


def text_id(name: str) -> str:
    """Name a text among all records."""
    return f"text {name}"


def probe_id(probe: Mapping[str, Any]) -> str:
    """Name a probe among all records."""
    return f"probe {probe['id']}"


def title_id(line: Mapping[str, Any]) -> str:
    """Name a title among all records."""
    return f"title {line['id']}"


def pair_id(pair: Mapping[str, Any]) -> str:
    """Name a pair among all records."""
    return f"pair {pair['id']}"


def _side(side: Mapping[str, Any], corpus: Corpus) -> Record:
    """Return one side of a pair: a text by its id, a headline with what stands under it, or sentences alone.

    Sentences alone are read as of the talks, under a headline that says no more and is no part of what is compared.
    """
    if side.get("id"):
        return of_text(side["id"], corpus.texts[side["id"]], corpus.gold[side["id"]])
    if not side.get("headline"):
        return {"text": side["text"], "title": TOPIC, "untitled": True}
    feed = {} if side.get("text") else {"basis": "feed"}
    said = {**_said(side, "text", "url", "outlet"), "title": side["headline"], "published": side.get("date")}
    return {"text": "", **said, **feed}


def _said(line: Mapping[str, Any], *names: str) -> Record:
    return {name: line[name] for name in names if line.get(name)}


def _zoned(said: str | None) -> str | None:
    """Give a time of day that names no zone the site's; a bare day stays one."""
    if not said or len(said) <= _BARE_DAY:
        return said
    moment = datetime.fromisoformat(said)
    return moment.isoformat() if moment.tzinfo else moment.replace(tzinfo=SITE_ZONE).isoformat()

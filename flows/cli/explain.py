"""Tells how one article was understood: why this class, these rounds, these facts, and where a cue gave none."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from extractors.annotate import annotate
from extractors.engine import trace as silences
from extractors.model import Article
from extractors.tracing import trace_sentences
from flows.cli.look import load, snapshot_of
from flows.cli.show import Form, plain, show, show_json
from flows.cli.trace_view import show_trace
from storage.listing import one_article

_POINTER: Final = "  an aggregator's pointer: a headline without a text, listed in the view pointers, not in articles"


def explain_article(folder: Path | None, what: str, *, as_json: bool, trace: bool = False) -> None:
    """Print the explanation of one stored article; ``what``: its address, its id or the beginning of it.

    ``trace``: how each of its sentences is read by today's rules instead.
    """
    found = one_article(snapshot_of(folder), what)
    if trace:
        show_trace(trace_sentences(annotate(found.article, load(folder).talks)), as_json=as_json)
        return
    silent = _silences(folder, found.article)
    if as_json:
        show_json({"article": found.row, "facts": found.facts, "links": found.links, "silent": silent})
        return
    _print_article(found.row)
    columns = ("type", "status", "actor", "rounds", "rule", "evidence_text")
    show(columns, [[_value(fact, name) for name in columns] for fact in found.facts], Form.TABLE, title="Facts")
    show(
        ("relation", "target", "reason"),
        [(link["relation"], _target(link), link["reason"]) for link in found.links],
        Form.TABLE,
        title="What it follows",
    )
    show(("type", "clause", "why_no_fact"), silent, Form.TABLE, title="Telling clauses that gave no fact")


def _value(fact: dict[str, Any], name: str) -> Any:
    return fact["round_ids"] if name == "rounds" else fact[name]


def _target(link: dict[str, Any]) -> str:
    """Return what a link leads to, an article by the beginning of its id and its headline."""
    return f"{link['target_id'][:8]} {link['target_title']}" if link["target_title"] else str(link["target_id"])


def _print_article(article: dict[str, Any]) -> None:
    lines = [
        article["title"],
        f"  {article['outlet']}, {plain(article['published_at'])} ({article['url']})",
        f"  origin {article['origin']}; language {article['language']}; text from the {article['body_basis']}; "
        f"version {article['version']}; read by rules {article['extractor_version']}",
        f"  class {article['doc_class']}; main round {article['main_round'] or 'none'}",
        *(f"    because {reason}" for reason in article["reasons"] or ()),
        *([_POINTER] if "pointer" in article["flags"] else []),
        "",
    ]
    print("\n".join(plain(line) for line in lines))  # noqa: T201


def _silences(folder: Path | None, article: Article) -> list[tuple[str, str, str]]:
    """Read the stored text again and list the clauses that held a cue and gave nothing, with the reason."""
    return [(one.type, one.text, one.reason) for one in silences(annotate(article, load(folder).talks))]

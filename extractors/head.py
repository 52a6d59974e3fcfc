"""What a page says of itself: JSON-LD first, then its meta tags; all of it plain text, none of it believed blindly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from extractors.feed_dates import read_date
from extractors.plain import plain, plain_line
from extractors.url import follow

#: schema.org types that describe the page's own article.
_ARTICLE: Final = re.compile(r"(?:.*Article|.*Posting|Report|.*NewsItem)$")
#: JSON-LD blocks looked at, bytes of each, and nodes in all: honest pages have 5 blocks of 10 kB.
_BLOCKS, _BLOCK, _NODES = 20, 500_000, 2_000
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title")
_DATES: Final = (
    "article:published_time article:published og:published_time datepublished date dc.date dc.date.issued "
    "dcterms.created dcterms.date parsely-pub-date sailthru.date pubdate publishdate publish-date publication_date "
    "cxenseparse:recs:publishtime"
).split()
_AUTHORS: Final = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "cxenseparse:author",
)
_SECTIONS: Final = ("article:section", "parsely-section", "section", "category")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A page's word on itself; None where it says nothing that can be used."""

    title: str | None
    headings: tuple[str, ...]  # its h1, the first three
    published_at: datetime | None
    published_basis: str | None  # json-ld | page
    author: str | None
    section: str | None
    canonical: str | None  # as the page claims it
    language: str | None  # ISO 639-1, of <html lang>
    free: bool | None  # False: behind a paywall, by the publisher's own mark
    text: str  # articleBody of the JSON-LD, plain, mostly empty


def read_head(tree: Any, *, url: str, now: datetime) -> Head:
    """Read a page's own account of title, time, author, section, address, language and paywall from its tree."""
    linked = next(_articles(tree), {})
    metas = _metas(tree)
    at, basis = _published(linked, metas, tree, now)
    headings = tuple(plain_line("".join(node.itertext())[:1_000], 300) for node in list(tree.iter("h1"))[:3])
    title = _string(linked.get("headline")) or _first(metas, _TITLES) or (headings[0] if len(headings) == 1 else "")
    language = (tree.get("lang") or metas.get("og:locale") or "")[:2].lower()
    return Head(
        title=plain_line(title or _title_tag(tree), 1_000) or None,
        headings=headings,
        published_at=at,
        published_basis=basis,
        author=plain_line(_names(linked.get("author")) or _first(metas, _AUTHORS), 200) or None,
        section=plain_line(_string(linked.get("articleSection")) or _first(metas, _SECTIONS), 100) or None,
        canonical=_canonical(tree, metas, url),
        language=language if language.isalpha() and len(language) == 2 else None,
        free=_free(linked),
        text=plain(_string(linked.get("articleBody")), 200_000),
    )


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Give every article the page's JSON-LD describes, whole ones first in their order."""
    scripts = [node for node in tree.iter("script") if "ld+json" in (node.get("type") or "").lower()]
    for script in scripts[:_BLOCKS]:
        try:
            data = json.loads((script.text or "")[:_BLOCK].strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(
                isinstance(kind, str) and _ARTICLE.match(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield node


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Walk lists, ``@graph`` and ``mainEntity``, breadth first and not for ever."""
    queue, seen = [data], 0
    while queue and seen < _NODES:
        node, seen = queue.pop(0), seen + 1
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            yield node
            queue.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _published(
    linked: dict[str, Any], metas: dict[str, str], tree: Any, now: datetime
) -> tuple[datetime | None, str | None]:
    for key in ("datePublished", "dateCreated"):
        at = read_date(_string(linked.get(key)), now).at
        if at:
            return at, "json-ld"
    times = [node.get("datetime") or "" for node in tree.iter("time")][:5]
    for raw in [metas[name] for name in _DATES if name in metas] + times[:1]:
        at = read_date(raw, now).at
        if at:
            return at, "page"
    return None, None


def _metas(tree: Any) -> dict[str, str]:
    """Collect the meta tags by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name and name not in found and len(found) < 500:
            found[name] = node.get("content") or ""
    return found


def _canonical(tree: Any, metas: dict[str, str], url: str) -> str | None:
    claims = [
        node.get("href") or "" for node in tree.iter("link") if "canonical" in (node.get("rel") or "").lower().split()
    ]
    return next((link for claim in [*claims, metas.get("og:url", "")] if claim and (link := follow(claim, url))), None)


def _free(linked: dict[str, Any]) -> bool | None:
    word = str(linked.get("isAccessibleForFree", "")).lower().rsplit("/", 1)[-1]
    return {"false": False, "true": True, "no": False, "yes": True}.get(word)


def _names(value: object) -> str:
    """Join the names of an author field, which may be a string, a thing or a list of either."""
    parts = value if isinstance(value, list) else [value]
    names = [_string(part.get("name")) if isinstance(part, dict) else _string(part) for part in parts[:10]]
    return ", ".join(name for name in names if name and not name.startswith("http"))


def _string(value: object) -> str:
    if isinstance(value, list):
        return next((part for part in value if isinstance(part, str)), "")
    return value if isinstance(value, str) else ""


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next(
        (metas[name] for name in names if metas.get(name, "").strip() and not metas[name].startswith("http")), ""
    )


def _title_tag(tree: Any) -> str:
    """Give the page's title without the outlet's name behind it."""
    node = next(tree.iter("title"), None)
    return re.sub(r"\s+[|–—-]\s+[^|–—]{2,40}$", "", node.text or "") if node is not None else ""

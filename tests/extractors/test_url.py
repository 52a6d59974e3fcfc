"""Addresses: equal for one article, refused when nobody should follow them."""

from __future__ import annotations

import json

import pytest

from extractors.url import MAX_LENGTH, canonical, follow, is_pointer, same_publisher
from tests.shared import SHARED, needs_shared

SAME = {
    "tracking": ("https://g.test/a?id=7", "https://g.test/a?id=7&utm_source=rss&utm_medium=x&fbclid=1&yclid=2&gclid=3"),
    "fragment": ("https://g.test/a", "https://g.test/a#comments"),
    "scheme": ("https://g.test/a", "http://g.test/a"),
    "default port": ("https://g.test/a", "http://g.test:80/a"),
    "secure default port": ("https://g.test/a", "https://g.test:443/a"),
    "order": ("https://g.test/?a=1&b=2", "https://g.test/?b=2&a=1"),
    "closing slash": ("https://g.test/a", "https://g.test/a/"),
    "case of the host": ("https://g.test/a", "HTTPS://G.TEST/a"),
    "www": ("https://g.test/a", "https://www.g.test/a"),
    "mobile": ("https://www.g.test/a", "https://m.g.test/a"),
    "amp path": ("https://g.test/a", "https://g.test/a/amp/"),
    "amp first": ("https://g.test/a", "https://g.test/amp/a"),
    "amp file": ("https://g.test/a.html", "https://g.test/a.amp.html"),
    "amp host": ("https://g.test/a", "https://amp.g.test/a"),
    "amp query": ("https://g.test/a", "https://g.test/a?amp=1&outputType=amp"),
    "amp cache": ("https://g.test/a", "https://www.google.com/amp/s/g.test/a"),
    "amp project": ("https://g.test/a", "https://g-test.cdn.ampproject.org/c/s/g.test/a"),
    "escapes": ("https://g.test/новости", "https://g.test/%d0%bd%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
    "dots": ("https://g.test/a", "https://g.test/../../a"),
    "blanks": ("https://g.test/a", "  https://g.test/\n a "),
    "punycode": ("https://пример.рф/a", "https://xn--e1afmkfd.xn--p1ai/a"),
    "escaped ampersand": ("https://g.test/?a=1&b=2", "https://g.test/?a=1&amp;b=2"),
}
OTHER = {
    "id": ("https://g.test/?id=1", "https://g.test/?id=2"),
    "key without value": ("https://g.test/news?101", "https://g.test/news?102"),
    "cid": ("https://g.test/?cid=1", "https://g.test/?cid=2"),
    "gallery": ("https://g.test/?gallery=1", "https://g.test/?gallery=2"),
    "port": ("https://g.test/a", "https://g.test:8443/a"),
    "host": ("https://g.test/a", "https://news.g.test/a"),
    "route": ("https://g.test/#!/1", "https://g.test/#!/2"),
    "address in the query": ("https://g.test/1?from=https://g.test/", "https://g.test/2?from=https://g.test/"),
    "word that ends in amp": ("https://g.test/camp", "https://g.test/c"),
}
REFUSED = [
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://g.test/a", "mailto:a@g.test",
    "http://user:pw@g.test/", "https://g.test@evil.test/", "http://[::1/", "http://g.test:99999/", "http://g.test:0/",
    "http://", "http:///a", "http://g .test\\@evil/", "http://127。0。0。1/", f"https://g.test/{'a' * MAX_LENGTH}",
]  # fmt: skip


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_one_article_has_one_identity(pair: tuple[str, str]) -> None:
    """Twin addresses of one article reduce to the same identity, which is its own."""
    assert canonical(pair[0]) == canonical(pair[1]) == canonical(canonical(pair[0]) or "")
    assert canonical(pair[0]) is not None


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER)
def test_two_articles_stay_two(pair: tuple[str, str]) -> None:
    """What names the article in an address is kept."""
    assert canonical(pair[0]) != canonical(pair[1])


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_nobody_should_follow_is_refused(url: str) -> None:
    """Other schemes, user names, broken hosts and endless addresses have no identity and are not followed."""
    assert canonical(url) is None
    assert follow(url, "https://base.test/") is None


def test_relative_links_are_resolved() -> None:
    """A link is read against the address of its document."""
    assert follow("../b", "https://g.test/x/y/") == "https://g.test/x/b"
    assert follow("//h.test/b", "https://g.test/") == "https://h.test/b"


def test_publishers_are_told_by_registrable_domain() -> None:
    """Hosts of one registrable domain are one publisher, hosts under one public suffix are not."""
    assert same_publisher("https://www.g.co.uk/a", "https://g.co.uk/b")
    assert not same_publisher("https://g.co.uk/a", "https://h.co.uk/a")
    assert not same_publisher("http://[", "http://[")


def test_an_aggregators_pointer_is_known() -> None:
    """Google News addresses are pointers, the publisher's own are not."""
    assert is_pointer("https://news.google.com/rss/articles/CBMiXyz?oc=5")
    assert not is_pointer("https://g.test/rss/articles/1")


#: courlan keeps fragments, ports, www and the scheme, and drops whole query strings it does not know: we do not.
_OURS = ("#", ":80", "[::1]", "xn--", "bad", "twitter.com", "facebook.com", "aftr_", "this_aff", "s_cid=123")


@needs_shared
def test_courlans_own_vectors_hold_where_we_agree() -> None:
    """An address courlan cleans to a given result has that result's identity, outside the table of disagreements."""
    vectors = json.loads((SHARED / "data" / "urls" / "courlan" / "vectors.json").read_text())
    pairs = [
        (vector["args"][0], vector["expected"])
        for vector in vectors
        if vector["func"] in ("clean_url", "normalize_url", "scrub_url") and not vector["kwargs"]
        if isinstance(vector["expected"], str) and "http" in str(vector["args"][0]).lower()
    ]
    agreed = [(url, want) for url, want in pairs if not any(mark in f"{url} {want}" for mark in _OURS)]
    assert len(agreed) >= 25
    assert [(url, canonical(url)) for url, want in agreed if canonical(url) != canonical(want)] == []

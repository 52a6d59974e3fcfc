"""Imported by the fork server alone: what every reading child needs is loaded once, and shared by all of them.

Importing the readers is some seconds; the language model, the date finder and the gates in front of the patterns are
made ready at their first use, which is one more. A made-up page and word pay for them before the first child is forked.
"""

from __future__ import annotations

from datetime import UTC, datetime

from extractors import feed as _feed  # noqa: F401 - loaded for the children
from extractors import understand as _understand  # noqa: F401 - with all its patterns compiled
from extractors.article import read_article
from extractors.model import Entry, Feed
from extractors.triggers import vocabulary

_FEED = Feed(
    name="warm", url="https://warm.invalid/", outlet="", family="", country="", language="en", kind="", seen_at=""
)
_ENTRY = Entry(
    feed="warm", entry_id="warm", url=None, canonical_url=None, title="", summary="", content="", author=None,
    published_at=None, published_raw=None, published_flag=None, fingerprint="",
)  # fmt: skip
_LINE = "<p>Nothing is said on this page, at some length, in plain English, by nobody on the 3rd of June 2020.</p>"

read_article(
    f"<html><body><article>{_LINE * 5}</article></body></html>".encode(),
    entry=_ENTRY,
    feed=_FEED,
    url="https://warm.invalid/page",
    content_type="text/html",
    charset=None,
    agencies=(),
    now=datetime(2026, 1, 1, tzinfo=UTC),
)
vocabulary("warm")

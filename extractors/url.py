"""Addresses: which are worth following, and when two are the same article."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

import courlan

#: Longest address kept, in characters (Media Cloud's rss-fetcher uses the same bound).
MAX_LENGTH: Final = 2_048

#: Query keys that say where a reader came from, never which article is meant. courlan's own pattern also drops
#: ``cid``, ``source``, ``session``, ``gallery`` and keys without a value, which on some sites are the article.
_TRACKER: Final = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|at|ns|mc|mkt|oly|vero|itm|ga|_ga|_gl|soc)_.*|_ga|_gl|_hs(?:enc|mi)"
    r"|(?:fb|g|y|ys|d|tw|ms|wbra|gbra|tt|li_fat|ym)cl(?:k?id)|gbraid|wbraid|igsh(?:id)?|msclkid|yclid|ysclid"
    r"|cmp(?:id)?|ocid|smid|smtyp|s_cid|xtor|ito|srnd|sref|cmpid|partnerid|fb_ref|ref(?:_src|_url|errer)?|taid|ftcamp"
    r"|output(?:type)?|amp|traffic_source|traffic-source|from_rss|rss|rssid|maca|clickid|leadsource|icid|ncid|sh|wt_.*",
    re.IGNORECASE,
)
_AMP_CACHE: Final = re.compile(r"https?://(?:www\.google\.[a-z.]+/amp|[\w-]+\.cdn\.ampproject\.org/[cv])/(s/)?", re.I)
_AMP_PATH: Final = re.compile(r"^/amp(?=/)|/amp/?$|\.amp(?=\.html?$|$)|(?<=[\w-])-amp(?=\.html?$)", re.IGNORECASE)
_TWIN_HOST: Final = re.compile(r"^(?:www|m|mobile|amp)\.(?=[^.]+\.)")
_HEX: Final = re.compile(r"%[0-9a-fA-F]{2}")
_HOST: Final = re.compile(r"[\w.-]+|\[[0-9a-f:.]+\]", re.IGNORECASE)


def follow(link: str, base: str) -> str | None:
    """Make a feed's or page's link absolute, ready to fetch.

    Returns None for anything but an http(s) address with a plain host: other schemes, user names, broken literals,
    more than ``MAX_LENGTH`` characters.
    """
    try:
        joined = urljoin(base, "".join(link.split()))
        parts = _plain_parts(joined)
    except ValueError:
        return None
    return urlunsplit(parts) if parts and len(joined) <= MAX_LENGTH else None


def canonical(url: str) -> str | None:
    """Reduce an address to what identifies the article; equal results mean the same article.

    An identity, not an address to fetch: always https, no ``www.``, ``m.`` or ``amp`` twin, no default port,
    fragment, tracking parameter or closing slash; the query is sorted. None where ``follow`` refuses the address.
    """
    try:
        place, _, rest = "".join(_AMP_CACHE.sub("https://", url.strip()).split()).partition("?")
        # courlan takes the last address inside an address; in a query that would be where the reader came from
        parts = _plain_parts(f"{courlan.scrub_url(place)}?{rest}" if rest else courlan.scrub_url(place))
        if parts is None or len(url) > MAX_LENGTH:
            return None
        bare = courlan.normalize_url(parts._replace(query="", fragment=""), strict=True)
        clean = urlsplit(bare)
    except (ValueError, AttributeError):
        return None
    return urlunsplit(("https", _host(clean), _path(clean.path), _query(parts.query), _route(parts.fragment)))


def same_publisher(one: str, other: str) -> bool:
    """Say whether two addresses belong to one registrable domain (``bbc.co.uk``), or to one bare host or address."""
    return _domain(one) == _domain(other) != ""


def is_pointer(url: str) -> bool:
    """Say whether the address is an aggregator's pointer that only a browser's script can follow (Google News)."""
    parts = urlsplit(url)
    return parts.hostname == "news.google.com" and "/articles/" in f"{parts.path}/".replace("/read/", "/articles/")


def _plain_parts(url: str) -> SplitResult | None:
    """Split an http(s) address; None with a user name, without a usable host, or with another scheme."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port  # raises ValueError on a broken literal or port
    named = _HOST.fullmatch(f"[{host}]" if ":" in host else host) is not None and port != 0
    return parts if parts.scheme in ("http", "https") and named and "@" not in parts.netloc else None


def _host(parts: SplitResult) -> str:
    host = _TWIN_HOST.sub("", parts.netloc.removesuffix(":80").removesuffix(":443"))
    return host.rstrip(".")


def _path(path: str) -> str:
    path = _HEX.sub(lambda m: m[0].upper(), _AMP_PATH.sub("", path))
    return path.rstrip("/") or "/"


def _query(query: str) -> str:
    pairs = parse_qsl(query.replace("&amp;", "&"), keep_blank_values=True, errors="replace")
    kept = sorted((key, value) for key, value in pairs if not _TRACKER.fullmatch(key.removeprefix("amp;")))
    return "&".join(urlencode([pair]) if pair[1] else quote(pair[0]) for pair in kept)


def _route(fragment: str) -> str:
    """Keep ``#!/route``, which on script-driven sites is the article; every other fragment is a place in a page."""
    return fragment if fragment.startswith("!") else ""


def _domain(url: str) -> str:
    try:
        return courlan.extract_domain(url) or _TWIN_HOST.sub("", urlsplit(url).hostname or "")
    except ValueError:
        return ""

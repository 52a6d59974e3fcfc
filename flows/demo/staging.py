"""Puts the demo's world on a wire: feeds as they change, pages as they appear, and every way a site misbehaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from flows.demo.feeds import TYPES, render_feed
from flows.demo.world import HERE, Item, Outlet, World
from flows.wire import Fault, Page, Wire, faults, later, redirect

#: The one feed that once asks us to come back later: outlet and instant of the cycle it does so in.
ASKS_FOR_PATIENCE: Final = ("uferbote", "2026-02-24T20:00:00+00:00")
#: Before anything happened: feeds are there and empty.
BEFORE: Final = datetime(2026, 1, 1, tzinfo=UTC)
_FAULTS: Final[dict[str, Fault]] = {"timeout": faults.drip}


def publish_world(wire: Wire, world: World) -> None:
    """Publish everything there will ever be; what is visible follows the wire's clock."""
    for outlet in world.outlets:
        base = f"http://{outlet.host}"
        wire.publish(outlet.host, "/robots.txt", Page(body=outlet.robots.encode(), content_type="text/plain"))
        wire.publish(outlet.host, outlet.feed_path, _feed_page(outlet, base, BEFORE))
        for at in sorted({look.at for item in outlet.items for look in item.looks}):
            wire.publish(outlet.host, outlet.feed_path, _feed_page(outlet, base, at), at)
        for item in outlet.items:
            for path, page, at in _pages(item, outlet, base):
                wire.publish(outlet.host, path, page, at)
    _ask_for_patience(wire, world)


def _feed_page(outlet: Outlet, base: str, at: datetime) -> Page:
    body = render_feed(outlet, base, at)
    return Page(
        body=body,
        content_type=f"{TYPES[outlet.feed_kind]}; charset=utf-8",
        etag=f'"{sha256(body).hexdigest()[:16]}"',
        last_modified=at,
        gzip=True,
    )


def _pages(item: Item, outlet: Outlet, base: str) -> Iterator[tuple[str, Page, datetime]]:
    """List the addresses of an item: its own at each of its states, its other paths, its redirects."""
    for look in item.looks:
        page = _page(item, outlet, look.file, look.at)
        if page is not None:
            yield from ((path, page, look.at) for path in (item.path, *item.also_at))
    for path in item.redirect_from:
        yield path, redirect(base + item.path, 301), item.looks[0].at


def _page(item: Item, outlet: Outlet, file: str | None, at: datetime) -> Page | None:
    """Return an item's page; None where the feed's link leads to another outlet's page or to nothing at all."""
    kind = item.fault["kind"] if item.fault else None
    if kind in {"duplicate_link", "not_found"}:
        return None
    if kind == "gone":
        return Page(status=410, body=b"withdrawn")
    body = (HERE / file).read_bytes() if file else b"<html><body>live, soon</body></html>" * 20
    if kind == "too_big":
        assert item.fault is not None
        body = body.ljust(item.fault["bytes"], b" ")
    charset = f"; charset={outlet.charset}" if outlet.charset and item.content_type == "text/html" else ""
    return Page(
        body=body,
        content_type=item.content_type + charset,
        etag=f'"{sha256(body).hexdigest()[:16]}"',
        last_modified=at,
        gzip=kind is None,
        fault=_FAULTS.get(kind or ""),
    )


def _ask_for_patience(wire: Wire, world: World) -> None:
    name, at = ASKS_FOR_PATIENCE
    moment = datetime.fromisoformat(at)
    for outlet in (outlet for outlet in world.outlets if outlet.outlet_id == name):
        before = wire.site.visible(outlet.host, outlet.feed_path, moment)
        wire.publish(outlet.host, outlet.feed_path, later(3600), moment)
        wire.publish(outlet.host, outlet.feed_path, before, next(cycle for cycle in world.cycles if cycle > moment))

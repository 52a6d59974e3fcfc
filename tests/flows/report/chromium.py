"""A headless Chromium of the distribution that may reach nothing but files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here: `apt-get install chromium` (as root) brings it"
)
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
Scheme = Literal["light", "dark"]


@dataclass(kw_only=True)
class Watched:
    """A page with all it said on the console and all it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)


@contextmanager
def browser() -> Iterator[Browser]:
    """Run the browser for a while."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        try:
            yield running
        finally:
            running.close()


def opened(running: Browser, path: Path, *, scheme: Scheme = "light", width: int = 1280) -> Watched:
    """Open a file; whatever else it asks for is written down and refused."""
    page = running.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    watched = Watched(page=page)
    page.on("console", lambda message: watched.complaints.append(message.text))
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
    address = path.as_uri()

    def judge(route: Route) -> None:
        watched.asked_for.append(route.request.url)
        route.abort()

    page.route(lambda url: not url.startswith((address, "data:")), judge)
    page.goto(address)
    return watched

"""Turns chart specifications into drawings that stand in the page: Vega-Lite, drawn here, so that the page runs none.

The drawing is made twice, wide and narrow, since type in a picture shrinks with it; the style sheet shows one of them.
Nothing of a drawing is read aloud or reached by key: the figures stand in a table beside it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import vl_convert
from lxml import etree
from markupsafe import Markup

Spec = Mapping[str, Any]

#: Widths in pixels of the page at which letters in a drawing are as large as those beside it.
WIDE: Final = 720
NARROW: Final = 330
_SVG: Final = "{http://www.w3.org/2000/svg}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
#: What the page decides itself, or nobody needs in a drawing that is not read aloud.
_DROPPED: Final = frozenset(
    "id style role tabindex target width height version aria-label aria-roledescription aria-hidden cursor "
    "font-family pointer-events".split()
)
_CONFIG: Final = {
    "background": None,
    "font": "Helvetica Neue, Arial, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--ink-2)",
        "labelFontSize": 12,
        "titleColor": "var(--ink-2)",
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": "var(--rule)",
        "domainColor": "var(--rule)",
        "tickColor": "var(--rule)",
    },
    "text": {"color": "var(--ink)", "fontSize": 12},
}


def draw(make: Callable[[int], Spec]) -> Markup:
    """Draw a chart at both widths. ``make``: gives the Vega-Lite specification for a width."""
    return Markup("").join(_svg(make(width), name) for name, width in (("wide", WIDE), ("narrow", NARROW)))


def _svg(spec: Spec, name: str) -> Markup:
    whole = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "config": _CONFIG, **spec}
    drawn = vl_convert.vegalite_to_svg(json.dumps(whole, default=str))
    root = etree.fromstring(drawn.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    view = root.get("viewBox")
    for node in list(root.iter(etree.Element)):
        _clean(node)
    root.attrib.clear()
    root.attrib.update({"class": f"chart {name}", "viewBox": view, "aria-hidden": "true", "focusable": "false"})
    return Markup(etree.tostring(root, encoding="unicode", with_tail=False))  # noqa: S704  lxml escaped its text


def _clean(node: etree._Element) -> None:
    """Keep shapes, words and links within the page."""
    href = node.attrib.pop(_HREF, None) or node.attrib.pop("href", None)
    for name in [name for name in node.attrib if name in _DROPPED or str(name).startswith("on")]:
        del node.attrib[name]
    if node.tag == f"{_SVG}a" and href and str(href).startswith("#"):
        node.attrib.update({"href": str(href), "tabindex": "-1"})

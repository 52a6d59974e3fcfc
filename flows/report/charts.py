"""The four charts as Vega-Lite specifications: rounds, agreed against carried out, positions, coverage; pure.

Colours are variables of the page's style sheet, so that a chart is light and dark with it; a shape or a word says what
a colour says. Each takes rows of data and the width in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

Spec = dict[str, Any]
Data = Sequence[dict[str, Any]]

#: Pixels from one lane to the next: its name, its line, and room for a finger.
_LANE: Final = 50
_DEAL: Final = 54
#: A span of fewer days is told by days.
_DAYS: Final = 180
_TIME: Final = {"type": "temporal", "scale": {"type": "utc"}, "title": None}
_UNITS: Final = {"day": "utcyearmonthdate", "week": "utcyearweek", "month": "utcyearmonth"}
_SIDES: Final = {
    "RU": "var(--ru)",
    "UA": "var(--ua)",
    "US": "var(--us)",
    "BOTH": "var(--both)",
    "other": "var(--ink-2)",
}
_STANCES: Final = {
    "for": "circle",
    "with conditions": "diamond",
    "against": "M-1,-1L1,1M1,-1L-1,1",
    "threat": "triangle-up",
}


def timeline(data: Data, width: int) -> Spec:
    """Draw rounds as dots with their number, a lane for each series; a ring is still to come.

    Rows: series, at, label, planned, href.
    """
    ink = {"condition": {"test": "datum.planned", "value": "var(--accent)"}, "value": "var(--paper)"}
    fill = {"condition": {"test": "datum.planned", "value": "var(--paper)"}, "value": "var(--accent)"}
    place = {"x": _time(data, width), "href": {"field": "href"}}
    size = {"condition": {"test": "datum.label === ''", "value": 110}, "value": 300}
    return _in_lanes("series", data, width) | {
        "layer": [
            *_lanes("series", data, width),
            {
                "mark": {"type": "circle", "opacity": 1, "strokeWidth": 1.5},
                "encoding": {**place, "fill": fill, "stroke": ink, "size": size},
            },
            {
                "mark": {"type": "text", "fontSize": 10.5, "fontWeight": 600, "dy": 0.5},
                "encoding": {**place, "text": {"field": "label"}, "color": ink},
            },
        ]
    }


def ledger(data: Data, width: int) -> Spec:
    """Draw what was agreed as a pale bar and what was carried out as a dark one over it.

    Rows: row, label, agreed, done, href.
    """
    axis = {"tickCount": max(3, width // 120), "format": ",d", "grid": False}
    x = {"type": "quantitative", "title": None, "axis": axis}
    return {
        **_sized(width, _DEAL * len(data)),
        "data": {"values": list(data)},
        "encoding": {
            "y": {"field": "row", "type": "nominal", "sort": [one["row"] for one in data], "axis": None},
            "href": {"field": "href"},
        },
        "layer": [
            {
                "mark": {"type": "text", "align": "left", "dy": -14, "color": "var(--ink-2)", "limit": width},
                "encoding": {"x": {"value": 0}, "text": {"field": "label"}},
            },
            {"mark": _bar("var(--pale)", 18), "encoding": {"x": {"field": "agreed", **x}}},
            {"mark": _bar("var(--accent)", 8), "encoding": {"x": {"field": "done", **x}}},
        ],
    }


def _bar(fill: str, height: int) -> dict[str, Any]:
    return {"type": "bar", "height": height, "cornerRadiusEnd": 2, "fill": fill, "yOffset": 8}


def positions(data: Data, width: int) -> Spec:
    """Draw who asked for, accepted, refused what when, a lane for each topic.

    Rows: topic, side, at, stance, dodge, href.
    """
    side = {"field": "side", "type": "nominal", "scale": _scale(_SIDES), "legend": None}
    dodge = {"domain": [-1, 0, 1], "paddingOuter": 3}
    return _in_lanes("topic", data, width) | {
        "layer": [
            *_lanes("topic", data, width),
            {
                "mark": {"type": "point", "size": 85, "filled": True, "opacity": 1, "strokeWidth": 2.5},
                "encoding": {
                    "x": _time(data, width),
                    "yOffset": {"field": "dodge", "type": "nominal", "scale": dodge},
                    "fill": side,
                    "stroke": side,
                    "shape": {"field": "stance", "scale": _scale(_STANCES), "legend": None},
                    "href": {"field": "href"},
                },
            },
        ]
    }


def coverage(data: Data, gaps: Data, rounds: Data, width: int, grain: str) -> Spec:
    """Draw articles as pale bars, texts of their own as dark ones before them, rounds as strokes under the axis.

    Rows: at, articles, texts, href. ``gaps``, ``rounds``: start, end; what nobody asked in is shaded, never a zero.
    ``grain``: day, week or month.
    """
    x = _time(data, width) | {"timeUnit": _UNITS[grain]}
    y = {"type": "quantitative", "title": None, "axis": {"tickCount": 4, "format": ",d", "tickMinStep": 1}}
    span = {"x": {"field": "start", **_TIME}, "x2": {"field": "end"}}
    height = 170
    under = {"type": "rect", "fill": "var(--both)", "opacity": 1}
    bars = [("articles", "var(--pale)"), ("texts", "var(--accent)")]
    return {
        **_sized(width - 34, height),
        "data": {"values": list(data)},
        "layer": [
            _shaded({"type": "rect", "fill": "var(--wash)", "opacity": 1}, gaps, span),
            *(
                {
                    "mark": {"type": "bar", "fill": fill, "binSpacing": 1},
                    "encoding": {"x": x, "y": {"field": field, **y}, "href": {"field": "href"}},
                }
                for field, fill in bars
            ),
            _shaded(under, rounds, span | {"y": {"value": height}, "y2": {"value": height + 4}}),
        ],
    }


def _shaded(mark: dict[str, Any], spans: Data, place: dict[str, Any]) -> Spec:
    return {"data": {"values": list(spans)}, "mark": mark, "encoding": place}


def _in_lanes(field: str, data: Data, width: int) -> Spec:
    return {
        **_sized(width, _LANE * len(_names(field, data))),
        "data": {"values": list(data)},
        "encoding": {"y": {"field": field, "type": "nominal", "sort": _names(field, data), "axis": None}},
    }


def _lanes(field: str, data: Data, width: int) -> list[Spec]:
    """Draw a line for each lane and its name above it."""
    names = {"values": [{field: name} for name in _names(field, data)]}
    across = {"x": {"value": 0}, "x2": {"value": width}}
    name = {"type": "text", "align": "left", "dy": -19, "color": "var(--ink-2)", "limit": width}
    return [
        {"data": names, "mark": {"type": "rule", "color": "var(--rule)"}, "encoding": across},
        {"data": names, "mark": name, "encoding": {"x": {"value": 0}, "text": {"field": field}}},
    ]


def _names(field: str, data: Data) -> list[str]:
    return list(dict.fromkeys(one[field] for one in data))


def _sized(width: int, height: int) -> Spec:
    return {"width": width, "height": height, "padding": {"left": 10, "right": 14, "top": 6, "bottom": 4}}


def _time(data: Data, width: int) -> dict[str, Any]:
    """Give the axis of ``at``: days while they span less than half a year, else months."""
    ends = sorted(date.fromisoformat(one["at"][:10]) for one in data)
    form = "%-d %b" if (ends[-1] - ends[0]).days < _DAYS else "%b %Y"
    ticks = {"tickCount": max(3, width // 120), "labelOverlap": True, "labelFlush": True, "format": form}
    return {"field": "at", **_TIME, "axis": {"orient": "bottom", "grid": False, **ticks}}


def _scale(values: dict[str, str]) -> dict[str, Any]:
    return {"domain": list(values), "range": list(values.values())}

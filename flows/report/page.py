"""Puts the report together: everything told, the charts drawn, one page of HTML that needs nothing beside it.

report_page(material, talks, made_at) -> str
round_page(material, talks, made_at) -> str
"""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extractors.model import Talks
from flows.alerts.plain import visible
from flows.report import charts, words
from flows.report.claims import Said, told
from flows.report.conflicts import conflicts_of, differences_of
from flows.report.deals import deal_data, deals
from flows.report.drawing import draw
from flows.report.positions import position_data, positions
from flows.report.printed import shelves_of
from flows.report.rounds import RoundView, story_of, view_of
from flows.report.series import bucket_name, coverage_data, timeline_data
from flows.report.state import headline, state_of
from flows.wording import Names, figure, names_of
from storage.report import Material

HERE: Final = Path(__file__).parent / "templates"


def report_page(material: Material, talks: Talks, made_at: datetime) -> str:
    """Return the whole report as HTML."""
    values = _values(material, talks, made_at)
    return _render("report.html.j2", values | _pictures(material, values) | {"title": "The state of the talks"})


def round_page(material: Material, talks: Talks, made_at: datetime) -> str:
    """Return the page of one round, the one the material was read for."""
    values = _values(material, talks, made_at)
    return _render("round.html.j2", values | {"title": values["stories"][0].round.name})


def _values(material: Material, talks: Talks, made_at: datetime) -> dict[str, Any]:
    names = names_of(talks)
    said = told(material, names)
    views = [view_of(row, talks.series, names, material.in_full) for row in material.rounds]
    conflicts = conflicts_of(material, said, names)
    return {
        "material": material,
        "names": names,
        "said": said,
        "rounds": views,
        "by_id": {one.id: one for one in views},
        "stories": [story_of(one, material, said, names, conflicts) for one in views if one.in_full],
        "conflicts": conflicts,
        "unbound": [said[row["claim_id"]] for row in material.by_round.get(None, []) if row["claim_id"] in said],
        "differences": differences_of(material, said),
        "quotes": [row | {"said": said.get(row["claim_id"])} for row in material.quotes],
        "state": state_of(material, views, said, names, made_at),
        "evidence": _by_round(said, views),
    }


def _pictures(material: Material, values: dict[str, Any]) -> dict[str, Any]:
    """Draw the charts; one without data is left out."""
    rounds, said = values["rounds"], values["said"]
    dots, earlier = timeline_data(rounds)
    ledger = deals(material, values["by_id"], said)
    bars = deal_data(ledger)
    stances = positions(material, said)
    shelves = shelves_of(material.printed, {row["bucket"].isoformat(): bucket_name(row) for row in material.coverage})
    days, gaps, held = coverage_data(material.coverage, rounds, shelves)
    grain = material.coverage[0]["grain"] if material.coverage else "day"
    return {
        "timeline": draw(lambda width: charts.timeline(dots, width)) if dots else None,
        "earlier": earlier,
        "deals": ledger,
        "deals_drawn": draw(lambda width: charts.ledger(bars, width)) if bars else None,
        "positions": stances,
        "positions_drawn": draw(lambda width: charts.positions(position_data(stances), width)) if stances else None,
        "coverage": [row | {"name": bucket_name(row)} for row in material.coverage],
        "shelves": shelves,
        "coverage_drawn": draw(lambda width: charts.coverage(days, gaps, held, width, grain)) if days else None,
    }


def _by_round(said: dict[str, Said], views: list[RoundView]) -> list[tuple[RoundView | None, list[Said]]]:
    """Put the evidence in the order of the rounds; what is about none comes last."""
    groups: dict[str | None, list[Said]] = {}
    for one in said.values():
        groups.setdefault(one.round_id, []).append(one)
    known = {one.id for one in views}
    ordered = [(one, sorted(groups[one.id], key=_place)) for one in views if one.id in groups]
    rest = [one for key, members in groups.items() if key not in known for one in members]
    return [*ordered, (None, sorted(rest, key=_place))] if rest else list(ordered)


def _place(one: Said) -> tuple[str, str, str]:
    return one.title, one.first_seen_at.isoformat(), one.id


def _render(name: str, values: dict[str, Any]) -> str:
    style, script = (HERE / "style.css").read_text("utf-8"), (HERE / "page.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment(values["names"])
        .get_template(name)
        .render(
            **values,
            style=Markup(style),  # noqa: S704  our own file
            script=Markup(script),  # noqa: S704  our own file
            policy=policy,
        )
    )


def _environment(names: Names) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": words.day,
        "short_day": words.short_day,
        "instant": words.instant,
        "text": words.text,
        "listed": words.listed,
        "beyond": words.beyond,
        "figure": figure,
    }
    environment.globals |= {
        "count": words.count,
        "age": words.age,
        "headline": headline,
        "minutes": lambda number: words.age(timedelta(minutes=number)),
        "side": lambda one: names.get(one, one),
    }
    return environment


def _shown(value: Any) -> Any:
    """Take from every text put into a page what is not seen, so that none can be forgotten; ours is Markup."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

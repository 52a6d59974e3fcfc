"""The commands that only look: everything they show comes from the published snapshot."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import config as configuration
from config import Config
from flows.cli.show import Form, plain, show, show_json
from storage import listing
from storage.query import Table


def load(folder: Path | None) -> Config:
    """Return the configuration of a folder; raises ConfigError with every fault."""
    return configuration.load(folder, environment=os.environ)


def snapshot_of(folder: Path | None) -> Path:
    """Return where the snapshot of that configuration lies."""
    return Path(load(folder).settings.paths.snapshot)


def check_configuration(folder: Path | None) -> None:
    """Load everything and say what was found; faults come as one ConfigError."""
    loaded = load(folder)
    talks = loaded.talks
    print(  # noqa: T201
        f"The configuration is sound: {len(loaded.feeds)} feeds, {len(talks.persons)} people, "
        f"{len(talks.rounds)} known rounds up to {talks.known_until}, alerts to "
        f"{', '.join(hook.name for hook in loaded.settings.alerts.hooks) or 'nobody'}."
    )


def list_rounds(folder: Path | None, form: Form, *, all_known: bool) -> None:
    """Print the rounds; a terminal gets the days in one column."""
    table = listing.rounds(snapshot_of(folder), all_known=all_known)
    if form is Form.TABLE:
        table = Table(
            columns=("round", "state", "days", "place", "who", "articles", "facts"),
            rows=tuple((row[0], row[1], _days(row[2], row[3]), *row[4:8]) for row in table.rows),
        )
    _print(table, form, "Rounds (days are local to the table)")


def _days(start: date | None, end: date | None) -> str:
    if start is None:
        return ""
    return f"{start:%Y-%m-%d}" + (
        "" if end in (None, start) else f"/{end:%d}" if end.month == start.month else f"/{end:%m-%d}"
    )


def list_followups(folder: Path | None, form: Form, round_id: str | None, limit: int) -> None:
    """Print the follow-ups."""
    _print(listing.followups(snapshot_of(folder), round_id, limit), form, "Follow-ups")


def list_facts(folder: Path | None, form: Form, round_id: str | None, kind: str | None, limit: int) -> None:
    """Print facts with their evidence."""
    _print(listing.facts(snapshot_of(folder), round_id, kind, limit), form, "Facts")


def list_articles(folder: Path | None, form: Form, doc_class: str | None, limit: int) -> None:
    """Print articles."""
    _print(listing.articles(snapshot_of(folder), doc_class, limit), form, "Articles (times are UTC)")


def show_status(folder: Path | None, *, as_json: bool) -> int:
    """Print how things stand; 0 when all is well, 1 when something needs a person, 2 when it cannot be told."""
    from flows.status import screen
    from flows.status.look import look

    told = look(folder, os.environ, datetime.now(UTC))
    if as_json:
        show_json(screen.as_json(told))
    else:
        for line in screen.lines(told):
            print(plain(line))  # noqa: T201
    return told.exit


def _print(table: Table, form: Form, title: str) -> None:
    show(table.columns, table.rows, form, title=title)
    if table.more and form is Form.TABLE:
        print(f"… and more: raise --limit (shown: {len(table.rows)})")  # noqa: T201

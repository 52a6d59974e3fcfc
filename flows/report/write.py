"""Writes the report: reads the snapshot, composes the page, puts it in place at once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from config import Config
from flows.alerts.files import replace_whole
from flows.report.page import report_page, round_page
from storage.report import read_report


def write_report(config: Config, now: datetime, out: Path | None = None, round_id: str | None = None) -> Path:
    """Write the whole report, or the page of one round, and return where it lies.

    ``out``: where to; else the path of the settings, for a round with its id. Who reads the file meanwhile sees the
    old or the new page, never half of one. Raises StoreError without a snapshot or for an unknown round, OSError when
    the file cannot be written.
    """
    material = read_report(Path(config.settings.paths.snapshot), now, round_id)
    compose = round_page if round_id else report_page
    path = out or _usual(Path(config.settings.report.path), round_id)
    replace_whole(path, compose(material, config.talks, now).encode("utf-8", "replace"))
    return path


def _usual(path: Path, round_id: str | None) -> Path:
    return path.with_name(f"{path.stem}-{round_id}{path.suffix}") if round_id else path

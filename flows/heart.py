"""Writes down how far a cycle is, stage by stage, where it can be read while nobody can open the database."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from time import monotonic

from config.secrets import missing
from flows.workshop import Workshop
from storage.pulse import LONGEST, Pulse, beat


class Heart:
    """The pulse of one cycle: begun with it, moved on by its stages."""

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop
        self._began = self._stage_began = monotonic()
        before = shop.pulse_before
        now = shop.clock()
        self.pulse = Pulse(
            run_id=shop.run_id,
            pid=os.getpid(),
            started_at=shop.now,
            stage="open",
            stage_at=now,
            outcome="running",
            answered_at=before.answered_at if before else None,
            done_at=before.done_at if before else None,
            lacking=tuple(missing(shop.config.settings.alerts.hooks, os.environ)),
        )
        self._beat()
        shop.log.say("cycle_began", version=shop.version)

    def begin(self, stage: str) -> None:
        """Say that a stage begins."""
        self._shop.log.stage, self._stage_began = stage, monotonic()
        self.pulse = replace(self.pulse, stage=stage, stage_at=self._shop.clock(), answered_at=self._answered_at())
        self._beat()

    def went(self) -> None:
        """Say that the stage begun last is done."""
        self._shop.log.say("stage_done", seconds=round(monotonic() - self._stage_began, 3))

    def end(self) -> None:
        """Say that the cycle came to its end."""
        now = self._shop.clock()
        self.pulse = replace(self.pulse, stage_at=now, outcome="done", done_at=now, answered_at=self._answered_at())
        self._beat()
        self._shop.log.say("cycle_ended", outcome="done", seconds=round(monotonic() - self._began, 3))

    def fail(self, error: BaseException) -> None:
        """Say what ended the cycle; an interruption is no failure, and the next cycle takes up what was left."""
        said = self._shop.struck(f"{type(error).__name__}: {error}")[:LONGEST]
        outcome = "failed" if isinstance(error, Exception) else "stopped"
        self.pulse = replace(self.pulse, stage_at=self._shop.clock(), outcome=outcome, error=said)
        self._beat()
        self._shop.log.warn("cycle_ended", outcome=outcome, error=said, seconds=round(monotonic() - self._began, 3))

    def _answered_at(self) -> datetime | None:
        polls = self._shop.account.polls
        heard = any(count for outcome, count in polls.items() if outcome != "failed")
        return self._shop.now if heard else self.pulse.answered_at

    def _beat(self) -> None:
        beat(self._shop.database, self.pulse)

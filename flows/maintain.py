"""The nightly upkeep of one Parley: old things go, everything is checked, the database is folded, a backup is made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractors.errors import ParleyError
from flows.keeping import places_of
from flows.upkeep import Plan, archive_until, plan, surplus
from flows.workshop import Workshop
from storage import lock
from storage.backup import backups, begin_backup, finish_backup
from storage.check import Broken, run_checks
from storage.maintain import Copy, Room, compact, copies, prune_polls, room
from storage.retention import Gone, aged, forget, let_go
from storage.run import close_run
from storage.store import Store


@dataclass(slots=True, kw_only=True)
class Upkept:
    """What one upkeep did; ``failures``: what could not be done, each with its reason."""

    polls: int = 0
    gone: list[Gone] = field(default_factory=list)
    left: int = 0  # old files of the archive that are mostly needed
    folded: tuple[Room, Room] | None = None  # before and after
    cleared: list[Copy] = field(default_factory=list)
    backup: Path | None = None
    backups_removed: list[Path] = field(default_factory=list)
    broken: tuple[Broken, ...] = ()
    failures: list[str] = field(default_factory=list)

    @property
    def needs_somebody(self) -> bool:
        """Say whether a promise is broken or something could not be done."""
        return bool(self.broken or self.failures)

    def lines(self) -> Iterator[str]:
        """Give what was done line by line."""
        yield f"  polls     {self.polls} forgotten"
        yield f"  archive   {len(self.gone)} files let go, {sum(one.bytes for one in self.gone) / 2**20:.1f} MB"
        pages, answers = sum(one.documents for one in self.gone), sum(one.polls for one in self.gone)
        yield f"            {pages} pages no current reading rests on, {answers} answers of feeds"
        if self.left:
            yield f"            {self.left} old files stay: most of each is needed"
        if self.folded:
            before, after = (one.bytes / 2**20 for one in self.folded)
            yield f"  database  folded from {before:.1f} to {after:.1f} MB"
        yield from (f"  cleared   {one.path.name}, {one.bytes / 2**20:.1f} MB" for one in self.cleared)
        if self.backup:
            yield f"  backup    {self.backup}"
        yield from (f"            {path.name} removed: it was the oldest" for path in self.backups_removed)
        yield from (f"  BROKEN    {one.promise} ({one.count})" for one in self.broken)
        yield from (f"  FAILED    {one}" for one in self.failures)


async def maintain(shop: Workshop) -> Upkept:
    """Do the upkeep at the workshop's instant and publish the snapshot; a step that fails keeps no other from its work.

    Raises StoreError when the database itself refuses.
    """
    done = Upkept()
    shop.open_run("maintain")
    with shop.store() as store:
        to_do = _planned(shop, store)
        done.left = to_do.left
        done.polls = prune_polls(store, to_do.polls_before)
        for file in to_do.let_go:
            _trying(done, lambda file=file: done.gone.append(let_go(store, _archive(shop), file, shop.now)))  # type: ignore[misc]
        done.broken = tuple(run_checks(store))
        _close(shop, store, done)
    noted = len(done.failures)
    if to_do.fold:
        shop.close_store()
        _trying(done, lambda: _fold(shop, done))
    shop.publish()
    for gone in done.gone:
        _trying(done, lambda gone=gone: forget(_archive(shop), gone))  # type: ignore[misc]
    for copy in to_do.clear:
        _trying(done, lambda copy=copy: _clear(copy, done))  # type: ignore[misc]
    _trying(done, lambda: _back_up(shop, done))
    if len(done.failures) > noted:
        with shop.store() as store:
            _close(shop, store, done)
        shop.publish()
    return done


def _archive(shop: Workshop) -> Path:
    return Path(shop.config.settings.paths.archive)


def _planned(shop: Workshop, store: Store) -> Plan:
    upkeep = shop.config.settings.upkeep
    old = aged(store, _archive(shop), archive_until(upkeep, shop.now))
    return plan(upkeep, old, room(store), copies(shop.database), shop.now)


def _trying(done: Upkept, step: Callable[[], object]) -> None:
    try:
        step()
    except (ParleyError, OSError) as error:
        done.failures.append(str(error))


def _close(shop: Workshop, store: Store, done: Upkept) -> None:
    """Write down how it went; `parley status` tells what somebody must know of it."""
    note = "; ".join([*(one.told for one in done.broken), *done.failures])
    close_run(store, shop.run_id, "failed" if done.needs_somebody else "done", note, shop.now)


def _fold(shop: Workshop, done: Upkept) -> None:
    with shop.store() as store:
        before = room(store)
    shop.close_store()
    compact(shop.database)
    with shop.store() as store:
        done.folded = (before, room(store))


def _clear(copy: Copy, done: Upkept) -> None:
    copy.path.unlink(missing_ok=True)
    done.cleared.append(copy)


def _back_up(shop: Workshop, done: Upkept) -> None:
    """Make the night's backup where the settings ask for one; the oldest beyond those kept goes after it."""
    upkeep = shop.config.settings.upkeep
    if not upkeep.backup_to:
        return
    folder = Path(upkeep.backup_to)
    with lock.hold(folder / "backups", shop.now):
        done.backup = finish_backup(begin_backup(places_of(shop.config), folder, shop.now))
        for path in surplus(backups(folder), upkeep.backups):
            shutil.rmtree(path)
            done.backups_removed.append(path)

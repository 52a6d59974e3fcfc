"""The commands that keep what Parley knows safe and small: a backup, putting it back, the upkeep of every night."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from flows.cli.options import ConfigOption, Json
from flows.cli.show import form_of, plain, print_lines, show, show_json, shown

if TYPE_CHECKING:
    from storage.restore import Restored

#: Withheld alerts told one by one; the list has all.
_SHOWN: Final = 10


def backup(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder of backups.", show_default="backups/ in the data")
    ] = None,
    config: ConfigOption = None,
    as_json: Json = False,
) -> None:
    """Back up the database, the archive and the files of hooks into a folder of their own, beside running cycles.

    No secret is in it: those are in the environment only. `parley restore` puts it back.
    """
    from datetime import UTC, datetime

    from flows.cli.look import load
    from flows.keeping import back_up

    made, manifest = back_up(load(config), folder, datetime.now(UTC))
    rows = sum(table.rows for table in manifest.tables.values())
    if as_json:
        told = {"backup": str(made), "made_at": manifest.made_at, "files": len(manifest.files)}
        show_json(told | {"bytes": manifest.size, "rows": rows, "waiting": manifest.waiting})
        return
    typer.echo(f"{shown(made)}: {len(manifest.files)} files, {manifest.size / 2**20:.1f} MB, {rows} rows")
    if manifest.waiting:
        typer.echo(f"{manifest.waiting} alerts wait in it: a restore withholds them, and says so")


def restore(
    what: Annotated[Path, typer.Argument(metavar="BACKUP", help="A backup's folder, as `parley backup` named it.")],
    config: ConfigOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of the database that is there.")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Only read it, every file and table; nothing is changed.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Verify a backup and put it in place, whole or not at all; nobody is alerted of anything again.

    Alerts that waited when the backup was made are withheld; `parley alerts resend` sends them by hand. A database
    alone, such as the snapshot, can be put in place too.
    """
    from dataclasses import asdict
    from datetime import UTC, datetime

    from flows.cli.look import load
    from flows.keeping import examine, put_back

    if verify:
        manifest = examine(what)
        rows = [(name, one.rows, one.hash) for name, one in manifest.tables.items()]
        title = f"{shown(what)}: {len(manifest.files)} files and these tables are as they were"
        show(("table", "rows", "hash"), rows, form_of(as_json=as_json, as_csv=False), title=title)
        return
    restored = put_back(load(config), what, datetime.now(UTC), replace=replace)
    if as_json:
        show_json(asdict(restored))
    else:
        print_lines(plain(line) for line in _lines(restored))


def _lines(restored: Restored) -> Iterator[str]:
    yield f"restored: all that was known at {restored.made_at:%Y-%m-%d %H:%M:%S} UTC; every file and table is as it was"
    yield f"  archive   {restored.added} files came back"
    if restored.kept:
        yield f"  replaced  {shown(restored.kept)} is what was there"
    if restored.told:
        yield f"  alerts    {restored.told} were told since the backup, and are told to nobody again"
    if restored.unknown:
        yield "  alerts    what was told since the backup is not known: receivers that remember ids see nothing twice"
    if restored.withheld:
        yield f"  WITHHELD  {len(restored.withheld)} alerts waited in the backup: parley alerts list --queue withheld"
        yield "            `parley alerts resend --withheld` sends them after all"
    yield from (f"            {one['hook']}: {one['kind']} {one['subject']}" for one in restored.withheld[:_SHOWN])


def maintain(config: ConfigOption = None, as_json: Json = False) -> None:
    """Do the nightly upkeep now: let old pages and polls go, check every promise, fold the database, back up.

    What goes and what stays is in the settings under [upkeep]. Exits 1 when a promise is broken or a step failed.
    """
    import asyncio
    from dataclasses import asdict
    from datetime import UTC, datetime

    from flows.cli.look import load
    from flows.maintain import Upkept
    from flows.maintain import maintain as do
    from flows.workshop import open_workshop, reading_pool

    loaded, now = load(config), datetime.now(UTC)

    async def upkeep() -> Upkept:
        # A pool that is never entered starts no children: nothing is read here.
        pool = reading_pool(loaded.settings.limits)
        async with open_workshop(loaded, now=now, pool=pool) as shop:
            return await do(shop)

    done = asyncio.run(upkeep())
    if as_json:
        show_json(asdict(done))
    else:
        print_lines([f"upkeep of {now:%Y-%m-%d %H:%M:%S} UTC", *(plain(line) for line in done.lines())])
    raise typer.Exit(1 if done.needs_somebody else 0)

"""The commands of alerts: what was sent, what waits, what is dead; sending again, silence, a test."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from flows.cli.options import ConfigOption, Csv, Json, Limit, Operator, Why
from flows.cli.show import Form, form_of, show, show_json

alerts = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="What hooks were told, and what waits.")

_LIST: Final = """
    select left(alert_id, 8) as alert, created_at as created, channel as hook, kind, subject,
        queue, attempts as tries, due_at, summary
    from alerts where ($hook is null or channel = $hook) and ($queue is null or queue = $queue)
    order by created_at desc, alert_id limit $limit
"""
_SHOW: Final = "select * from alerts where starts_with(alert_id, $id) order by alert_id limit 2"
_ATTEMPTS: Final = """
    select attempt, tried_at, outcome, status, round(latency_ms)::bigint as ms, detail from delivery
    where alert_id = $id order by attempt
"""


@alerts.command("list")
def list_alerts(
    config: ConfigOption = None,
    hook: Annotated[str | None, typer.Option(help="Only this hook.")] = None,
    queue: Annotated[str | None, typer.Option(help="waiting, sent, merged, silenced, dead or withheld.")] = None,
    limit: Limit = 50,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List alerts, newest first; instants are UTC."""
    from flows.cli.look import snapshot_of
    from storage.query import query

    asked: dict[str, object] = {"hook": hook, "queue": queue, "limit": limit}
    table = query(snapshot_of(config), _LIST, limit, parameters=asked)
    form = form_of(as_json=as_json, as_csv=as_csv)
    # A terminal has room for what is scanned; the sentence is one `parley alerts show` away.
    wide = len(table.columns) if form is not Form.TABLE else -2
    show(table.columns[:wide], [row[:wide] for row in table.rows], form, title="Alerts (UTC)")


@alerts.command("show")
def show_alert(
    alert: Annotated[str, typer.Argument(help="Its id, or the beginning of it.")], config: ConfigOption = None
) -> None:
    """Show one alert: what is sent, and every attempt."""
    from extractors.errors import ParleyError
    from flows.cli.look import snapshot_of
    from storage.query import query

    snapshot = snapshot_of(config)
    found = query(snapshot, _SHOW, parameters={"id": alert})
    if len(found.rows) != 1:
        raise ParleyError(f"{'no' if not found.rows else 'more than one'} alert begins with {alert!r}")
    row = dict(zip(found.columns, found.rows[0], strict=True))
    show_json(row)
    table = query(snapshot, _ATTEMPTS, parameters={"id": row["lead_id"] or row["alert_id"]})
    show(table.columns, table.rows, form_of(as_json=False, as_csv=False), title="Attempts")


@alerts.command("resend")
def resend_alerts(
    ids: Annotated[list[str] | None, typer.Argument(help="Ids as `parley alerts list` shows them.")] = None,
    config: ConfigOption = None,
    dead: Annotated[bool, typer.Option("--dead", help="All that are dead.")] = False,
    withheld: Annotated[bool, typer.Option("--withheld", help="All that a restore withheld.")] = False,
) -> None:
    """Put alerts back into the queue; receivers that remember ids see nothing twice."""
    from flows.cli.look import load, snapshot_of
    from flows.desk import send_again
    from storage.query import query

    asked = "select alert_id from alerts where list_contains($ids, left(alert_id, 8)) or list_contains($queues, queue)"
    queues = [name for name, wanted in {"dead": dead, "withheld": withheld}.items() if wanted]
    short = [one[:8] for one in ids or []]
    table = query(snapshot_of(config), asked, parameters={"ids": short, "queues": queues})
    typer.echo(send_again(load(config), [str(row[0]) for row in table.rows]))


@alerts.command("silence")
def silence_hook_for(
    hook: Annotated[str, typer.Argument(help="The hook, or * for all.")],
    hold: Annotated[str, typer.Argument(metavar="FOR", help="For how long: 30m, 8h.")],
    operator: Operator,
    why: Why,
    config: ConfigOption = None,
    subject: Annotated[str | None, typer.Option(help="Only about this round or claim.")] = None,
) -> None:
    """Tell a hook nothing for a while; what it misses stays on record as silenced."""
    from flows.cli.cycles import interval
    from flows.cli.look import load
    from flows.desk import silence_hook

    typer.echo(silence_hook(load(config), hook, subject, interval(hold), operator, why))


@alerts.command("deliver")
def deliver_alerts(config: ConfigOption = None) -> None:
    """Send what is due now, without running a cycle; exit 1 when something was refused."""
    from flows.cli.look import load
    from flows.desk import deliver_now

    taken, refused, left = deliver_now(load(config))
    typer.echo(f"{taken} taken, {refused} refused, {left} waiting")
    raise typer.Exit(1 if refused else 0)


@alerts.command("test")
def try_channel(
    hook: Annotated[str, typer.Argument(help="Name of the hook in settings.toml.")], config: ConfigOption = None
) -> None:
    """Send one hook a message that says it is a test."""
    from flows.cli.look import load
    from flows.desk import try_hook

    typer.echo(f"{hook}: {try_hook(load(config), hook)}")

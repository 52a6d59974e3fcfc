"""The commands and what each is for; the work behind them is imported when one is called."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from extractors.errors import ConfigError, ParleyError
from flows.cli.alerts import alerts
from flows.cli.ask import query
from flows.cli.export import export
from flows.cli.feeds import feeds
from flows.cli.judge import rounds
from flows.cli.options import ConfigOption, Csv, Json, Limit, Round, Trace, day
from flows.cli.report import report
from flows.cli.search import search
from flows.cli.show import form_of
from flows.cli.trends import trend, trends
from flows.cli.upkeep import backup, maintain, restore

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Parley watches the news wires for the Russia-Ukraine talks: which articles follow them, which round each is "
    "about, and what was agreed, proposed, demanded, refused or carried out, with the words that say so. "
    "Try `parley demo` first, or `parley read FILE` on any report.",
)

app.add_typer(rounds, name="rounds", rich_help_panel="Look")
app.add_typer(alerts, name="alerts", rich_help_panel="Operate")
app.add_typer(feeds, name="feeds", rich_help_panel="Operate")
app.command(rich_help_panel="Look")(query)
app.command(rich_help_panel="Look")(report)
app.command(rich_help_panel="Operate")(backup)
app.command(rich_help_panel="Operate")(restore)
app.command(rich_help_panel="Operate")(maintain)
app.command(rich_help_panel="Look")(trends)
app.command(rich_help_panel="Look")(trend)
app.command(rich_help_panel="Look")(search)
app.command(rich_help_panel="Look")(export)


@app.command(rich_help_panel="Operate")
def run(
    config: ConfigOption = None,
    every: Annotated[str | None, typer.Option(help="Repeat at this interval (5m, 1h) until interrupted.")] = None,
    no_prefect: Annotated[
        bool, typer.Option("--no-prefect", help="Run the stages without Prefect: starts in a second.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Run one cycle over the live feeds: poll, fetch, read, understand, alert, publish.

    Exits 0 when any due feed answered, 1 when none did.
    """
    from flows.cli.cycles import run_cycles

    raise typer.Exit(run_cycles(config, every, with_prefect=not no_prefect, as_json=as_json))


@app.command(rich_help_panel="Operate")
def demo(
    as_json: Json = False,
    data: Annotated[
        Path | None, typer.Option(help="Folder for the demo's own database.", show_default="var/demo")
    ] = None,
) -> None:
    """Replay six weeks of bundled coverage through the whole path; needs no internet."""
    from flows.cli.cycles import run_demo

    raise typer.Exit(run_demo(data, as_json=as_json))


@app.command(rich_help_panel="Operate")
def serve(
    config: ConfigOption = None,
    every: Annotated[
        str | None, typer.Option(help="Interval between starts (5m, 1h).", show_default="settings.toml")
    ] = None,
) -> None:
    """Keep the schedule until stopped: a cycle every few minutes, pages that changed, the digest, the nightly upkeep.

    Runs on a Prefect server of its own on loopback, with its page, or on that of PREFECT_API_URL; says a line for every
    run, starts again what ends, and follows an outage with one run. Ctrl-C or SIGTERM ends all of it within ten
    seconds, with exit code 0. The other times stand under [schedule] in settings.toml.
    """
    from flows.cli.cycles import serve_cycles

    raise typer.Exit(serve_cycles(config, every))


@app.command(rich_help_panel="Operate")
def replay(
    config: ConfigOption = None,
    since: Annotated[str | None, typer.Option(help="Only articles published on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Only articles published on this day or earlier.")] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="Only so many, the same ones every time.")] = None,
    promote: Annotated[bool, typer.Option("--promote", help="Make the new readings count.")] = False,
    operator: Annotated[str | None, typer.Option(help="Who promotes; needed to promote.")] = None,
    why: Annotated[str | None, typer.Option(help="Why; needed to promote.")] = None,
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    """Read the archive again with today's rules and show what changes; writes nothing without --promote."""
    from flows.cli.replaying import Promotion, replay_archive
    from flows.replay import Scope

    if promote and not (operator and why):
        raise typer.BadParameter("to promote, say --operator and --why")
    if promote and sample:
        raise typer.BadParameter("a sample is for looking; promote all, or a range of days")
    promotion = Promotion(operator=operator or "", why=why or "") if promote else None
    scope = Scope(since=day(since), until=day(until), sample=sample)
    raise typer.Exit(replay_archive(config, scope, promotion, limit=limit, as_json=as_json))


@app.command(rich_help_panel="Operate")
def status(config: ConfigOption = None, as_json: Json = False) -> None:
    """Say on one screen what is wrong, since when, what shows it and what to do.

    Exits 0 when nobody is needed, 1 when a person is, 2 when it cannot be told. --json lists every fault by its name.
    """
    from flows.cli.look import show_status

    raise typer.Exit(show_status(config, as_json=as_json))


@app.command(rich_help_panel="Operate")
def check(config: ConfigOption = None) -> None:
    """Check the configuration and list every fault with file, key and what is allowed."""
    from flows.cli.look import check_configuration

    check_configuration(config)


@app.command(rich_help_panel="Look")
def followups(
    config: ConfigOption = None, round_id: Round = None, limit: Limit = 50, as_json: Json = False, as_csv: Csv = False
) -> None:
    """List which article follows which round, and why Parley thinks so; look-alikes that were refused too."""
    from flows.cli.look import list_followups

    list_followups(config, form_of(as_json=as_json, as_csv=as_csv), round_id, limit)


@app.command(rich_help_panel="Look")
def facts(
    config: ConfigOption = None,
    round_id: Round = None,
    kind: Annotated[str | None, typer.Option("--type", help="Only this type, e.g. prisoner_exchange.")] = None,
    limit: Limit = 50,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List facts, each with the words that say so."""
    from flows.cli.look import list_facts

    list_facts(config, form_of(as_json=as_json, as_csv=as_csv), round_id, kind, limit)


@app.command(rich_help_panel="Look")
def articles(
    config: ConfigOption = None,
    limit: Limit = 30,
    doc_class: Annotated[str | None, typer.Option("--class", help="Only this class, e.g. round_report.")] = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List articles, newest first, with class, round and origin."""
    from flows.cli.look import list_articles

    list_articles(config, form_of(as_json=as_json, as_csv=as_csv), doc_class, limit)


@app.command(rich_help_panel="Look")
def explain(
    what: Annotated[str, typer.Argument(metavar="ARTICLE|URL", help="Article id (or its beginning) or address.")],
    config: ConfigOption = None,
    trace: Trace = False,
    as_json: Json = False,
) -> None:
    """Tell why an article has its class, its rounds and its facts, and which telling sentences gave none."""
    from flows.cli.explain import explain_article

    explain_article(config, what, as_json=as_json, trace=trace)


@app.command(rich_help_panel="Understand")
def read(
    what: Annotated[
        str | None, typer.Argument(metavar="FILE|URL|-", help="A page, a text, an address, or - for standard input.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Headline, as a feed would give it.")] = None,
    published: Annotated[str | None, typer.Option(help="Publication time, ISO 8601 with its zone.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(help="Its address.")] = None,
    batch: Annotated[
        Path | None, typer.Option(help="JSON lines of {id, text or html, title, published, url, outlet}.")
    ] = None,
    config: ConfigOption = None,
    trace: Trace = False,
    as_json: Json = False,
) -> None:
    """Read one page or text and print what Parley understands, without storing anything."""
    from flows.cli.reading import read_batch, read_one

    if batch is not None:
        read_batch(config, batch)
    elif what is None:
        raise typer.BadParameter("name a file, an address or -, or use --batch")
    else:
        said = {"title": title, "published": published, "outlet": outlet, "url": url}
        read_one(config, what, **said, as_json=as_json, trace=trace)


@app.command(rich_help_panel="Understand")
def score(
    corpus: Annotated[
        Path | None, typer.Option(help="Folder with gold/ and texts/.", show_default="the project's own")
    ] = None,
    save: Annotated[Path | None, typer.Option(help="Keep the run in this file, as JSON.")] = None,
    diff: Annotated[
        str | None,
        typer.Option(metavar="RUN|REVISION", help="Print what was gained and lost since a kept run or a git revision."),
    ] = None,
    config: ConfigOption = None,
    as_json: Json = False,
) -> None:
    """Score the understanding against labelled texts: facts, classes, rounds, quotes, traps, probes."""
    from flows.cli.scoring import show_score

    show_score(config, corpus, as_json=as_json, save=save, diff=diff)


def run_app() -> None:
    """Run the command line."""
    try:
        app()
    except ConfigError as error:
        typer.echo("The configuration cannot be used:", err=True)
        for fault in error.faults:
            typer.echo(f"  {fault}", err=True)
        raise SystemExit(2) from None
    except ParleyError as error:
        typer.echo(f"parley: {error}", err=True)
        raise SystemExit(2) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None

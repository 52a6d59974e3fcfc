"""The commands of rounds: the list, and what an operator decides about one; kept with who and why."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.options import ConfigOption, Csv, Json, Operator, Why
from flows.cli.show import form_of

rounds = typer.Typer(rich_markup_mode=None, help="List the rounds of talks, or decide about one.")

RoundId = Annotated[str, typer.Argument(metavar="ROUND", help="Its id, e.g. geneva-2026-1.")]


@rounds.callback(invoke_without_command=True)
def list_them(
    context: typer.Context,
    config: ConfigOption = None,
    all_known: Annotated[bool, typer.Option("--all", help="Registry rounds too.")] = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List the rounds of talks: those Parley discovered, or all it knows; or decide about one by a command below."""
    if context.invoked_subcommand is None:
        from flows.cli.look import list_rounds

        list_rounds(config, form_of(as_json=as_json, as_csv=as_csv), all_known=all_known)


@rounds.command()
def confirm(round_id: RoundId, operator: Operator, why: Why, config: ConfigOption = None) -> None:
    """Say that a round is sure to come."""
    _judge(config, round_id, "confirm", None, operator, why)


@rounds.command()
def reject(round_id: RoundId, operator: Operator, why: Why, config: ConfigOption = None) -> None:
    """Say that this was no round; whoever was told of it gets a correction."""
    _judge(config, round_id, "reject", None, operator, why)


@rounds.command()
def merge(
    round_id: RoundId,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The round it is part of.")],
    operator: Operator,
    why: Why,
    config: ConfigOption = None,
) -> None:
    """Say that two rounds are one; whoever was told of the first gets a correction."""
    _judge(config, round_id, "merge", into, operator, why)


@rounds.command()
def rename(
    round_id: RoundId,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A further name; ids are permanent.")],
    operator: Operator,
    why: Why,
    config: ConfigOption = None,
) -> None:
    """Give a round a further name."""
    _judge(config, round_id, "rename", name, operator, why)


def _judge(config: ConfigOption, round_id: str, action: str, value: str | None, operator: str, why: str) -> None:
    from flows.cli.look import load
    from flows.desk import judge_round

    typer.echo(judge_round(load(config), round_id, action, value, operator, why))

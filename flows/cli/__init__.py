"""The command line: ``parley``. Nothing heavy is imported before a command needs it."""

from __future__ import annotations


def main() -> None:
    """Run the command the arguments name; a known error is one plain message and exit code 2."""
    from flows.cli.app import run_app

    run_app()

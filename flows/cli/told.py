"""Says in a few lines what one cycle did."""

from __future__ import annotations

from collections.abc import Mapping

from flows.accounts import CycleAccount
from flows.cli.show import plain
from flows.status.words import number


def tell_cycle(account: CycleAccount) -> None:
    """Print one cycle's account for a person; instants are UTC."""
    print("\n".join(plain(line) for line in lines_of(account)))  # noqa: T201


def lines_of(account: CycleAccount) -> list[str]:
    """Return the account line by line."""
    books = account.books
    lines = [f"cycle of {account.started_at:%Y-%m-%d %H:%M:%S} UTC", f"  feeds     {_counts(account.polls)}"]
    lines += [f"            {feed}: {reason}" for feed, reason in account.failures]
    if books:
        lines.append(f"  entries   {books.new} new of {books.listed} listed, {books.reopened} looked at again")
        lines.append(f"  kept      {books.kept}; waiting {books.waiting}; unexplained {books.unexplained}")
        lines.append(f"  left out  {_counts({**books.dropped, **books.left_out})}")
    lines.append(f"  read      {_counts(account.classes)}; {account.facts} facts")
    lines += [f"  ROUND     {event.summary}" for event in account.events]
    lines.append(f"  alerts    {account.delivered} delivered, {len(account.undelivered)} not")
    lines += [f"            {detail}" for detail in account.undelivered]
    lines += [f"  BROKEN    {broken.promise}" for broken in account.broken]
    lines += [f"  report    {account.report}"] if account.report else []
    return lines


def in_a_line(account: CycleAccount) -> str:
    """Return the account as the one line somebody watching a schedule reads."""
    books = account.books
    told = [f"feeds {_counts(account.polls)}"] if account.polls else []
    told += [f"{number(books.new, 'new entry', 'new entries')}, {books.kept} kept"] if books else []
    told += [number(account.facts, "fact"), *(f"ROUND {event.summary.rstrip('.')}" for event in account.events)]
    told += [f"{number(account.delivered, 'alert')} delivered"] if account.delivered else []
    told += [f"{number(len(account.undelivered), 'alert')} not delivered"] if account.undelivered else []
    told += [f"BROKEN {broken.promise}" for broken in account.broken]
    return plain("; ".join(told))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sorted(counts.items()) if count) or "none"

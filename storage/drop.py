"""The ledger of what was left out: every item with its stage and reason, written once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.model import Drop
from storage.store import Store, to_json

#: Reasons no later ask of the page can cure; the others may pass within hours.
FINAL: Final = (
    "duplicate_link gone no_link not_html not_talks refused_address robots too_big too_old unread_language".split()
)


def write_drops(store: Store, drops: Sequence[Drop]) -> None:
    """Write drops into the ledger, inside the caller's transaction; one already there stays as it is."""
    store.stage("incoming_drop", "drop_log", [to_json(Drop, drop) for drop in drops])
    store.run("insert into drop_log by name select * from incoming_drop on conflict do nothing")


def count_drops(store: Store) -> dict[str, int]:
    """Count the entries that are left out now, by reason, most frequent first."""
    counted = store.rows(
        "select outcome, count(*) as n from entry where state = 'dropped' group by all order by n desc, outcome"
    )
    return {row["outcome"]: row["n"] for row in counted}

"""Brings about what may be wrong with configuration, backlog, languages and rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from flows.status.look import look
from flows.status.register import Verdict
from storage.article import Found, articles_to_understand, record_articles
from storage.document import record_documents
from storage.reading import record_readings
from storage.store import Store
from tests.flows.status.place import EVERY, Case, Place
from tests.storage.sample import NOW, article, drop, entry, reading


def _piling(place: Place) -> Verdict:
    place.cycle(NOW + EVERY, entries=[entry(f"page-{n}", "west") for n in range(25)])
    return place.told(hours=4)


def _unread(place: Place) -> Verdict:
    unread = [replace(drop(f"page-{n}", "poll", "unread_language"), detail="uk", feed="west") for n in range(25)]
    place.cycle(NOW + EVERY, drops=unread)
    return place.told()


def _other_rules(place: Place) -> Verdict:
    def reads(store: Store, now: datetime) -> None:
        found = Found(entry_id=entry().entry_id, document_id=None, article=article())
        record_documents(store, [], [], [], now, [drop()])
        record_articles(store, [found], [], now)
        waiting = articles_to_understand(store, 10)
        record_readings(store, [reading(one) for one in waiting], [], "rules-of-yesterday", "run", now)

    place.cycle(NOW + EVERY, entries=[entry(name="west")], inject=reads)
    return place.told()


def _configuration(_place: Place) -> Verdict:
    return look(None, {"PARLEY_WEB__CONTACT": "nobody at all"}, NOW)


CASES: Final[dict[str, tuple[Case, str]]] = {
    "entries_waiting": (_piling, "25 entries"),
    "unread_rising": (_unread, "“uk”"),
    "replay_advised": (_other_rules, "1 of 1 article"),
    "configuration": (_configuration, "web.contact"),
}
